import { languageNames, type Language } from "../model/language.ts";
import type { Paper } from "../model/press-settings.ts";
import { figure } from "../press/preflight/finding.ts";
import { bindingName } from "../press/spine.ts";
import { coverPages, type Order, type OrderedBook } from "./order.ts";
import { orderTexts, type OrderTexts } from "./order-texts.ts";

/** A line of the order sheet: its name, and what it says of each book; an empty text is a line to fill in by pen. */
export interface OrderRow {
  label: string;
  values: readonly string[];
}

/** What a print order names of each book, in the order that shops ask for it. */
export function orderRows(order: Order, books: readonly OrderedBook[]): OrderRow[] {
  const { language } = order;
  const texts = orderTexts(language);
  const row = (label: string, of: (book: OrderedBook) => string): OrderRow => ({
    label,
    values: books.map(of),
  });
  const foreign = books.some((book) => book.language !== language);
  return [
    row(texts.title, ({ title }) => title),
    row(texts.edition, ({ editionTitle }) => editionTitle),
    ...(foreign ? [row(texts.language, (book) => languageNames[book.language][language])] : []),
    row(texts.copies, ({ copies }) => `${grouped(copies, language)} ${texts.copiesUnit}`),
    row(texts.size, ({ size }) => sizeWords(size, language)),
    row(texts.pages, (book) => pageWords(book, texts)),
    row(texts.insideInks, (book) => inkWords(book, texts)),
    row(texts.coverInks, () => `4/0, ${texts.outsideOnly}`),
    row(texts.insidePaper, ({ insidePaper }) => paperWords(insidePaper, language)),
    row(texts.coverPaper, ({ coverPaper }) => paperWords(coverPaper, language)),
    row(texts.lamination, ({ lamination = "" }) => lamination),
    row(texts.binding, ({ binding }) => bindingName(binding, language)),
    row(texts.spine, (book) => spineWords(book, language)),
    ...(books.some(({ watermark }) => watermark === true)
      ? [row(texts.watermark, ({ watermark }) => (watermark ? texts.watermarkWords : texts.noWatermark))]
      : []),
    row(texts.bleed, ({ bleed }) => `${figure(bleed, language)} mm ${texts.bleedWords}`),
  ];
}

/** What is known of the printing condition, in one line. */
export function conditionWords({ condition, language }: Order): string {
  const limit = `${Math.round(condition.inkLimit * 100)} %`;
  return `${condition.name}, ${orderTexts(language).inkLimit} ${limit}`;
}

/** A whole number with its thousands apart. */
export function grouped(value: number, language: Language): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, language === "id" ? "." : ",");
}

function sizeWords({ name, width, height }: OrderedBook["size"], language: Language): string {
  const measures = `${figure(width, language)} × ${figure(height, language)} mm`;
  // A size without a name of its own is called by its measures.
  return /^\d/.test(name) ? measures : `${name}, ${measures}`;
}

function pageWords({ pages }: OrderedBook, texts: OrderTexts): string {
  return `${pages} ${texts.inside.toLowerCase()} + ${coverPages} ${texts.cover.toLowerCase()}`;
}

function inkWords({ colourPages, pages }: OrderedBook, texts: OrderTexts): string {
  if (colourPages === 0) return `1/1, ${texts.blackOnly}`;
  return colourPages === pages ? "4/4" : `4/4, ${colourPages} ${texts.colourPages}`;
}

function paperWords({ name, weight }: Paper, language: Language): string {
  return name.endsWith(` ${weight}`) ? `${name} gsm` : `${name}, ${figure(weight, language)} gsm`;
}

function spineWords({ spine, binding }: OrderedBook, language: Language): string {
  const texts = orderTexts(language);
  if (spine > 0) return `${figure(spine, language)} mm`;
  return binding === "spiral" ? texts.noSpineSpiral : texts.noSpine;
}
