import type { Element } from "hast";
import { bestPairs, commonPairs, type Pair } from "./best-pairs.ts";
import { compareRuns, type ComparedToken } from "./compare-runs.ts";
import { isDerived, itemsOf, type Item, type Run } from "./elements.ts";
import { itemKey, ownKey } from "./item-key.ts";
import { bagOf, kinship } from "./similarity.ts";

/** What stands in the new text as it was. */
export interface KeptStep {
  kind: "kept";
  now: Item;
}

/** What was put in; `from` where it stood elsewhere before. */
export interface InsertedStep {
  kind: "inserted";
  now: Item;
  from?: DeletedStep;
}

/** What was taken out; `to` where it stands elsewhere now. */
export interface DeletedStep {
  kind: "deleted";
  then: Item;
  to?: InsertedStep;
}

/** A line of text of which words changed. */
export interface LineStep {
  kind: "line";
  now: Run;
  tokens: ComparedToken[];
}

/** An element in which something changed. */
export interface MergedStep {
  kind: "merged";
  then: Element;
  now: Element;
  /** Whether the element itself is another: of another kind, or with another box ticked. */
  altered: boolean;
  steps: Step[];
}

/** A part of two texts that were compared. */
export type Step = KeptStep | InsertedStep | DeletedStep | LineStep | MergedStep;

/** Most pairs of parts of one element that are held against each other. */
const mostRivals = 40_000;

/** Parts that are at least so alike are one, wherever it stands. */
const sameText = 0.7;

/** Fewest words of a part of which that can be said. */
const fewestWords = 12;

/** Compares two elements that belong together. */
export function planElement(then: Element, now: Element): KeptStep | MergedStep {
  if (itemKey(then) === itemKey(now)) return { kind: "kept", now };
  return {
    kind: "merged",
    then,
    now,
    altered: ownKey(then) !== ownKey(now),
    steps: planItems(itemsOf(then), itemsOf(now), cellsAlign(then, now)),
  };
}

/** Cells belong together by their column, where there are as many. */
function cellsAlign(then: Element, now: Element): boolean {
  return now.tagName === "tr" && itemsOf(then).length === itemsOf(now).length;
}

function planItems(then: readonly Item[], now: readonly Item[], byPlace: boolean): Step[] {
  const pairs = byPlace
    ? now.map((_, index): Pair => [index, index])
    : pairItems(
        then.map((item, index) => ({ item, index })),
        now.map((item, index) => ({ item, index })),
      );
  const steps: Step[] = [];
  let [row, column] = [0, 0];
  for (const [nextRow, nextColumn] of [...pairs, [then.length, now.length] as const]) {
    for (const item of then.slice(row, nextRow)) steps.push(...deletedStep(item));
    for (const item of now.slice(column, nextColumn)) steps.push(insertedStep(item));
    const [before, after] = [then[nextRow], now[nextColumn]];
    if (before && after) steps.push(planPair(before, after));
    [row, column] = [nextRow + 1, nextColumn + 1];
  }
  return steps;
}

function deletedStep(then: Item): DeletedStep[] {
  return then.type === "element" && isDerived(then) ? [] : [{ kind: "deleted", then }];
}

function insertedStep(now: Item): Step {
  return { kind: now.type === "element" && isDerived(now) ? "kept" : "inserted", now };
}

function planPair(then: Item, now: Item): Step {
  if (itemKey(then) === itemKey(now)) return { kind: "kept", now };
  if (then.type === "element" && now.type === "element") return planElement(then, now);
  if (then.type !== "run" || now.type !== "run") throw new Error("Items of two kinds were paired");
  const tokens = compareRuns(then, now);
  return tokens.every(({ change }) => change === "kept")
    ? { kind: "kept", now }
    : { kind: "line", now, tokens };
}

interface PlacedItem {
  item: Item;
  index: number;
}

/** First what reads alike, then between such items what is most likely to have become the other. */
function pairItems(then: readonly PlacedItem[], now: readonly PlacedItem[]): Pair[] {
  const alike = commonPairs(
    then.map(({ item }) => itemKey(item)),
    now.map(({ item }) => itemKey(item)),
    (index) => weightOf(now[index]?.item),
  );
  const elsewhere = betterElsewhere(
    then.filter(({ index }) => !alike.some(([row]) => row === index)),
    now.filter(({ index }) => !alike.some(([, column]) => column === index)),
  );
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  for (const [nextRow, nextColumn] of [...alike, [then.length, now.length] as const]) {
    const [before, after] = [then.slice(row, nextRow), now.slice(column, nextColumn)];
    const related = bestPairs([before.length, after.length], (a, b) => {
      const [one, other] = [before[a], after[b]];
      if (!one || !other || (elsewhere.get(one.index) ?? other.index) !== other.index) return 0;
      return kinship(one.item, other.item);
    });
    pairs.push(...related.map(([a, b]): Pair => [row + a, column + b]));
    if (nextRow < then.length && nextColumn < now.length) pairs.push([nextRow, nextColumn]);
    [row, column] = [nextRow + 1, nextColumn + 1];
  }
  return pairs;
}

/**
 * Blocks that stand elsewhere now, each with its new place: what stands in the old one may have a few words in common with
 * it, and is something else.
 */
function betterElsewhere(then: readonly PlacedItem[], now: readonly PlacedItem[]): Map<number, number> {
  const places = new Map<number, number>();
  if (then.length * now.length > mostRivals) return places;
  for (const { item, index } of then) {
    const [best] = now
      .map((other) => ({ index: other.index, alike: kinship(item, other.item) }))
      .sort((a, b) => b.alike - a.alike);
    if (best && best.alike >= sameText && bagOf(item).size >= fewestWords) places.set(index, best.index);
  }
  return places;
}

function weightOf(item: Item | undefined): number {
  return item ? 1 + bagOf(item).size : 0;
}
