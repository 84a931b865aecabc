import { fileSize } from "../outputs/library.ts";
import { escapeHtml } from "../outputs/templates.ts";
import { sha256 } from "./check-sums.ts";
import type { Order, OrderedBook, PrintFile } from "./order.ts";
import { conditionWords, orderRows, type OrderRow } from "./order-rows.ts";
import { orderSketch } from "./order-sketch.ts";
import { months, orderTexts, type OrderTexts } from "./order-texts.ts";
import { printSheets, type SheetContext } from "./print-sheets.ts";

/** Books that stand side by side on one page. */
const booksAPage = 2;

/** Room for the sketch of a book, mm, by how many stand side by side. */
const sketchRooms = { 1: { width: 120, height: 62 }, 2: { width: 68, height: 48 } } as const;

/** Letters of a title that two lines take. */
const longTitle = 90;

/**
 * Prints the order sheet (spesifikasi cetak): what a shop must know of each book, two books a page, and lines for what was
 * not said, to be filled in by pen.
 * @throws CannotRun those of printing
 */
export async function orderSheet(order: Order, context: SheetContext): Promise<Uint8Array> {
  const { language, title, imprints, date, name } = order;
  return printSheets(
    {
      kind: "order",
      title: `${orderTexts(language).orderSheet}: ${name}`,
      subject: title,
      author: imprints.join(", "),
      language,
      date,
      body: orderHtml(order, context.generator),
    },
    context,
  );
}

/**
 * The pages of an order sheet as HTML.
 * @internal
 */
export function orderHtml(order: Order, generator: string): string {
  const groups: OrderedBook[][] = [];
  for (let at = 0; at < order.books.length; at += booksAPage)
    groups.push(order.books.slice(at, at + booksAPage));
  const texts = orderTexts(order.language);
  return groups
    .map((books, index) => {
      const last = index === groups.length - 1;
      const parts = [
        header(order, books, texts),
        specification(order, books),
        fileList(order, books, texts),
        ...(last ? [penArea(order, texts)] : []),
        footer({ order, texts, generator, page: [index + 1, groups.length] }),
      ];
      return `<section class="sheet books-${books.length}">${parts.join("")}</section>`;
    })
    .join("");
}

function header(
  { title, imprints, round, date }: Order,
  books: readonly OrderedBook[],
  texts: OrderTexts,
): string {
  const [first] = books;
  const one = books.every((book) => book.id === first?.id) ? first?.title : undefined;
  const facts = [imprints.join(", "), [round, `${texts.textDate} ${date}`].filter(Boolean).join(", ")];
  return `<header><div><p class="kind">${texts.orderSheet}</p><h1>${escapeHtml(clipped(one ?? title, longTitle))}</h1></div><p class="who">${facts
    .filter(Boolean)
    .map((fact) => `<span>${escapeHtml(clipped(fact, 70))}</span>`)
    .join("")}</p></header>`;
}

function specification(order: Order, books: readonly OrderedBook[]): string {
  const { language } = order;
  const room = sketchRooms[books.length === 1 ? 1 : 2];
  const sketches = books.map((book) => `<td>${orderSketch(book, room, language)}</td>`);
  const texts = orderTexts(language);
  const rows = [
    ...orderRows(order, books),
    { label: texts.condition, values: books.map(() => conditionWords(order)) },
  ];
  return `<table><tbody><tr class="sketches"><th><small>${texts.spread}</small></th>${sketches.join("")}</tr>${rows.map((row) => rowHtml(row, texts)).join("")}</tbody></table>`;
}

function rowHtml({ label, values }: OrderRow, texts: OrderTexts): string {
  const cells = values.map((value) => `<td>${cell(value)}</td>`).join("");
  const strong = label === texts.copies || label === texts.title ? ' class="strong"' : "";
  return `<tr${strong}><th>${label}</th>${cells}</tr>`;
}

function cell(value: string): string {
  return value === "" ? '<i class="pen"></i>' : escapeHtml(clipped(value, 220));
}

function fileList({ language }: Order, books: readonly OrderedBook[], texts: OrderTexts): string {
  const items = books.flatMap(({ files }) => files).map((file) => fileHtml(file, { language, texts }));
  return `<h2>${texts.files}</h2><ul class="files">${items.join("")}</ul>`;
}

function fileHtml(
  { path, bytes, pages }: PrintFile,
  { language, texts }: { language: Order["language"]; texts: OrderTexts },
): string {
  const sum = sha256(bytes).replace(/.{8}(?=.)/g, "$& ");
  const facts = `${pages} ${texts.pageShort}, ${fileSize(bytes.length, language)}`;
  return `<li><b>${escapeHtml(path)}</b> <span>${facts}</span><code>${sum}</code></li>`;
}

function penArea({ wishes, language }: Order, texts: OrderTexts): string {
  const line = (label: string, value: string | undefined, kind = ""): string =>
    `<div class="line ${kind}"><b>${label}</b>${value === undefined ? '<i class="pen"></i>' : `<span>${escapeHtml(value)}</span>`}</div>`;
  const choice = (words: string): string => `<span class="choice"><i></i>${words}</span>`;
  return [
    '<div class="wishes">',
    line(texts.deadline, wishes.deadline && dayWords(wishes.deadline, language)),
    line(texts.packing, undefined),
    line(texts.deliver, wishes.deliver, "wide"),
    line(texts.contact, wishes.contact, "wide"),
    line(texts.note, wishes.note, wishes.note === undefined ? "wide tall" : "wide"),
    `<div class="line wide"><b>${texts.proof}</b>${choice(texts.proofScreen)}${choice(texts.proofCopy)}</div>`,
    "</div>",
    `<div class="signatures"><p>${texts.approved}</p><p>${texts.accepted}</p></div>`,
  ].join("");
}

interface Foot {
  order: Order;
  texts: OrderTexts;
  generator: string;
  page: readonly [number, number];
}

function footer({ order, texts, generator, page: [page, pages] }: Foot): string {
  const place = pages > 1 ? ` · ${texts.pageWord} ${page} ${texts.of} ${pages}` : "";
  return `<footer><span>${escapeHtml(order.name)}${place}</span><span>${texts.by} ${escapeHtml(generator)}</span></footer>`;
}

/** A day in words: 15 Desember 2026. */
function dayWords(date: string, language: Order["language"]): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(day)} ${months[language][Number(month) - 1] ?? month} ${year}`;
}

/** A text of so many letters at most. */
function clipped(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
    : text;
}
