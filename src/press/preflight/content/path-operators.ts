import type { PdfValue } from "../../pdf-value.ts";
import { boxRound, cornersOf, grown, scaleOf, shared, transformed, type Box } from "./geometry.ts";
import type { Operator } from "./operator.ts";
import type { Outline, Run } from "./run.ts";
import { paintTile } from "./tiles.ts";

/** Straight pieces that a curve is taken as. */
const pieces = 8;

/** Operators that build and paint paths, and that clip (ISO 32000-1, 8.5). */
export const pathOperators: Readonly<Record<string, Operator>> = {
  m: (run, [x, y]) => moveTo(run, numberOf(x), numberOf(y)),
  l: (run, [x, y]) => lineTo(run, numberOf(x), numberOf(y)),
  c: (run, operands) => curveTo(run, operands.map(numberOf)),
  v: (run, operands) => curveTo(run, [...run.point, ...operands.map(numberOf)]),
  y: (run, operands) => {
    const [a, b, x, y] = operands.map(numberOf);
    curveTo(run, [a ?? 0, b ?? 0, x ?? 0, y ?? 0, x ?? 0, y ?? 0]);
  },
  h: closePath,
  re: (run, operands) => rectangle(run, operands.map(numberOf)),
  n: endPath,
  S: (run) => paint(run, { stroke: true }),
  s: (run) => paint(run, { stroke: true }),
  f: (run) => paint(run, { fill: true }),
  F: (run) => paint(run, { fill: true }),
  "f*": (run) => paint(run, { fill: true, evenOdd: true }),
  B: (run) => paint(run, { fill: true, stroke: true }),
  "B*": (run) => paint(run, { fill: true, stroke: true, evenOdd: true }),
  b: (run) => paint(run, { fill: true, stroke: true }),
  "b*": (run) => paint(run, { fill: true, stroke: true, evenOdd: true }),
  W: (run) => {
    run.clipNext = true;
  },
  "W*": (run) => {
    run.clipNext = true;
  },
  w: (run, [width]) => {
    run.state.lineWidth = Math.abs(numberOf(width));
  },
  sh: (run, [name]) => {
    const shading = run.file.resolve(run.resource("Shading", run.file.name(name)));
    if (typeof shading !== "object" || shading === null || Array.isArray(shading)) return;
    if (!(shading instanceof Map) && !("dictionary" in shading)) return;
    const { clip } = run.state;
    run.emit("shading", clip, run.paintOf({ ...run.state.fill, pattern: shading }));
  },
};

/** A number, or 0 where something else stands. */
export function numberOf(value: PdfValue | undefined): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function moveTo(run: Run, x: number, y: number): void {
  run.point = [x, y];
  run.outlines.push({ points: transformed(run.state.matrix, x, y), curved: false });
}

function lineTo(run: Run, x: number, y: number): void {
  run.point = [x, y];
  outline(run).points.push(...transformed(run.state.matrix, x, y));
}

function curveTo(run: Run, [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]: readonly number[]): void {
  const current = outline(run);
  const [fromX, fromY] = run.point;
  current.curved = true;
  for (let piece = 1; piece <= pieces; piece += 1) {
    const t = piece / pieces;
    const u = 1 - t;
    const [p, q, r, s] = [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3];
    const point = [p * fromX + q * a + r * c + s * x, p * fromY + q * b + r * d + s * y] as const;
    current.points.push(...transformed(run.state.matrix, ...point));
  }
  run.point = [x, y];
}

function rectangle(run: Run, [x = 0, y = 0, width = 0, height = 0]: readonly number[]): void {
  const corners = cornersOf({ left: x, bottom: y, right: x + width, top: y + height }, run.state.matrix);
  run.outlines.push({ points: corners, curved: false });
  run.point = [x, y];
}

function closePath(run: Run): void {
  const points = run.outlines.at(-1)?.points;
  if (points && points.length > 4) points.push(points[0] ?? 0, points[1] ?? 0);
}

function outline(run: Run): Outline {
  const last = run.outlines.at(-1);
  if (last) return last;
  const first: Outline = { points: transformed(run.state.matrix, ...run.point), curved: false };
  run.outlines.push(first);
  return first;
}

interface Painting {
  fill?: boolean;
  stroke?: boolean;
  evenOdd?: boolean;
}

function paint(run: Run, { fill = false, stroke = false, evenOdd = false }: Painting): void {
  const whole = boxOfAll(run.outlines);
  if (whole) {
    if (fill) paintFill(run, whole, evenOdd);
    if (stroke) {
      const thickness = run.state.lineWidth * scaleOf(run.state.matrix);
      paintTile(run, run.state.stroke, whole);
      run.emit("stroke", grown(whole, thickness / 2), run.paintOf(run.state.stroke), { thickness });
    }
  }
  endPath(run);
}

function paintFill(run: Run, whole: Box, evenOdd: boolean): void {
  const thickness = thinnest(run.outlines);
  // What is smaller than a square millimetre has no part in the sum of inks over an area.
  const large = whole.right - whole.left > 2 && whole.top - whole.bottom > 2;
  paintTile(run, run.state.fill, whole);
  run.emit("fill", whole, run.paintOf(run.state.fill), {
    ...(thickness === undefined ? {} : { thickness }),
    ...(large ? { outlines: run.outlines.map(({ points }) => points), evenOdd } : {}),
  });
}

/** The short side of the thinnest rectangle that is long enough to be a line. */
function thinnest(outlines: readonly Outline[]): number | undefined {
  let found: number | undefined;
  for (const { points, curved } of outlines) {
    if (curved || points.length < 8 || points.length > 10) continue;
    const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = points;
    const [first, second] = [Math.hypot(bx - ax, by - ay), Math.hypot(cx - bx, cy - by)];
    const [short, long] = first < second ? [first, second] : [second, first];
    if (long >= 4 * short && short < 4 && (found === undefined || short < found)) found = short;
  }
  return found;
}

function boxOfAll(outlines: readonly Outline[]): Box | undefined {
  let box: Box | undefined;
  for (const { points } of outlines) {
    const own = boxRound(points);
    if (!own) continue;
    box = box
      ? {
          left: Math.min(box.left, own.left),
          bottom: Math.min(box.bottom, own.bottom),
          right: Math.max(box.right, own.right),
          top: Math.max(box.top, own.top),
        }
      : own;
  }
  return box;
}

const nothing: Box = { left: 0, bottom: 0, right: -1, top: -1 };

function endPath(run: Run): void {
  if (run.clipNext) {
    const box = boxOfAll(run.outlines);
    run.state.clip = (box && shared(run.state.clip, box)) ?? nothing;
  }
  run.clipNext = false;
  run.outlines = [];
}
