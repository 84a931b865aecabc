import { blockOf, idOf, parseMark, printOf, type AnchorMark } from "./anchor-mark.ts";
import type { CommentAnchor } from "./comment.ts";
import type { Container, TextIndex } from "./passages.ts";
import { commonWords, likeness, shareOf, type Match } from "./similarity.ts";
import { wordsIn } from "./tokens.ts";

/** Words of context that are kept on either side. */
export const contextLength = 10;

/** Most words of a quote that are compared; those after them count for nothing. */
const longestQuote = 150;

/** Windows of a text that are looked at closely. */
const mostWindows = 8;

/** Where an anchor was found in a text. */
export interface FoundPlace {
  /** `exact`: the very words; `similar`: words or their surroundings that are much alike; `block`: only the block. */
  method: "exact" | "similar" | "block";
  /** Tokens: from the first up to, not including, the last. Both are equal where nothing is left of the words. */
  first: number;
  end: number;
  /** The block, where the comment is on a whole one or only that was found. */
  container?: Container;
  /** From 0 to 1. */
  score: number;
  /** Whether words that are only much alike also stand in the same surroundings. */
  settled?: boolean;
}

/** An anchor in words, ready for comparing. */
interface Sought {
  quote: string[];
  before: string[];
  after: string[];
  mark: AnchorMark | undefined;
  /** A block that is known to be around. */
  within: Container | undefined;
}

/** What speaks for a place. */
interface Candidate {
  first: number;
  end: number;
  /** How much of the quote is there, and how much of the words around it. */
  quote: number;
  context: number;
  /** Whether it is in the block that is known to be around. */
  inside: boolean;
  score: number;
}

/**
 * Finds the words of an anchor in a text: the very words first, of several equal ones those in the same surroundings; else
 * words that are much alike. Nothing where the text has neither.
 * @param within block that is known to be around: what is in it comes first
 */
export function findWords(
  index: TextIndex,
  anchor: CommentAnchor,
  within?: Container,
): FoundPlace | undefined {
  const sought = soughtOf(anchor, within);
  if (sought.quote.length + sought.before.length + sought.after.length === 0) return undefined;
  const stream = index.tokens.map(({ word }) => word);
  const exact = exactCandidates(index, stream, sought);
  const sure = exact.filter((candidate) => isSure(candidate, sought, exact.length === 1));
  // Words that stand where they stood need no second opinion.
  const likely = sure.some(({ context }) => context === 1)
    ? []
    : similarCandidates(index, stream, sought).filter((candidate) => isLikely(candidate, sought));
  // Where the very words are left in one place, others have to be like them in like surroundings to be meant.
  const accepted = [...sure, ...(sure.length === 1 ? likely.filter(isSettled) : likely)];
  const best = accepted.reduce<Candidate | undefined>(
    (winner, each) => (winner && winner.score >= each.score ? winner : each),
    undefined,
  );
  if (best === undefined) return undefined;
  const { first, end, quote, score } = best;
  const exactly = sought.quote.length > 0 && quote === 1;
  return { method: exactly ? "exact" : "similar", first, end, score, settled: isSettled(best) };
}

/** Finds the block of an anchor by its name, by its fingerprint, or by its words for a comment on all of it. */
export function findBlock(index: TextIndex, anchor: CommentAnchor): FoundPlace | undefined {
  const mark = parseMark(anchor.mark);
  if (mark === undefined) return undefined;
  const name = mark.path.split("/").at(-1) ?? "";
  const alike = index.containers
    .filter((container) => container.name === name)
    .map((container) => ({ container, score: blockScore(index, container, { mark, anchor }) }));
  const best = alike.reduce<(typeof alike)[number] | undefined>(
    (winner, each) => (winner && winner.score >= each.score ? winner : each),
    undefined,
  );
  if (best === undefined || best.score < 0.45) return undefined;
  const { container, score } = best;
  const whole = mark.passage === "" && anchor.quote === undefined;
  const same = whole && printOf(index, container) === mark.print;
  const method = same ? "exact" : whole ? "similar" : "block";
  return { method, first: container.first, end: container.end, container, score };
}

