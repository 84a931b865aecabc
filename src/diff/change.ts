/** What can have happened to a passage. */
export const changeKinds = ["inserted", "deleted", "changed", "moved"] as const;

/** What happened to a passage. */
export type ChangeKind = (typeof changeKinds)[number];

/** A passage that changed. */
export interface Change {
  kind: ChangeKind;
  /** Anchor of the passage. */
  anchor: string;
  /** Where it stands: the name of the block round it, or the heading over it. */
  place: string;
  /** The words that were taken out, shortened; empty where none were. */
  was: string;
  /** The words that were put in, shortened; empty where none were. */
  is: string;
  /** How many more places changed in its own text. */
  more: number;
}

/** The changes of a part of a book. */
export interface ChangeGroup {
  /** Anchor of the part. */
  anchor: string;
  /** "Sesi 3", or nothing where the title says it all. */
  label: string;
  title: string;
  /** What is to be said of the part as a whole, such as that it was moved. */
  notes: string[];
  /** Whether it stands elsewhere among the others: one more that was moved. */
  moved?: boolean;
  changes: Change[];
}

/** How many changes of each kind there are in parts of a book. A part that was moved is one. */
export function countKinds(
  groups: readonly Pick<ChangeGroup, "changes" | "moved">[],
): Record<ChangeKind, number> {
  const counts = { inserted: 0, deleted: 0, changed: 0, moved: 0 };
  for (const { changes, moved } of groups) {
    if (moved === true) counts.moved += 1;
    for (const { kind } of changes) counts[kind] += 1;
  }
  return counts;
}
