import type { Box, Matrix } from "./geometry.ts";

/** A rectangle in the space of its path: its corner, width and height, which may be negative. */
export type PathRectangle = readonly [x: number, y: number, width: number, height: number];

interface Subpath {
  xs: number[];
  ys: number[];
}

/** A polygon fills its box so far that it may as well be a rectangle: the borders of tables have slanted ends. */
const fullness = 0.6;

/** Corners of a rectangle, and the first once more. */
const mostCorners = 5;

/** The shape of a path under construction: how large and how thick it is on the page. */
export class PathShape {
  readonly #toPage: Matrix;
  readonly #subpaths: Subpath[] = [];
  #rectangles: PathRectangle[] | undefined = [];
  #hasCurves = false;

  /** `toPage` leads from the space that is in force to the page. */
  constructor(toPage: Matrix) {
    this.#toPage = toPage;
  }

  /** Begins a part. */
  move(x: number, y: number): void {
    this.#subpaths.push({ xs: [x], ys: [y] });
    this.#rectangles = undefined;
  }

  /** Goes on to a point; for a curve, to its control points, too. */
  line(x: number, y: number): void {
    const last = this.#subpaths.at(-1);
    last?.xs.push(x);
    last?.ys.push(y);
    this.#rectangles = undefined;
  }

  /** Notes that the path is bent. */
  bend(): void {
    this.#hasCurves = true;
  }

  /** Adds a rectangle. */
  rectangle(rectangle: PathRectangle): void {
    const [x, y, width, height] = rectangle;
    this.#subpaths.push({ xs: [x, x + width, x + width, x], ys: [y, y, y + height, y + height] });
    this.#rectangles?.push(rectangle);
  }

  /** On the page, in points; undefined where nothing is drawn. */
  get box(): Box | undefined {
    let box: [number, number, number, number] | undefined;
    for (const [x, y] of this.#subpaths.flatMap((part) => this.#onPage(part))) {
      box = box
        ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
        : [x, y, x, y];
    }
    return box;
  }

  #onPage({ xs, ys }: Subpath): [number, number][] {
    const [a, b, c, d, e, f] = this.#toPage;
    return xs.map((x, index) => {
      const y = ys[index] ?? 0;
      return [a * x + c * y + e, b * x + d * y + f];
    });
  }

  /** How thick it is on the page in points: of a disc its diameter, of a ring twice the width of its line. */
  get thickness(): number {
    let area = 0;
    let length = 0;
    for (const part of this.#subpaths) {
      const points = this.#onPage(part);
      for (const [index, [x, y]] of points.entries()) {
        const [u, v] = points[(index + 1) % points.length] ?? [x, y];
        area += (x * v - u * y) / 2;
        length += Math.hypot(u - x, v - y);
      }
    }
    return length === 0 ? 0 : (4 * Math.abs(area)) / length;
  }

  /** The rectangles that it consists of, or nearly so; undefined where it is something else. */
  rectangles(): readonly PathRectangle[] | undefined {
    if (this.#rectangles !== undefined) return this.#rectangles;
    const [part] = this.#subpaths;
    if (part === undefined || this.#subpaths.length > 1 || this.#hasCurves) return undefined;
    const { xs, ys } = part;
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
