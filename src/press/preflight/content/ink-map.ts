import {
  heightOf,
  inverted,
  pointsPerMillimetre,
  shared,
  transformed,
  widthOf,
  type Box,
} from "./geometry.ts";
import type { Budget } from "../read/limits.ts";
import type { ImageInks, ImageReader } from "./image-inks.ts";
import { totalOf, type Inks } from "./inks.ts";
import type { Mark } from "./mark.ts";

/** The heaviest square of a page. */
export interface InkPeak {
  /** Per cent, all inks together, on average of the square. */
  total: number;
  box: Box;
}

const cell = pointsPerMillimetre;
const planes = ["c", "m", "y", "k", "spot"] as const;

/** Coordinates of an area beyond which the box round it is taken. */
const mostCorners = 200_000;

/** Largest sheet whose inks are added up, in cells: A0. */
const mostCells = 1_100_000;

/**
 * Adds up the inks of a page on a grid of millimetres, painting one thing over the other as a press would: what is below
 * is knocked out, unless overprint or multiplying keeps it.
 *
 * Not counted: text, outlines, tiles, meshes, and what has no ink values yet (RGB). Soft masks are taken as open and clips
 * as the boxes round them, so that the sum is rather too high than too low.
 */
export class InkMap {
  readonly #area: Box;
  readonly #columns: number;
  readonly #rows: number;
  /** Made when the first ink is put down. */
  #inks: Record<keyof Inks, Float32Array> | undefined;
  /** Ink of the heaviest cell, as a share: no square has more. */
  #heaviest = 0;

