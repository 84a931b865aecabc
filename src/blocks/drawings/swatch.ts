import type { Element } from "hast";
import { s } from "hastscript";
import { canvas } from "./canvas.ts";

/** Fillings that a pen can draw and a photocopy keeps apart, inside a box from 1,1 to 31,19. */
const fillings: readonly Element[] = [
  s("rect", { x: 1, y: 1, width: 30, height: 18, fill: "currentColor" }),
  s("path", { d: "M1 11L11 1M3 19L21 1M13 19L31 1M23 19L31 11" }),
  s("rect", { x: 1, y: 1, width: 30, height: 18, stroke: "none" }),
  s("path", { d: "M6 6h20M6 10h20M6 14h20", strokeDasharray: "0 5", strokeWidth: 2.6 }),
  s("path", { d: "M1 6H31M1 10H31M1 14H31" }),
  s("path", { d: "M1 11L11 1M3 19L21 1M13 19L31 1M23 19L31 11M1 9L11 19M3 1L21 19M13 1L31 19M23 1L31 9" }),
];

/** How many fillings there are: a legend can have as many entries. */
export const swatchCount = fillings.length;

/** The filling of a legend's entry, counted from 0, in its box. */
export function swatch(index: number): Element {
  return canvas({ width: 32, height: 20 }, [
    ...structuredClone(fillings.slice(index, index + 1)),
    s("rect", { x: 1, y: 1, width: 30, height: 18 }),
  ]);
}
