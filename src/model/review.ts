import type { PageSize } from "./book.ts";

/** Distances of lines in a review copy. */
export const spacings = ["single", "double"] as const;

/** Distance of lines in a review copy. */
export type Spacing = (typeof spacings)[number];

/** A review copy that is asked for. */
export interface Review {
  /** Number of the round. */
  round: number;
  spacing: Spacing;
}

/** Paper of review copies, whatever the book is printed on: any office has it. Its margins are in layout.json. */
export const reviewPage: PageSize = { name: "review", width: 210, height: 297 };
