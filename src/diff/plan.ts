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
  old: Item;
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
  old: Element;
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
export function planElement(old: Element, now: Element): KeptStep | MergedStep {
  if (itemKey(old) === itemKey(now)) return { kind: "kept", now };
  return {
    kind: "merged",
    old,
    now,
    altered: ownKey(old) !== ownKey(now),
    steps: planItems(itemsOf(old), itemsOf(now), cellsAlign(old, now)),
  };
}

/** Cells belong together by their column, where there are as many. */
function cellsAlign(old: Element, now: Element): boolean {
  return now.tagName === "tr" && itemsOf(old).length === itemsOf(now).length;
}

function planItems(old: readonly Item[], now: readonly Item[], byPlace: boolean): Step[] {
  const pairs = byPlace
    ? now.map((_, index): Pair => [index, index])
    : pairItems(
        old.map((item, index) => ({ item, index })),
        now.map((item, index) => ({ item, index })),
      );
  const steps: Step[] = [];
  let [row, column] = [0, 0];
  for (const [nextRow, nextColumn] of [...pairs, [old.length, now.length] as const]) {
    for (const item of old.slice(row, nextRow)) steps.push(...deletedStep(item));
    for (const item of now.slice(column, nextColumn)) steps.push(insertedStep(item));
    const [before, after] = [old[nextRow], now[nextColumn]];
    if (before && after) steps.push(planPair(before, after));
    [row, column] = [nextRow + 1, nextColumn + 1];
  }
  return steps;
}

function deletedStep(old: Item): DeletedStep[] {
  return old.type === "element" && isDerived(old) ? [] : [{ kind: "deleted", old }];
}

function insertedStep(now: Item): Step {
  return { kind: now.type === "element" && isDerived(now) ? "kept" : "inserted", now };
}

function planPair(old: Item, now: Item): Step {
  if (itemKey(old) === itemKey(now)) return { kind: "kept", now };
  if (old.type === "element" && now.type === "element") return planElement(old, now);
  if (old.type !== "run" || now.type !== "run") throw new Error("Items of two kinds were paired");
  const tokens = compareRuns(old, now);
  return tokens.every(({ change }) => change === "kept")
    ? { kind: "kept", now }
    : { kind: "line", now, tokens };
}

interface PlacedItem {
  item: Item;
  index: number;
}

/** First what reads alike, then between such items what is most likely to have become the other. */
function pairItems(old: readonly PlacedItem[], now: readonly PlacedItem[]): Pair[] {
  const alike = commonPairs(
    old.map(({ item }) => itemKey(item)),
    now.map(({ item }) => itemKey(item)),
    (index) => weightOf(now[index]?.item),
  );
  const elsewhere = betterElsewhere(
    old.filter(({ index }) => !alike.some(([row]) => row === index)),
    now.filter(({ index }) => !alike.some(([, column]) => column === index)),
  );
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  for (const [nextRow, nextColumn] of [...alike, [old.length, now.length] as const]) {
    const [before, after] = [old.slice(row, nextRow), now.slice(column, nextColumn)];
    const related = bestPairs([before.length, after.length], (a, b) => {
      const [one, other] = [before[a], after[b]];
      if (!one || !other || (elsewhere.get(one.index) ?? other.index) !== other.index) return 0;
      return kinship(one.item, other.item);
    });
    pairs.push(...related.map(([a, b]): Pair => [row + a, column + b]));
    if (nextRow < old.length && nextColumn < now.length) pairs.push([nextRow, nextColumn]);
    [row, column] = [nextRow + 1, nextColumn + 1];
  }
  return pairs;
}

/**
 * Blocks that stand elsewhere now, each with its new place: what stands in the old one may have a few words in common with
 * it, and is something else.
 */
function betterElsewhere(old: readonly PlacedItem[], now: readonly PlacedItem[]): Map<number, number> {
  const places = new Map<number, number>();
  if (old.length * now.length > mostRivals) return places;
  for (const { item, index } of old) {
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
