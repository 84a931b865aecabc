import type { Element } from "hast";
import { s } from "hastscript";
import type { Localized } from "../../model/language.ts";
import { canvas } from "./canvas.ts";

/** The mark of a legend's entry. */
export interface Mark {
  svg: Element;
  /** What it looks like, for those who cannot see it. */
  name: Localized;
}

const filled = { fill: "currentColor" };

/** Shapes that a photocopy keeps apart: four filled, a cross, three open. */
const shapes: readonly [name: Localized, shape: Element][] = [
  [{ en: "filled circle", id: "lingkaran penuh" }, s("circle", { cx: 8, cy: 8, r: 5.6, ...filled })],
  [{ en: "filled triangle", id: "segitiga penuh" }, s("path", { d: "M8 2.4L14 13H2z", ...filled })],
  [{ en: "filled square", id: "persegi penuh" }, s("rect", { x: 3, y: 3, width: 10, height: 10, ...filled })],
  [
    { en: "filled diamond", id: "belah ketupat penuh" },
    s("path", { d: "M8 1.6L14.4 8L8 14.4L1.6 8z", ...filled }),
  ],
  [
    { en: "cross", id: "tanda tambah" },
    s("path", { d: "M8 2.4V13.6M2.4 8H13.6", strokeWidth: 3.6, strokeLinecap: "butt" }),
  ],
  [{ en: "open circle", id: "lingkaran kosong" }, s("circle", { cx: 8, cy: 8, r: 5.6 })],
  [{ en: "open triangle", id: "segitiga kosong" }, s("path", { d: "M8 2.4L14 13H2z" })],
  [{ en: "open square", id: "persegi kosong" }, s("rect", { x: 3, y: 3, width: 10, height: 10 })],
];

/** All symbols: a legend can have as many entries. */
export const symbols: readonly Mark[] = shapes.map(([name, shape]) => ({
  svg: canvas({ width: 16, height: 16 }, [shape]),
  name,
}));
