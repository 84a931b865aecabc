import type { Element } from "hast";
import { s } from "hastscript";
import type { Localized } from "../../model/language.ts";
import { canvas } from "./canvas.ts";
import type { Mark } from "./symbol.ts";

const box = { x: 1, y: 1, width: 30, height: 18 };
const rising = "M1 11L11 1M3 19L21 1M13 19L31 1M23 19L31 11";
const falling = "M1 9L11 19M3 1L21 19M13 1L31 19M23 1L31 9";

/** Fillings that a pen can draw and a photocopy keeps apart, each in its box. */
const fillings: readonly [name: Localized, filling: Element | null][] = [
  [{ en: "filled", id: "penuh" }, s("rect", { ...box, fill: "currentColor" })],
  [{ en: "slanting lines", id: "garis miring" }, s("path", { d: rising })],
  [{ en: "empty", id: "kosong" }, null],
  [
    { en: "dots", id: "titik-titik" },
    s("path", { d: "M6 6h20M6 10h20M6 14h20", strokeDasharray: "0 5", strokeWidth: 2.6 }),
  ],
  [{ en: "level lines", id: "garis mendatar" }, s("path", { d: "M1 6H31M1 10H31M1 14H31" })],
  [{ en: "crossed lines", id: "garis silang" }, s("path", { d: rising + falling })],
];

/** All fillings: a legend can have as many entries. */
export const swatches: readonly Mark[] = fillings.map(([name, filling]) => ({
  svg: canvas({ width: 32, height: 20 }, [...(filling ? [filling] : []), s("rect", box)]),
  name,
}));
