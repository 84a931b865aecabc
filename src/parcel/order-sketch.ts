import type { Language } from "../model/language.ts";
import { figure } from "../press/preflight/finding.ts";
import type { OrderedBook } from "./order.ts";
import { orderTexts, type OrderTexts } from "./order-texts.ts";

/** Room for a sketch on paper, mm. */
export interface SketchRoom {
  width: number;
  height: number;
}

/** Round the book: the lines of its measures. */
const margin = { left: 1, right: 9, top: 3, bottom: 9 };
/** Between the leaves of a spiral-bound cover, on paper. */
const leafGap = 5;
/** Height of letters, mm. */
const letter = 2.6;

/** A sketch of the open cover to scale, with its measures in mm, as inline SVG; all lengths in it are mm on paper. */
export function orderSketch(book: OrderedBook, room: SketchRoom, language: Language): string {
  const { size, spine, bleed, binding } = book;
  const texts = orderTexts(language);
  const gap = binding === "spiral" ? leafGap : 0;
  const scale = Math.min(
    (room.width - margin.left - margin.right - gap) / (2 * size.width + spine + 2 * bleed),
    (room.height - margin.top - margin.bottom) / (size.height + 2 * bleed),
  );
  const width = size.width * scale;
  const height = size.height * scale;
  const middle = gap > 0 ? gap : spine * scale;
  const panels: Panels = {
    left: margin.left + bleed * scale,
    top: margin.top + bleed * scale,
    width,
    height,
    middle,
    bleed: bleed * scale,
  };
  const parts = [
    gap > 0 ? leaves(panels) : spread(panels, spine),
    names(panels, texts, { book, language }),
    measures(panels, { book, language }),
  ];
  return `<svg viewBox="0 0 ${mm(room.width)} ${mm(room.height)}" width="${mm(room.width)}mm" height="${mm(room.height)}mm" aria-hidden="true">${parts.join("")}</svg>`;
}

/** Where the panels are, mm on paper. */
interface Panels {
  left: number;
  top: number;
  width: number;
  height: number;
  /** Spine, or the room between two leaves. */
  middle: number;
  bleed: number;
}

interface Named {
  book: OrderedBook;
  language: Language;
}

function spread({ left, top, width, height, middle, bleed }: Panels, spine: number): string {
  const all = 2 * width + middle;
  const folds = spine > 0 ? [left + width, left + width + middle] : [left + width];
  return [
    box("bleed", [left - bleed, top - bleed, all + 2 * bleed, height + 2 * bleed]),
    box("trim", [left, top, all, height]),
    ...folds.map((x) => line("fold", [x, top - bleed, x, top + height + bleed])),
  ].join("");
}

function leaves({ left, top, width, height, middle, bleed }: Panels): string {
  return [left, left + width + middle]
    .flatMap((x) => [
      box("bleed", [x - bleed, top - bleed, width + 2 * bleed, height + 2 * bleed]),
      box("trim", [x, top, width, height]),
    ])
    .join("");
}

function names(panels: Panels, texts: OrderTexts, { book }: Named): string {
  const { left, top, width, height, middle } = panels;
  const y = top + height / 2;
  const named = book.spine > 0 ? texts.spine.toLowerCase() : texts.fold;
  // A spine too narrow for its name has it beside.
  const inSpine = middle > 2 * letter;
  const x = inSpine ? left + width + middle / 2 + letter / 3 : left + width - letter / 2;
  const beside = book.binding === "spiral" ? "" : turned(named, [x, y]);
  return [
    text(texts.back, [left + width / 2, y]),
    beside,
    text(texts.front, [left + width + middle + width / 2, y]),
  ].join("");
}

function measures(panels: Panels, { book, language }: Named): string {
  const { left, top, width, height, middle, bleed } = panels;
  const { size, spine } = book;
  const y = top + height + bleed + 2.2;
  const right = left + 2 * width + middle;
  const across = (from: number, to: number, value: number): string =>
    `${line("measure", [from, y, to, y])}${tick(from, y)}${tick(to, y)}${text(figure(value, language), [(from + to) / 2, y + 3.6])}`;
  const x = right + bleed + 2.2;
  return [
    across(left, left + width, size.width),
    ...(spine > 0 ? [across(left + width, left + width + middle, spine)] : []),
    across(left + width + middle, right, size.width),
    line("measure", [x, top, x, top + height]),
    line("measure", [x - 0.8, top, x + 0.8, top]),
    line("measure", [x - 0.8, top + height, x + 0.8, top + height]),
    turned(figure(size.height, language), [x + 3.4, top + height / 2]),
  ].join("");
}

function tick(x: number, y: number): string {
  return line("measure", [x, y - 0.8, x, y + 0.8]);
}

function box(kind: string, [x, y, width, height]: readonly [number, number, number, number]): string {
  return `<rect class="${kind}" x="${mm(x)}" y="${mm(y)}" width="${mm(width)}" height="${mm(height)}"/>`;
}

function line(kind: string, [x1, y1, x2, y2]: readonly [number, number, number, number]): string {
  return `<line class="${kind}" x1="${mm(x1)}" y1="${mm(y1)}" x2="${mm(x2)}" y2="${mm(y2)}"/>`;
}

/** Text in the middle of a place; it is one of our words or a number. */
function text(words: string, [x, y]: readonly [number, number]): string {
  return `<text x="${mm(x)}" y="${mm(y)}">${words}</text>`;
}

/** The same, read from below. */
function turned(words: string, [x, y]: readonly [number, number]): string {
  return `<text transform="translate(${mm(x)} ${mm(y)}) rotate(-90)">${words}</text>`;
}

function mm(value: number): string {
  return String(Math.round(value * 100) / 100);
}
