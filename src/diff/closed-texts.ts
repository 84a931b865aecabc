import type { Nodes, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Element } from "hast";
import { searchText, type Withheld } from "../editions/leak-gate.ts";
import { treesOf, type Book } from "../render/book.ts";
import { walk } from "../transforms/walk.ts";
import { closeSentences, lineOf } from "./close-sentences.ts";
import { itemsOf, wordsOf } from "./elements.ts";
import { bagOfText, likeness, type WordBag } from "./similarity.ts";

/** Words on either side of a blank that are secret together with what belongs in it. */
const around = 2;

/** Sentences that have at least this much in common are one, in other words. */
const sameSentence = 0.6;

/** Fewest words of a sentence of which that can be said. */
const fewestWords = 3;

/**
 * Tells of a passage that readers had whether it is withheld from them now. What was open in one round and is an answer
 * or a note in the next may not be shown as taken out.
 */
export class ClosedTexts {
  readonly #withheld: Withheld;
  /** Passages of the whole text that the edition does not show, and those that it shows, normalised. */
  readonly #secret: string;
  readonly #passages: ReadonlySet<string>;
  readonly #open: string;
  /** Sentences of either. */
  readonly #sentences: Record<"secret" | "open", readonly WordBag[]>;
  /** Words to write in with the words beside them, normalised. */
  readonly #windows: readonly string[];

