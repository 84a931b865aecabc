import type { Box, Matrix } from "./geometry.ts";

/** A rectangle in the space of its path: its corner, width and height, which may be negative. */
export type PathRectangle = readonly [x: number, y: number, width: number, height: number];

/** A polygon fills its box so far that it may as well be a rectangle: the borders of tables have slanted ends. */
const fullness = 0.6;

/** Corners of a rectangle, and the first once more. */
const mostCorners = 5;

/** Of more parts than this holes are not looked for. */
const mostParts = 64;

/** The shape of a path under construction: how large and how thick it is on the page. */
export class PathShape {
  readonly #toPage: Matrix;
  /** All points in the path's space, and where its parts begin. */
  readonly #xs: number[] = [];
  readonly #ys: number[] = [];
  readonly #starts: number[] = [];
  #rectangles: PathRectangle[] | undefined = [];
  #hasCurves = false;

  /** `toPage` leads from the space that is in force to the page. */
  constructor(toPage: Matrix) {
    this.#toPage = toPage;
  }

  /** Begins a part. */
  move(x: number, y: number): void {
    this.#starts.push(this.#xs.length);
    this.line(x, y);
  }

  /** Goes on to a point; for a curve, to its control points, too. */
  line(x: number, y: number): void {
    this.#xs.push(x);
    this.#ys.push(y);
    this.#rectangles = undefined;
  }

  /** Notes that the path is bent. */
  bend(): void {
    this.#hasCurves = true;
  }

  /** Adds a rectangle. */
  rectangle(rectangle: PathRectangle): void {
    const [x, y, width, height] = rectangle;
    this.#starts.push(this.#xs.length);
    this.#xs.push(x, x + width, x + width, x);
    this.#ys.push(y, y, y + height, y + height);
    this.#rectangles?.push(rectangle);
  }

  /** On the page, in points; undefined where nothing is drawn. */
  get box(): Box | undefined {
    const [a, b, c, d, e, f] = this.#toPage;
    let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [index, x] of this.#xs.entries()) {
      const y = this.#ys[index] ?? 0;
      const u = a * x + c * y + e;
      const v = b * x + d * y + f;
      left = Math.min(left, u);
      bottom = Math.min(bottom, v);
      right = Math.max(right, u);
      top = Math.max(top, v);
    }
    return left > right ? undefined : [left, bottom, right, top];
  }

  /**
   * How thick its area is on the page in points: of a disc its diameter, of a ring twice the width of its line. With
   * `evenOdd`, parts inside others are holes (ISO 32000-1, 8.5.3.3.3); without, those that run the other way.
   */
  thickness(evenOdd: boolean): number {
    const [a, b, c, d] = this.#toPage;
    let area = 0;
    let length = 0;
    for (const [part, start] of this.#starts.entries()) {
      const end = this.#end(part);
      let own = 0;
      for (let index = start; index < end; index += 1) {
        const after = index + 1 < end ? index + 1 : start;
        const [x, y] = [this.#xs[index] ?? 0, this.#ys[index] ?? 0];
        const [u, v] = [this.#xs[after] ?? 0, this.#ys[after] ?? 0];
        own += (x * v - u * y) / 2;
        length += Math.hypot(a * (u - x) + c * (v - y), b * (u - x) + d * (v - y));
      }
      area += evenOdd ? Math.abs(own) * this.#sign(part) : own;
    }
    return length === 0 ? 0 : (4 * Math.abs(area * (a * d - b * c))) / length;
  }

  #end(part: number): number {
    return this.#starts[part + 1] ?? this.#xs.length;
  }

  /** 1 for a part that is painted, -1 for a hole: by how many parts hold its first point. */
  #sign(part: number): 1 | -1 {
    if (this.#starts.length > mostParts) return 1;
    const start = this.#starts[part] ?? 0;
    const [x, y] = [this.#xs[start] ?? 0, this.#ys[start] ?? 0];
    const outer = this.#starts.filter((_, other) => other !== part && this.#holds(other, x, y));
    return outer.length % 2 === 0 ? 1 : -1;
  }

  /** Whether a point is within the box of a part, but not on its edge. */
  #holds(part: number, x: number, y: number): boolean {
    const [from, to] = [this.#starts[part], this.#end(part)];
    const [xs, ys] = [this.#xs.slice(from, to), this.#ys.slice(from, to)];
    return Math.min(...xs) < x && x < Math.max(...xs) && Math.min(...ys) < y && y < Math.max(...ys);
  }

  /** The rectangles that it consists of, or nearly so; undefined where it is something else. */
  rectangles(): readonly PathRectangle[] | undefined {
    if (this.#rectangles !== undefined) return this.#rectangles;
    const [xs, ys] = [this.#xs, this.#ys];
    if (this.#starts.length !== 1 || this.#hasCurves) return undefined;
    if (xs.length < 4 || xs.length > mostCorners) return undefined;
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    const [width, height] = [Math.max(...xs) - x, Math.max(...ys) - y];
    return Math.abs(polygonArea(xs, ys)) >= fullness * width * height ? [[x, y, width, height]] : undefined;
  }

  /** Points on the page per unit, across and up. */
  get scales(): readonly [number, number] {
    const [a, b, c, d] = this.#toPage;
    return [Math.hypot(a, b), Math.hypot(c, d)];
  }
}

function polygonArea(xs: readonly number[], ys: readonly number[]): number {
  return xs.reduce((sum, x, index) => {
    const after = (index + 1) % xs.length;
    return sum + (x * (ys[after] ?? 0) - (xs[after] ?? 0) * (ys[index] ?? 0)) / 2;
  }, 0);
}