function blockScore(
  index: TextIndex,
  container: Container,
  { mark, anchor }: { mark: AnchorMark; anchor: CommentAnchor },
): number {
  if (mark.id !== "" && idOf(container) === mark.id) return 2;
  const print = likeness(printOf(index, container), mark.print);
  if (mark.passage !== "" || anchor.quote !== undefined) return print;
  // Of a whole block the words before it and its first ones are known, too.
  const stream = index.tokens.map(({ word }) => word);
  const before = stream.slice(Math.max(0, container.first - contextLength), container.first);
  const begin = stream.slice(container.first, Math.min(container.end, container.first + contextLength));
  const sides = (shareOf(wordsIn(anchor.before), before) + 2 * shareOf(wordsIn(anchor.after), begin)) / 3;
  return print === 1 ? 1 + sides : Math.max(print, 0.6 * sides + 0.4 * print);
}

function soughtOf({ quote, before, after, mark }: CommentAnchor, within: Container | undefined): Sought {
  return {
    quote: wordsIn(quote).slice(0, longestQuote),
    before: wordsIn(before).slice(-contextLength),
    after: wordsIn(after).slice(0, contextLength),
    mark: parseMark(mark),
    within,
  };
}

function exactCandidates(index: TextIndex, stream: readonly string[], sought: Sought): Candidate[] {
  const { quote, before, after } = sought;
  const found: Candidate[] = [];
  if (quote.length === 0) return found;
  for (
    let first = stream.indexOf(quote[0] ?? "");
    first !== -1;
    first = stream.indexOf(quote[0] ?? "", first + 1)
  ) {
    if (!quote.every((word, at) => stream[first + at] === word)) continue;
    const end = first + quote.length;
    const left = stream.slice(Math.max(0, first - contextLength), first);
    const right = stream.slice(end, end + contextLength);
    const context = weighed([
      [shareOf(before, left), before.length],
      [shareOf(after, right), after.length],
    ]);
    found.push(scored(index, { first, end, quote: 1, context }, sought));
  }
  return found;
}

function similarCandidates(index: TextIndex, stream: readonly string[], sought: Sought): Candidate[] {
  const { quote, before, after } = sought;
  const all = [...before, ...quote, ...after];
  if (all.length < 3) return [];
  const reach = Math.ceil(all.length / 4) + 2;
  return windowsLike(stream, all).map((start) => {
    const from = Math.max(0, start - reach);
    const matches = commonWords(all, stream.slice(from, start + all.length + reach));
    const at = (kept: (left: number) => boolean): number[] =>
      matches.filter(({ left }) => kept(left)).map(({ right }) => right + from);
    const left = at((place) => place < before.length);
    const inQuote = matches.filter(
      ({ left: place }) => place >= before.length && place < before.length + quote.length,
    );
    const own = withoutStrays(inQuote, all).map(({ right: place }) => place + from);
    const right = at((place) => place >= before.length + quote.length);
    const afterLeft = left.length > 0 ? (left.at(-1) ?? 0) + 1 : undefined;
    // Where no word of the quote is left, what stands between its neighbours took its place.
    const first = own[0] ?? afterLeft ?? right[0] ?? start;
    const end = own.length > 0 ? (own.at(-1) ?? first) + 1 : Math.max(first, right[0] ?? first);
    const words = (2 * own.length) / Math.max(1, quote.length + end - first);
    const context = weighed([
      [left.length / Math.max(1, before.length), before.length],
      [right.length / Math.max(1, after.length), after.length],
    ]);
    return scored(index, { first, end, quote: quote.length === 0 ? 0 : words, context }, sought);
  });
}