  /** @param book as it is now; @param withheld what its edition withholds */
  constructor(book: Book, withheld: Withheld) {
    const whole = book.parts.flatMap(({ module }) => [
      module.introduction,
      ...(module.bank ? [module.bank.tree] : []),
      ...module.lessons.map(({ tree }) => tree),
    ]);
    const open = book.parts.flatMap(treesOf).flatMap((tree) => textsOf(tree));
    const shown = new Set(open.map(normal));
    this.#withheld = withheld;
    this.#open = ` ${open.map(normal).join(" ")} `;
    this.#passages = new Set(
      whole
        .flatMap((tree) => textsOf(tree))
        .map(normal)
        .filter((text) => text !== "" && !shown.has(text)),
    );
    this.#secret = [...this.#passages].map((text) => ` ${text} `).join("\n");
    const bagsOf = (texts: readonly string[]): WordBag[] => texts.flatMap(sentencesOf).map(bagOfText);
    const hidden = whole.flatMap(textsOf).filter((text) => this.#passages.has(normal(text)));
    this.#sentences = { secret: bagsOf(hidden), open: bagsOf(open) };
    this.#windows = whole
      .flatMap(windowsOf)
      .filter((window) => window.includes(" ") && !this.#open.includes(` ${window} `));
  }

  /** Whether a passage may not be shown any more. */
  has(text: string): boolean {
    const words = ` ${normal(text)} `;
    return (
      partsOf(text).some((part, index) => this.#isSecret(part, { whole: index === 0 })) ||
      sentencesOf(text).some((sentence) => this.#isReworded(bagOfText(sentence))) ||
      this.#windows.some((window) => words.includes(` ${window} `)) ||
      searchText(text, "", this.#withheld).length > 0
    );
  }

  /** A text of which nothing else is to be shown, such as a title; words of ours where it may not be. */
  shown(text: string, words: string): string {
    return this.has(text) ? `[${words}]` : text;
  }

  /** Whether a sentence is in other words what is withheld, and not what is open. */
  #isReworded(sentence: WordBag): boolean {
    const secret = mostAlike(sentence, this.#sentences.secret);
    return secret >= sameSentence && secret > mostAlike(sentence, this.#sentences.open);
  }

  /** Whether words stand in what is withheld, and nowhere else. A line of one or two says so only where they are all. */
  #isSecret(part: string, { whole }: { whole: boolean }): boolean {
    const words = ` ${part} `;
    if (part === "" || this.#open.includes(words)) return false;
    return whole || part.split(" ").length > 2 ? this.#secret.includes(words) : this.#passages.has(part);
  }
}

/**
 * Puts words of ours in the place of every sentence that may not be shown, unless the new text shows it.
 * @param open what the new text says, as of `saidIn`
 */
export function closePassages(
  element: Element,
  closed: ClosedTexts,
  { open, words }: { open: string; words: string },
): Element {
  const isClosed = (text: string): boolean => !open.includes(` ${normal(text)} `) && closed.has(text);
  const children = itemsOf(element).flatMap((item) => {
    if (item.type !== "run") return [closePassages(item, closed, { open, words })];
    return isClosed(lineOf(item)) ? closeSentences(item, isClosed, words) : item.nodes;
  });
  return { ...element, children };
}

/** What rendered elements say, normalised, a passage in a line; spaces stand round each. */
export function saidIn(elements: readonly Element[]): string {
  const texts = new Set<string>();
  const visit = (element: Element): void => {
    for (const item of itemsOf(element)) {
      if (item.type === "run") texts.add(normal(lineOf(item)));
      else visit(item);
    }
  };
  for (const element of elements) visit(element);
  return [...texts].map((text) => ` ${text} `).join("\n");
}

function normal(text: string): string {
  return wordsOf(text).join(" ");
}

/** A text and its sentences, as far as they have words enough to know them again. */
function sentencesOf(text: string): string[] {
  return [...new Set(partsOf(text))].filter((part) => part.split(" ").length >= fewestWords);
}

function mostAlike(sentence: WordBag, others: readonly WordBag[]): number {
  return others.reduce((most, other) => Math.max(most, likeness(sentence, other)), 0);
}

/** A text as a whole, then its sentences and lines. */
function partsOf(text: string): string[] {
  return [normal(text), ...text.split(/\n|[.!?;:]["”’)]*\s/u).map(normal)];
}

/** Texts of the passages of a tree. */
function textsOf(tree: Root): string[] {
  const texts: string[] = [];
  walk(tree, (node: Nodes) => {
    if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell")
      texts.push(said(node));
    else if (node.type === "tableCaption") texts.push(said(node));
    else if (node.type === "figure") texts.push((node.caption ?? []).map(said).join(""));
    else if (node.type === "block") texts.push(node.attributes.title ?? toString(node.title ?? []));
    else if (node.type === "code") texts.push(node.value);
    else if (node.type === "image") texts.push(node.alt ?? "");
    else if (node.type === "html") texts.push(node.value.replace(/<!--|-->|<[^>]*>/g, " "));
  });
  return texts;
}

/** What a passage says, without the tags that its writer put into it. */
function said(passage: Nodes): string {
  const pieces: string[] = [];
  walk(passage, (node: Nodes) => {
    if (node.type === "html") pieces.push(node.value.replace(/<br\b[^>]*>/gi, " ").replace(/<[^>]*>/g, ""));
    else if (node.type === "break") pieces.push(" ");
    else if (node.type === "image") pieces.push(node.alt ?? "");
    else if ("value" in node) pieces.push(node.value);
  });
  return pieces.join("");
}

/** What belongs in the blanks of a tree, each with the words beside it. */
function windowsOf(tree: Root): string[] {
  const windows: string[] = [];
  walk(tree, (node: Nodes) => {
    if (node.type !== "paragraph" && node.type !== "heading" && node.type !== "tableCell") return;
    const pieces: { blank: boolean; text: string }[] = [];
    walk(node, (inner: Nodes) => {
      if (inner.type === "blank") pieces.push({ blank: true, text: inner.value });
      else if ("value" in inner && !("children" in inner)) pieces.push({ blank: false, text: inner.value });
    });
    for (const [index, piece] of pieces.entries()) {
      if (!piece.blank) continue;
      const before = wordsOf(joined(pieces.slice(0, index))).slice(-around);
      const after = wordsOf(joined(pieces.slice(index + 1))).slice(0, around);
      windows.push([...before, ...wordsOf(piece.text), ...after].join(" "));
    }
  });
  return windows;
}

function joined(pieces: readonly { text: string }[]): string {
  return pieces.map(({ text }) => text).join("");
}
