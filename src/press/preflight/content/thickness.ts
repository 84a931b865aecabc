import { boxRound } from "./geometry.ts";

/** Of more outlines than this holes are not looked for. */
const most = 64;

/**
 * How thick a filled area is, in points: of a disc its diameter, of a ring twice the width of its line, of scattered dots
 * that of one. With `evenOdd`, outlines inside others are holes; without, those that run the other way.
 */
export function areaThickness(outlines: readonly (readonly number[])[], evenOdd: boolean): number {
  let area = 0;
  let length = 0;
  for (const outline of outlines) {
    let own = 0;
    for (let at = 0; at < outline.length; at += 2) {
      const after = at + 2 < outline.length ? at + 2 : 0;
      const [x = 0, y = 0] = [outline[at], outline[at + 1]];
      const [u = 0, v = 0] = [outline[after], outline[after + 1]];
      own += (x * v - u * y) / 2;
      length += Math.hypot(u - x, v - y);
    }
    area += evenOdd ? Math.abs(own) * sign(outline, outlines) : own;
  }
  return length === 0 ? 0 : (4 * Math.abs(area)) / length;
}

/** 1 for an outline that is painted, -1 for a hole. */
function sign(outline: readonly number[], all: readonly (readonly number[])[]): 1 | -1 {
  if (all.length > most) return 1;
  const [x = 0, y = 0] = outline;
  const outer = all.filter((other) => {
    const box = other === outline ? undefined : boxRound(other);
    return box !== undefined && box.left < x && x < box.right && box.bottom < y && y < box.top;
  });
  return outer.length % 2 === 0 ? 1 : -1;
}