  constructor(area: Box) {
    this.#area = area;
    this.#columns = Math.max(1, Math.round(widthOf(area) / cell));
    this.#rows = Math.max(1, Math.round(heightOf(area) / cell));
    if (this.#columns * this.#rows > mostCells) this.#columns = this.#rows = 1;
  }

  #planes(): Record<keyof Inks, Float32Array> {
    const plane = (): Float32Array => new Float32Array(this.#columns * this.#rows);
    this.#inks ??= { c: plane(), m: plane(), y: plane(), k: plane(), spot: plane() };
    return this.#inks;
  }

  /** Paints marks in their order. */
  async paint(marks: readonly Mark[], images: ImageReader, budget: Budget): Promise<void> {
    for (const mark of marks) {
      if (mark.inMask || mark.tiled || mark.kind === "text" || mark.kind === "stroke") continue;
      const box = shared(mark.box, this.#area);
      if (!box) continue;
      if (mark.image && !mark.image.stencil) {
        const inks = await images.inksOf(mark.image);
        if (inks) this.#image(mark, box, inks);
      } else if (mark.outlines) {
        budget.checkTime();
        const corners = mark.outlines.reduce((sum, points) => sum + points.length, 0);
        if (corners < mostCorners) this.#outlines(mark, box, mark.outlines);
        else this.#rectangle(mark, box);
      } else if (mark.kind === "shading") this.#rectangle(mark, box);
    }
  }

  /**
   * The heaviest square of so many millimetres, or of the whole page where that is smaller; undefined where no part of the
   * page has more ink than two solid plates.
   */
  peak(side: number): InkPeak | undefined {
    if (!this.#inks || this.#heaviest <= 2) return undefined;
    const sums = this.#sums(this.#inks);
    const row = this.#columns + 1;
    const [width, height] = [Math.min(side, this.#columns), Math.min(side, this.#rows)];
    let best = -1;
    let place = [0, 0];
    for (let y = 0; y + height <= this.#rows; y += 1) {
      for (let x = 0; x + width <= this.#columns; x += 1) {
        const [low, high] = [y * row + x, (y + height) * row + x];
        const sum = at(sums, high + width) - at(sums, high) - at(sums, low + width) + at(sums, low);
        if (sum > best) [best, place] = [sum, [x, y]];
      }
    }
    const [x = 0, y = 0] = place;
    const left = this.#area.left + x * cell;
    const bottom = this.#area.bottom + y * cell;
    const box = { left, bottom, right: left + width * cell, top: bottom + height * cell };
    return { total: (best / (width * height)) * 100, box };
  }

  /** Sums of everything below and left of each corner of the grid. */
  #sums(inks: Record<keyof Inks, Float32Array>): Float64Array {
    const row = this.#columns + 1;
    const sums = new Float64Array(row * (this.#rows + 1));
    for (let y = 0; y < this.#rows; y += 1) {
      let line = 0;
      for (let x = 0; x < this.#columns; x += 1) {
        const index = y * this.#columns + x;
        for (const plane of planes) line += at(inks[plane], index);
        sums[(y + 1) * row + x + 1] = at(sums, y * row + x + 1) + line;
      }
    }
    return sums;
  }

  /** Columns or rows whose middle lies between two coordinates. */
  #span(from: number, to: number, start: number, count: number): [number, number] {
    return [
      Math.max(0, Math.ceil((from - start) / cell - 0.5)),
      Math.min(count, Math.ceil((to - start) / cell - 0.5)),
    ];
  }

  #rectangle(mark: Mark, box: Box): void {
    const { inks } = mark.paint;
    if (!inks) return;
    const [bottom, top] = this.#span(box.bottom, box.top, this.#area.bottom, this.#rows);
    for (let y = bottom; y < top; y += 1) this.#line(mark, { y, from: box.left, to: box.right, inks });
  }

  #line(mark: Mark, { y, from, to, inks }: { y: number; from: number; to: number; inks: Inks }): void {
    const [left, right] = this.#span(from, to, this.#area.left, this.#columns);
    if (left >= right) return;
    const start = y * this.#columns;
    if (mark.alpha < 1 || mark.overprint || mark.blend === "Multiply") {
      for (let x = left; x < right; x += 1) this.#put(mark, start + x, inks);
      return;
    }
    const total = totalOf(inks) / 100;
    // Paper on paper.
    if (total === 0 && !this.#inks) return;
    const all = this.#planes();
    for (const plane of planes) all[plane].fill(inks[plane], start + left, start + right);
    if (total > this.#heaviest) this.#heaviest = total;
  }

  /** Fills between the crossings of each row's middle with the outlines. */
  #outlines(mark: Mark, box: Box, outlines: readonly (readonly number[])[]): void {
    const { inks } = mark.paint;
    if (!inks) return;
    const [bottom, top] = this.#span(box.bottom, box.top, this.#area.bottom, this.#rows);
    for (let y = bottom; y < top; y += 1) {
      const height = this.#area.bottom + (y + 0.5) * cell;
      const crossings = outlines.flatMap((points) => crossingsOf(points, height)).sort((a, b) => a.x - b.x);
      let winding = 0;
      for (const [index, { x, way }] of crossings.entries()) {
        winding += mark.evenOdd === true ? 1 : way;
        const inside = mark.evenOdd === true ? winding % 2 === 1 : winding !== 0;
        const next = crossings[index + 1];
        if (!inside || !next) continue;
        this.#line(mark, { y, from: Math.max(x, box.left), to: Math.min(next.x, box.right), inks });
      }
    }
  }

  #image(mark: Mark, box: Box, { columns, rows, cells }: ImageInks): void {
    const back = mark.image && inverted(mark.image.matrix);
    if (!back) return;
    const [bottom, top] = this.#span(box.bottom, box.top, this.#area.bottom, this.#rows);
    const [left, right] = this.#span(box.left, box.right, this.#area.left, this.#columns);
    for (let y = bottom; y < top; y += 1) {
      for (let x = left; x < right; x += 1) {
        const point = [this.#area.left + (x + 0.5) * cell, this.#area.bottom + (y + 0.5) * cell] as const;
        const [u, v] = transformed(back, ...point);
        if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
        const line = Math.min(rows - 1, Math.floor((1 - v) * rows));
        const inks = cells[line * columns + Math.floor(u * columns)];
        if (inks) this.#put(mark, y * this.#columns + x, inks);
      }
    }
  }

  #put(mark: Mark, index: number, inks: Inks): void {
    const { space } = mark.paint;
    // Overprint keeps what is below, on the plates that this colour does not touch (ISO 32000-1, 8.6.7).
    const spares = mark.overprint && (space.family !== "DeviceCMYK" || mark.overprintMode === 1);
    const all = this.#planes();
    let total = 0;
    for (const plane of planes) {
      const values = all[plane];
      const below = at(values, index);
      const own = inks[plane];
      const kept = spares && own === 0 && space.process !== "gray";
      const over = mark.blend === "Multiply" ? below + own - below * own : own;
      if (!kept) values[index] = below + (over - below) * mark.alpha;
      total += at(values, index);
    }
    if (total > this.#heaviest) this.#heaviest = total;
  }
}

function at(values: Float32Array | Float64Array, index: number): number {
  return values[index] ?? 0;
}

function crossingsOf(points: readonly number[], height: number): { x: number; way: number }[] {
  const found: { x: number; way: number }[] = [];
  const count = points.length;
  for (let index = 0; index < count; index += 2) {
    const [ax = 0, ay = 0] = [points[index], points[index + 1]];
    const [bx = 0, by = 0] = [points[(index + 2) % count], points[(index + 3) % count]];
    if (ay <= height === by <= height) continue;
    found.push({ x: ax + ((height - ay) / (by - ay)) * (bx - ax), way: by > ay ? 1 : -1 });
  }
  return found;
}
