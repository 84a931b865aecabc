import { expect } from "vitest";
import { dense, squeeze, tagsOf, type Piece, type ReadPage, type ReadPdf, type Tag } from "./pdf-pages.ts";

/** A line of the printed contents. */
export interface ContentsLine {
  destination: string;
  /** Words of the line without the page number. */
  title: string;
  /** The page number as printed. */
  printed: string;
}

/** Points of a millimetre. */
export const millimetre = 72 / 25.4;

/** The lines of contents on these pages, as they are printed and linked. */
export function contentsLines(pages: readonly ReadPage[]): ContentsLine[] {
  return pages.flatMap(({ links }) =>
    links.map(({ text, destination = "" }) => {
      const words = squeeze(text).split(" ");
      return { destination, printed: words.pop() ?? "", title: words.join(" ") };
    }),
  );
}

/** Pages of the contents: from the heading on, before the introduction. */
function contentsPages(pages: readonly ReadPage[]): ReadPage[] {
  const from = pages.findIndex((page) => headingsOn(page).includes(dense("Daftar isi")));
  const to = pages.findIndex((page) => headingsOn(page).includes(dense("Tentang buku ini")));
  return pages.slice(from, to);
}

/** Headings of a page without their spaces. */
export function headingsOn(page: ReadPage): string[] {
  return tagsOf(page.tags, /^H\d$/).map(({ text }) => dense(text));
}

/** A bookmark's title as its heading says it: the point between label and title is only in the bookmark. */
export function bookmarked(title: string): string {
  return dense(title.replace(" · ", ""));
}

/** Every line of the contents names the page where its heading really is, and leads there. */
export function expectTrueContents(pdf: ReadPdf): ContentsLine[] {
  const lines = contentsLines(contentsPages(pdf.pages));
  const annexes = annexStart(pdf);
  const found = lines.map(({ destination, title }) => {
    const heading = dense(/^\d/.test(title) && destination.startsWith("session-") ? `Sesi${title}` : title);
    // The answer key names sessions and tests again.
    const within = destination.startsWith("annex-") ? pdf.pages : pdf.pages.slice(0, annexes);
    const pages = within.slice(3).filter((page) => headingsOn(page).includes(heading));
    const linked = pdf.pages[pdf.destinations[destination] ?? -1];
    return { title, pages: pages.map(({ label }) => label), linked: linked?.label };
  });
  expect(found).toEqual(lines.map(({ title, printed }) => ({ title, pages: [printed], linked: printed })));
  return lines;
}

/** Zero-based page of the first annex behind the sessions; the number of pages where there is none. */
export function annexStart(pdf: ReadPdf): number {
  const last = sessionStarts(pdf).at(-1) ?? 0;
  const starts = Object.entries(pdf.destinations)
    .filter(([name, page]) => /^annex-[a-z-]+$/.test(name) && page > last)
    .map(([, page]) => page);
  return Math.min(pdf.pages.length, ...starts);
}

/**
 * Tables have heads, lists have items, and the pictures are those of the screen's book, each with its words. Ruled lines to
 * write on and whatever else only adorns is no picture.
 */
export function expectTagged(pdf: ReadPdf, html: string): void {
  expect(pdf.marked).toBe(true);
  const tags = (role: RegExp): Tag[] => pdf.pages.flatMap((page) => tagsOf(page.tags, role));
  for (const table of tags(/^Table$/)) {
    expect(tagsOf(table.children, /^TH$/).length, table.text).toBeGreaterThan(0);
  }
  for (const list of tags(/^L$/)) expect(tagsOf(list.children, /^LI$/).length, list.text).toBeGreaterThan(0);
  const figures = tags(/^Figure$/);
  // A figure is what holds the picture with its caption, too; the picture in it has the words.
  for (const figure of figures) {
    const alts = [figure, ...tagsOf(figure.children, /^Figure$/)].map(({ alt }) => alt ?? "");
    expect(alts.join(""), figure.text).not.toBe("");
  }
  const spoken = counted(figures.flatMap(({ alt }) => (alt ? [squeeze(alt)] : [])));
  const shown = counted(picturesOf(html));
  expect([...spoken.keys()].sort()).toEqual([...shown.keys()].sort());
  // pdf.js tells a picture of a list item on each page that the item stands on: more often, but never less.
  const less = [...shown].filter(([words, count]) => (spoken.get(words) ?? 0) < count);
  expect(less).toEqual([]);
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The words of the pictures in a book for the screen. */
function picturesOf(html: string): string[] {
  return [...html.matchAll(/<(?:img|[a-z]+ [^<>]*\brole="img")[^<>]*>/g)].flatMap(([element]) => {
    if (element.includes('class="write-in"')) return [];
    const [, words = ""] = / (?:alt|aria-label)="([^"]*)"/.exec(element) ?? [];
    return words === "" ? [] : [squeeze(words.replace(/&#x([\dA-F]+);/g, unescaped))];
  });
}

function unescaped(_: string, code: string): string {
  return String.fromCodePoint(Number.parseInt(code, 16));
}

/** What is printed in the upper and the lower margin, outside the text: running heads and folios. */
export function furniture(page: ReadPage): { head: string; foot: string } {
  const { head, foot } = untagged(page);
  return { head: wordsOf(head), foot: wordsOf(foot) };
}

/**
 * Words in the text that no tag has, so that nobody hears them. Marks such as "§" and printed addresses are none, nor are
 * heads of tables that are said again on a further page.
 */
export function unheard(page: ReadPage, _: number, pages: readonly ReadPage[]): string[] {
  const loose = untagged(page)
    .body.map(({ text }) => text)
    .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/^\(https?:/.test(text));
  if (loose.length === 0) return [];
  const earlier = pages.slice(0, page.index).flatMap(({ tags }) => tagsOf(tags, /^TH$/));
  const heads = earlier.map(({ text }) => dense(text));
  return loose.filter((text) => !heads.some((head) => head.includes(dense(text))));
}

function wordsOf(pieces: readonly Piece[]): string {
  return squeeze(pieces.map(({ text }) => text).join(""));
}

function untagged(page: ReadPage): { head: Piece[]; body: Piece[]; foot: Piece[] } {
  const [, low = 0, , high = 0] = page.view;
  // The text of A5 begins 20 mm from the top, and everything above it is margin on larger pages, too.
  const upper = (high - low) / millimetre > 250 ? 25 : 18;
  const lower = upper - 1;
  const loose = page.pieces.filter((piece) => piece.content === undefined);
  const from = high - upper * millimetre;
  const to = low + lower * millimetre;
  return {
    head: loose.filter(({ y }) => y > from),
    body: loose.filter(({ y }) => y <= from && y >= to),
    foot: loose.filter(({ y }) => y < to),
  };
}

/** Zero-based pages where sessions begin. */
export function sessionStarts({ pages, destinations }: ReadPdf): number[] {
  const starts = Object.entries(destinations)
    .filter(([name]) => /^session-\d+$/.test(name))
    .map(([, page]) => page);
  expect(starts.every((page) => pages[page] !== undefined)).toBe(true);
  return starts.sort((a, b) => a - b);
}

/** Numbers in small roman numerals up to 39, which is more than front matter has. */
export function smallRoman(value: number): string {
  const ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
  return "x".repeat(Math.floor(value / 10)) + (ones[value % 10] ?? "");
}
