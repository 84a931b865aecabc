import { decimals } from "./canvas.ts";

type Point = readonly [number, number];

/**
 * Path data of a smooth curve through points (Catmull-Rom, as cubic Bézier curves).
 * @param points "x,y x,y …"; a point with `!` behind it is a corner
 */
export function curve(points: string): string {
  const marks = points.trim().split(/\s+/);
  const at = marks.map((mark): Point => {
    const [x = 0, y = 0] = mark.replace("!", "").split(",").map(Number);
    return [x, y];
  });
  const corner = (index: number): boolean => marks[index]?.endsWith("!") === true;
  const handle = (index: number, direction: 1 | -1): Point => {
    const here = pointOf(at, index);
    if (corner(index)) return here;
    const [before, after] = [pointOf(at, index - 1), pointOf(at, index + 1)];
    return [
      here[0] + (direction * (after[0] - before[0])) / 6,
      here[1] + (direction * (after[1] - before[1])) / 6,
    ];
  };
  const parts = at
    .slice(1)
    .map((point, index) => `C${pair(handle(index, 1))} ${pair(handle(index + 1, -1))} ${pair(point)}`);
  return `M${pair(pointOf(at, 0))}${parts.join("")}`;
}

/** The point at `index`, or the nearest there is. */
function pointOf(points: readonly Point[], index: number): Point {
  return points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0];
}

function pair([x, y]: Point): string {
  return `${decimals(x)} ${decimals(y)}`;
}
