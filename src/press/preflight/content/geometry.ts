import { identity, type Matrix } from "../../matrix.ts";

export { identity, invert as inverted, multiply as multiplied, scaleOf, type Matrix } from "../../matrix.ts";

/** A rectangle in points, as PDF's boxes are. */
export interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** Where a point goes. */
export function transformed([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The matrix that six numbers make, or the identity. */
export function matrixOf(numbers: readonly number[] | undefined): Matrix {
  const [a, b, c, d, e, f] = numbers ?? [];
  if (a === undefined || b === undefined || c === undefined) return identity;
  return d === undefined || e === undefined || f === undefined ? identity : [a, b, c, d, e, f];
}

/** The box that four numbers make, whichever corners they name; undefined where there are no four. */
export function boxOf(numbers: readonly number[] | undefined): Box | undefined {
  const [a, b, c, d] = numbers ?? [];
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) };
}

/** The box round points, x and y in turn; undefined where there are none. */
export function boxRound(points: readonly number[]): Box | undefined {
  if (points.length < 2) return undefined;
  const box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    if (x < box.left) box.left = x;
    if (x > box.right) box.right = x;
    if (y < box.bottom) box.bottom = y;
    if (y > box.top) box.top = y;
  }
  return box;
}

/** Corners of a box after a transformation, x and y in turn. */
export function cornersOf({ left, bottom, right, top }: Box, matrix: Matrix): number[] {
  return [
    ...transformed(matrix, left, bottom),
    ...transformed(matrix, right, bottom),
    ...transformed(matrix, right, top),
    ...transformed(matrix, left, top),
  ];
}

/** What two boxes share; undefined where they do not meet. Boxes without area may share a line or a point. */
export function shared(a: Box, b: Box): Box | undefined {
  const box = {
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  };
  return box.left <= box.right && box.bottom <= box.top ? box : undefined;
}

/** A box made larger on all sides. */
export function grown({ left, bottom, right, top }: Box, by: number): Box {
  return { left: left - by, bottom: bottom - by, right: right + by, top: top + by };
}

/** True where a box lies in another, give or take. */
export function inside(inner: Box, outer: Box, tolerance = 0.01): boolean {
  return (
    inner.left >= outer.left - tolerance &&
    inner.bottom >= outer.bottom - tolerance &&
    inner.right <= outer.right + tolerance &&
    inner.top <= outer.top + tolerance
  );
}

/** Width of a box. */
export function widthOf(box: Box): number {
  return box.right - box.left;
}

/** Height of a box. */
export function heightOf(box: Box): number {
  return box.top - box.bottom;
}

/** Points of a millimetre. */
export const pointsPerMillimetre = 72 / 25.4;
