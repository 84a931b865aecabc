import type { Box } from "./geometry.ts";

/** What an area on a page is: one that was not painted, white on such a one, dark or light paint, or a picture or gradient. */
export type Tone = "removed" | "cleared" | "dark" | "light" | "picture";

interface Ground {
  readonly box: Box;
  readonly tone: Tone;
}

/** By this many points a mark may stand out of the area that it lies on. */
const slack = 1.5;

/** Narrower areas, in points, are no ground for anything. */
const narrowest = 3;

/** Areas of a page in the order in which they are painted, so that it is known what a mark lies on. */
export class Grounds {
  readonly #areas: Ground[] = [];

  /** Whether any area was not painted. */
  hasRemoved = false;

  /** Adds an area on top of all others. */
  add(box: Box, tone: Tone): void {
    if (Math.min(box[2] - box[0], box[3] - box[1]) < narrowest) return;
    this.#areas.push({ box, tone });
    if (tone === "removed") this.hasRemoved = true;
  }

  /** The topmost area that holds all of a box; else the one that was not painted and holds its middle. */
  under(box: Box): Ground | undefined {
    const middle: Box = [
      (box[0] + box[2]) / 2,
      (box[1] + box[3]) / 2,
      (box[0] + box[2]) / 2,
      (box[1] + box[3]) / 2,
    ];
    return (
      this.#areas.findLast((area) => holds(area.box, box)) ??
      (this.hasRemoved
        ? this.#areas.findLast(({ box: area, tone }) => tone === "removed" && holds(area, middle))
        : undefined)
    );
  }
}

/** Whether one box holds another, but for a little. */
export function holds(outer: Box, inner: Box): boolean {
  return (
    outer[0] <= inner[0] + slack &&
    outer[1] <= inner[1] + slack &&
    outer[2] >= inner[2] - slack &&
    outer[3] >= inner[3] - slack
  );
}
