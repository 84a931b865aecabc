import { classesOf, textOf, wordsOf, type Item } from "./elements.ts";

/** Words of a text with how often each stands there. */
export interface WordBag {
  counts: ReadonlyMap<string, number>;
  size: number;
}

/** Parts that an element has one of: they belong together however they read. */
const single: ReadonlySet<string> = new Set(["header", "thead", "tbody", "figcaption", "summary", "table"]);

const known = new WeakMap<Item, WordBag>();

/** The words of an item. */
export function bagOf(item: Item): WordBag {
  const before = known.get(item);
  if (before) return before;
  const bag = bagOfText(textOf(item));
  known.set(item, bag);
  return bag;
}

/** The words of a text. */
export function bagOfText(text: string): WordBag {
  const counts = new Map<string, number>();
  const words = wordsOf(text);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** How much two texts have in common, from 0 to 1: twice the words of both over all words. */
export function likeness(a: WordBag, b: WordBag): number {
  if (a.size + b.size === 0) return 1;
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, count] of few.counts) common += Math.min(count, many.counts.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}

/** Whether two items are of one kind, so that one may have become the other. */
export function isSameKind(old: Item, now: Item): boolean {
  if (old.type === "run" || now.type === "run") return old.type === now.type;
  if (old.tagName !== now.tagName) return false;
  const [before, after] = [classesOf(old), classesOf(now)];
  return before[0] === after[0] && before[1] === after[1];
}

/** How well one item may have become the other, from 0 to 1; 0 where it cannot have. */
export function kinship(old: Item, now: Item): number {
  if (!isSameKind(old, now)) return 0;
  if (old.type === "element" && single.has(old.tagName)) return 1;
  const alike = likeness(bagOf(old), bagOf(now));
  // A block keeps more than its words: what is left of one that was rewritten is still that block.
  const least = old.type === "element" && classesOf(old).includes("block") ? 0.3 : 0.42;
  return alike >= least ? alike : 0;
}
