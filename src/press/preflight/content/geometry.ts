/** A rectangle in points, as PDF's boxes are. */
export interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** A transformation `[a b c d e f]` (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

/** The transformation that changes nothing. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiplied(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [p, q, r, s, t, u] = outer;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

/** Where a point goes. */
export function transformed([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The way back, or undefined where everything falls onto a line. */
export function inverted([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const determinant = a * d - b * c;
  if (!Number.isFinite(determinant) || Math.abs(determinant) < 1e-12) return undefined;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}

/** How much longer lengths become, on average of both directions. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
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
