import type { Matrix } from "../matrix.ts";

export { identity, invert, multiply, scaleOf, type Matrix } from "../matrix.ts";

/** Left, bottom, right, top. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** The upright box round a transformed box. */
export function boxThrough([a, b, c, d, e, f]: Matrix, [left, bottom, right, top]: Box): Box {
  const xs = [left * a + bottom * c, right * a + bottom * c, left * a + top * c, right * a + top * c];
  const ys = [left * b + bottom * d, right * b + bottom * d, left * b + top * d, right * b + top * d];
  return [Math.min(...xs) + e, Math.min(...ys) + f, Math.max(...xs) + e, Math.max(...ys) + f];
}

/** What both boxes share, or undefined. */
export function intersect(one: Box, other: Box): Box | undefined {
  const box: Box = [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ];
  return box[0] <= box[2] && box[1] <= box[3] ? box : undefined;
}

/** The box round both. */
export function union(one: Box | undefined, other: Box): Box {
  if (one === undefined) return other;
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}
