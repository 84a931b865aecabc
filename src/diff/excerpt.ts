import type { TokenChange } from "./compare-runs.ts";
import { textOf } from "./elements.ts";
import type { MergedStep, Step } from "./plan.ts";

/** Letters of the longest excerpt. */
const longest = 90;

/** A text, cut between words where it is long. */
export function shortened(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longest - 20))} …`;
}

/** What changed in an element's own text, in few words. */
export interface Excerpt {
  /** The first words that were taken out, and those that were put in in their place; shortened, empty where none were. */
  was: string;
  is: string;
  /** How many more places changed. */
  more: number;
}

/** The first change of an element's own text, old and new, and how many more there are. */
export function excerptOf({ steps, now }: MergedStep): Excerpt {
  const [first, ...others] = spotsOf(steps);
  return first
    ? { was: shortened(first.was), is: shortened(first.is), more: others.length }
    : { was: "", is: shortened(textOf(now)), more: 0 };
}

/** A place in a text where words were taken out, put in, or both. */
interface Spot {
  was: string;
  is: string;
}

/** What changed in the lines of an element. Elements in it are listed for themselves. */
function spotsOf(steps: readonly Step[]): Spot[] {
  const spots: Spot[] = [];
  let open: Spot | undefined;
  const add = (change: TokenChange, text: string): void => {
    if (change === "kept") {
      open = undefined;
      return;
    }
    if (!open) spots.push((open = { was: "", is: "" }));
    open[change === "deleted" ? "was" : "is"] += text;
  };
  for (const step of steps) {
    if (step.kind === "line") for (const { change, token } of step.tokens) add(change, token.text);
    else if (step.kind === "deleted" && step.old.type === "run") add("deleted", ` ${textOf(step.old)}`);
    else if (step.kind === "inserted" && step.now.type === "run") add("inserted", ` ${textOf(step.now)}`);
    else add("kept", "");
  }
  return spots.map(trimmed).filter(({ was, is }) => was !== is);
}

function trimmed({ was, is }: Spot): Spot {
  const [before, after] = [was, is].map((text) => text.replace(/\s+/g, " ").trim());
  return { was: before ?? "", is: after ?? "" };
}