/** Without a number at the beginning that belongs to another label: it stands further from the next word than in the quote. */
function withoutStrays(matches: readonly Match[], words: readonly string[]): readonly Match[] {
  const [first, second] = matches;
  if (!first || !second || (words[first.left] ?? "").length > 2) return matches;
  const isStray = second.right - first.right > second.left - first.left + 2;
  return isStray ? withoutStrays(matches.slice(1), words) : matches;
}

/** Beginnings of the windows of a text that share most words with a list, best first. */
function windowsLike(stream: readonly string[], words: readonly string[]): number[] {
  const wanted = new Map<string, number>();
  for (const word of words) wanted.set(word, (wanted.get(word) ?? 0) + 1);
  const inside = new Map<string, number>();
  const scores: { start: number; shared: number }[] = [];
  let shared = 0;
  const size = Math.min(words.length, stream.length);
  for (const [end, word] of stream.entries()) {
    const count = (inside.get(word) ?? 0) + 1;
    inside.set(word, count);
    if (count <= (wanted.get(word) ?? 0)) shared += 1;
    const start = end - size + 1;
    if (start > 0) {
      const gone = stream[start - 1] ?? "";
      const left = inside.get(gone) ?? 0;
      if (left <= (wanted.get(gone) ?? 0)) shared -= 1;
      inside.set(gone, left - 1);
    }
    if (start >= 0) scores.push({ start, shared });
  }
  const best: number[] = [];
  for (const { start, shared: count } of scores.sort((a, b) => b.shared - a.shared || a.start - b.start)) {
    if (best.length >= mostWindows || count * 4 < words.length) break;
    if (best.every((other) => Math.abs(other - start) > size / 3)) best.push(start);
  }
  return best;
}

/** Weighs what speaks for a place: a long quote for itself, a short one more by what is around it. */
function scored(index: TextIndex, found: Omit<Candidate, "inside" | "score">, sought: Sought): Candidate {
  const { quote, before, after, mark, within } = sought;
  const inside = within !== undefined && found.first >= within.first && found.first < within.end;
  const own = quote.length === 0 ? 0 : 0.35 + 0.3 * Math.min(1, quote.length / 8);
  const [words, around] = before.length + after.length === 0 ? [0.8, 0] : [own, 0.8 - own];
  const passage = index.passages[index.tokens[Math.min(found.first, index.tokens.length - 1)]?.passage ?? 0];
  const container = passage?.container;
  let place = 0.5;
  let print = 0.5;
  if (mark !== undefined && container !== undefined && passage !== undefined) {
    const samePath = container.path === mark.path;
    const sameName = container.name === mark.path.split("/").at(-1);
    place = (samePath ? 0.6 : sameName ? 0.3 : 0) + (passage.type === mark.passage ? 0.4 : 0);
    print =
      mark.id !== "" && blockOf(container)?.attributes.id === mark.id
        ? 1
        : likeness(printOf(index, container), mark.print);
  }
  const score = words * found.quote + around * found.context + 0.1 * place + 0.1 * print;
  return { ...found, inside, score: inside ? score + 0.2 : score };
}

/** Whether the very words are those that were meant. A word or two stand in many places. */
function isSure({ context, inside, score }: Candidate, { quote, mark }: Sought, only: boolean): boolean {
  return inside || quote.length >= 4 || context >= 0.25 || (only && (mark === undefined || score >= 0.5));
}

/** Whether both words and surroundings are much like those that were meant. */
function isSettled({ quote, context }: Candidate): boolean {
  return quote >= 0.5 && context >= 0.5;
}

/** Whether words that are much alike are those that were meant. */
function isLikely({ quote, context, score, first, end }: Candidate, sought: Sought): boolean {
  if (sought.quote.length === 0) return false;
  if (end - first > 2 * sought.quote.length + contextLength) return false;
  return (quote >= 0.5 && score >= 0.5) || context >= 0.6;
}

function weighed(parts: readonly (readonly [share: number, weight: number])[]): number {
  const total = parts.reduce((sum, [, weight]) => sum + weight, 0);
  return total === 0 ? 0 : parts.reduce((sum, [share, weight]) => sum + share * weight, 0) / total;
}
