import type { Element } from "hast";
import { s } from "hastscript";
import { canvas } from "./canvas.ts";

const filled = { fill: "currentColor" };

/** Shapes that a photocopy keeps apart: four filled, a cross, three open. */
const shapes: readonly Element[] = [
  s("circle", { cx: 8, cy: 8, r: 5.6, ...filled }),
  s("path", { d: "M8 2.4L14 13H2z", ...filled }),
  s("rect", { x: 3, y: 3, width: 10, height: 10, ...filled }),
  s("path", { d: "M8 1.6L14.4 8L8 14.4L1.6 8z", ...filled }),
  s("path", { d: "M8 2.4V13.6M2.4 8H13.6", strokeWidth: 3.6, strokeLinecap: "butt" }),
  s("circle", { cx: 8, cy: 8, r: 5.6 }),
  s("path", { d: "M8 2.4L14 13H2z" }),
  s("rect", { x: 3, y: 3, width: 10, height: 10 }),
];

/** How many symbols there are: a legend can have as many entries. */
export const symbolCount = shapes.length;

/** The symbol of a legend's entry, counted from 0. */
export function symbol(index: number): Element {
  return canvas({ width: 16, height: 16 }, structuredClone(shapes.slice(index, index + 1)));
}
