import { textOf, type Item } from "./elements.ts";
import { bagOf, isSameKind, likeness } from "./similarity.ts";
import type { DeletedStep, InsertedStep, Step } from "./plan.ts";

/** Fewest words of what can be told to have moved: shorter texts are alike by chance. */
const fewestWords = 6;

/** What has at least this much in common has moved and changed. */
const leastLikeness = 0.7;

/** Most pairs of passages whose words are compared. */
const mostComparisons = 250_000;

/** Finds what was taken out in one place and put in at another, in all parts of a book. Names it in the steps. */
export function findMoves(steps: readonly Step[]): void {
  const found = collect(steps);
  const deleted = found.deleted.filter(({ old }) => isMovable(old));
  const inserted = found.inserted.filter(({ now }) => isMovable(now));
  const byText = new Map<string, InsertedStep[]>();
  for (const step of inserted) {
    const key = keyOf(step.now);
    byText.set(key, [...(byText.get(key) ?? []), step]);
  }
  for (const step of deleted) {
    const same = byText.get(keyOf(step.old))?.find(({ from }) => from === undefined);
    if (same) join(step, same);
  }
  if (deleted.length * inserted.length > mostComparisons) return;
  for (const step of deleted.filter(({ to }) => to === undefined)) {
    const best = nearest(step, inserted);
    if (best) join(step, best);
  }
}

function nearest({ old }: DeletedStep, inserted: readonly InsertedStep[]): InsertedStep | undefined {
  let best: { step: InsertedStep; alike: number } | undefined;
  for (const step of inserted) {
    if (step.from !== undefined || !isSameKind(old, step.now)) continue;
    const alike = likeness(bagOf(old), bagOf(step.now));
    if (alike >= leastLikeness && alike > (best?.alike ?? 0)) best = { step, alike };
  }
  return best?.step;
}

function join(deleted: DeletedStep, inserted: InsertedStep): void {
  deleted.to = inserted;
  inserted.from = deleted;
}

function collect(steps: readonly Step[]): { deleted: DeletedStep[]; inserted: InsertedStep[] } {
  const deleted: DeletedStep[] = [];
  const inserted: InsertedStep[] = [];
  const walk = (step: Step): void => {
    if (step.kind === "deleted") deleted.push(step);
    else if (step.kind === "inserted") inserted.push(step);
    else if (step.kind === "merged") for (const inner of step.steps) walk(inner);
  };
  for (const step of steps) walk(step);
  return { deleted, inserted };
}

function isMovable(item: Item): boolean {
  const within = item.type === "element" && !["td", "th", "header"].includes(item.tagName);
  return within && bagOf(item).size >= fewestWords;
}

/** What is the same wherever it stands. */
function keyOf(item: Item): string {
  return `${item.type === "element" ? item.tagName : ""} ${textOf(item).replace(/\d+/g, "0")}`;
}
