import type { MethodFamilyName } from "./methods.ts";

/** A rectangle of a drawing. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How a kind of method is filled: told apart without colour, also on a photocopy of a photocopy. */
export interface Hatch {
  /** Path of the lines inside a box; empty for a plain box. */
  path(box: Box): string;
  /** Stroke width of the path. */
  stroke: number;
  /** Filled with ink all over. */
  solid?: boolean;
}

/**
 * A filling for each kind of method. Lines are drawn one by one, not as an SVG pattern: printing would turn a pattern
 * into pixels.
 */
export const hatches: Readonly<Record<MethodFamilyName, Hatch>> = {
  input: { path: () => "", stroke: 0 },
  opening: { path: () => "", stroke: 0, solid: true },
  own: { path: (box) => horizontals(box, 3.2), stroke: 0.55 },
  role: { path: (box) => diagonals(box, 5) + mirrored(box, 5), stroke: 0.55 },
  case: { path: (box) => diagonals(box, 4.2), stroke: 0.75 },
  wall: { path: (box) => verticals(box, 3.2), stroke: 0.75 },
  discussion: { path: (box) => dots(box, 3.6), stroke: 1.5 },
  other: { path: (box) => mirrored(box, 9), stroke: 0.4 },
};

/** Lines from lower left to upper right, cut off at the box. */
function diagonals({ x, y, width, height }: Box, step: number): string {
  const [right, bottom] = [x + width, y + height];
  let path = "";
  for (let sum = Math.ceil((x + y) / step) * step; sum < right + bottom; sum += step) {
    const [fromX, toX] = [Math.max(x, sum - bottom), Math.min(right, sum - y)];
    path += line(fromX, sum - fromX, toX, sum - toX);
  }
  return path;
}

/** Lines from upper left to lower right. */
function mirrored({ x, y, width, height }: Box, step: number): string {
  const [right, bottom] = [x + width, y + height];
  let path = "";
  for (let difference = Math.ceil((x - bottom) / step) * step; difference < right - y; difference += step) {
    const [fromX, toX] = [Math.max(x, difference + y), Math.min(right, difference + bottom)];
    path += line(fromX, fromX - difference, toX, toX - difference);
  }
  return path;
}

function horizontals({ x, y, width, height }: Box, step: number): string {
  let path = "";
  for (let at = y + step; at < y + height; at += step) path += line(x, at, x + width, at);
  return path;
}

function verticals({ x, y, width, height }: Box, step: number): string {
  let path = "";
  for (let at = x + step; at < x + width; at += step) path += line(at, y, at, y + height);
  return path;
}

/** Dots in rows that are shifted by half: lines of no length with round ends. */
function dots({ x, y, width, height }: Box, step: number): string {
  let path = "";
  let shift = step / 4;
  for (let row = y + step / 2; row < y + height; row += step) {
    shift = step - shift;
    for (let at = x + shift; at < x + width - 0.5; at += step) path += line(at, row, at + 0.01, row);
  }
  return path;
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
