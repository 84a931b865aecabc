import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Run } from "./elements.ts";

/** Where a stretch of a text begins, and where it ends. */
interface Stretch {
  start: number;
  end: number;
}

/** A sentence or a line with what ends it. */
const sentence = /[^\n]*?(?:[.!?;:]["”’)]*(?=\s)|\n|$)/gu;

/** The text of a line with the ends of lines that its writer made, and with the words of its pictures. */
export function lineOf({ nodes }: Pick<Run, "nodes">): string {
  return nodes.map(textIn).join("");
}

/**
 * Puts words of ours in the place of the sentences of a line that may not be shown. What is left stands beside nothing
 * that it would be closed with: where sentences are closed only together, all of them go.
 * @param isClosed whether a text may not be shown
 */
export function closeSentences(
  run: Run,
  isClosed: (text: string) => boolean,
  words: string,
): ElementContent[] {
  const text = lineOf(run);
  const textAt = ({ start, end }: Stretch): string => text.slice(start, end);
  const sentences = sentencesIn(text).map((place) => ({ place, closed: isClosed(textAt(place)) }));
  const shown = stretchesOf(sentences, false).filter((place) => isClosed(textAt(place)));
  for (const each of sentences) {
    if (shown.some(({ start, end }) => start <= each.place.start && each.place.end <= end))
      each.closed = true;
  }
  return new Cut(stretchesOf(sentences, true), words).through(run.nodes);
}

/** Sentences and lines of a text, without the white space around them. */
function sentencesIn(text: string): Stretch[] {
  return [...text.matchAll(sentence)].flatMap(({ 0: whole, index }) => {
    const start = index + whole.length - whole.trimStart().length;
    const end = start + whole.trim().length;
    return start < end ? [{ start, end }] : [];
  });
}

/** Sentences that stand side by side and are all closed, or all open, as one. */
function stretchesOf(sentences: readonly { place: Stretch; closed: boolean }[], closed: boolean): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, each] of sentences.entries()) {
    if (each.closed !== closed) continue;
    const last = stretches.at(-1);
    if (last && sentences[index - 1]?.closed === closed) last.end = each.place.end;
    else stretches.push({ ...each.place });
  }
  return stretches;
}

/** Takes stretches out of nodes, and says so once for each. */
class Cut {
  readonly #stretches: readonly Stretch[];
  readonly #words: string;
  readonly #told = new Set<Stretch>();
  #at = 0;

  constructor(stretches: readonly Stretch[], words: string) {
    this.#stretches = stretches;
    this.#words = words;
  }

  /** The nodes, which follow those before, with our words in the place of what is taken out. */
  through(nodes: readonly ElementContent[]): ElementContent[] {
    return nodes.flatMap((node) => this.#node(node));
  }

  #node(node: ElementContent): ElementContent[] {
    if (node.type === "text") return this.#text(node.value);
    if (node.type !== "element") return [];
    const own = ownTextOf(node);
    const start = this.#at;
    const end = start + own.length;
    const hit = this.#stretches.filter((each) => each.start < end && start < each.end);
    if (own.trim() !== "" && hit.length > 0) {
      this.#at = start + textIn(node).length;
      return hit.flatMap((each) => this.#tell(each));
    }
    this.#at = end;
    const children = this.through(node.children);
    const emptied = children.length === 0 && node.children.length > 0;
    return emptied ? [] : [{ ...node, children }];
  }

  #text(value: string): ElementContent[] {
    const begin = this.#at;
    this.#at += value.length;
    const nodes: ElementContent[] = [];
    let from = 0;
    for (const stretch of this.#stretches) {
      const [start, end] = [stretch.start - begin, stretch.end - begin];
      if (end <= 0 || start >= value.length) continue;
      nodes.push(...textNode(value.slice(from, Math.max(from, start))), ...this.#tell(stretch));
      from = Math.min(end, value.length);
    }
    return [...nodes, ...textNode(value.slice(from))];
  }

  #tell(stretch: Stretch): ElementContent[] {
    if (this.#told.has(stretch)) return [];
    this.#told.add(stretch);
    return [h("span.withheld", `[${this.#words}]`)];
  }
}

function textNode(value: string): ElementContent[] {
  return value === "" ? [] : [{ type: "text", value }];
}

function textIn(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? ownTextOf(node) + node.children.map(textIn).join("") : "";
}

/** What an element says besides its content: the words of a picture stand in a line of their own. */
function ownTextOf({ tagName, properties: { alt, ariaLabel } }: Element): string {
  if (tagName === "br") return "\n";
  const said = [alt, ariaLabel].filter(Boolean).join("\n");
  return said === "" ? "" : `\n${said}\n`;
}
