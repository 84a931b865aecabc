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

/** The first words that were taken out of an element's own text, and those that were put in in their place. */
export function excerptOf({ steps, now }: MergedStep): { was: string; is: string } {
  for (const step of steps) {
    const excerpt = wordsOf(step);
    if (excerpt.was !== "" || excerpt.is !== "") return excerpt;
  }
  return { was: "", is: shortened(textOf(now)) };
}

function wordsOf(step: Step): { was: string; is: string } {
  if (step.kind === "deleted") return { was: shortened(textOf(step.old)), is: "" };
  if (step.kind === "inserted") return { was: "", is: shortened(textOf(step.now)) };
  if (step.kind !== "line") return { was: "", is: "" };
  const start = step.tokens.findIndex(({ change, token }) => change !== "kept" && token.text.trim() !== "");
  const length = step.tokens.slice(start).findIndex(({ change }) => change === "kept");
  const region = start === -1 ? [] : step.tokens.slice(start, length === -1 ? undefined : start + length);
  const text = (wanted: string): string =>
    shortened(
      region
        .filter(({ change }) => change === wanted)
        .map(({ token }) => token.text)
        .join("")
        .replace(/\s+/g, " ")
        .trim(),
    );
  return { was: text("deleted"), is: text("inserted") };
}
