import { CannotRun } from "../diagnostics/failure.ts";
import type { Destination } from "../press/chromium-pdf.ts";

/** Where everything stands once blank pages are in. */
export interface PagePlan {
  /** Blank pages, so that sessions begin on right-hand pages: before which anchor, and in which series of numbers. */
  blanks: { before: string; series: "front" | "body" }[];
  /** Zero-based page of the first session. */
  bodyStart: number;
  /** Zero-based page of each anchor. */
  pages: Record<string, number>;
  /** What is printed as the page number of each anchor. */
  labels: Record<string, string>;
}

/**
 * Plans blank pages and page numbers from a first pass. A session's pages do not depend on the side it begins on, so
 * inserting a page moves everything behind it by one and changes nothing else.
 * @param found where each anchor stands in the first pass
 * @param sessions anchors of the sessions, in order
 */
export function planPages(
  found: ReadonlyMap<string, Destination>,
  sessions: readonly string[],
  book: string,
): PagePlan {
  const blanks: PagePlan["blanks"] = [];
  const shiftFrom: { page: number; shift: number }[] = [];
  for (const anchor of sessions) {
    const page = found.get(anchor)?.page;
    if (page === undefined) throw new CannotRun("page-numbers", { book, detail: `#${anchor}` });
    if ((page + blanks.length) % 2 === 1) {
      blanks.push({ before: anchor, series: anchor === sessions[0] ? "front" : "body" });
      shiftFrom.push({ page, shift: blanks.length });
    }
  }
  const pages: Record<string, number> = {};
  for (const [anchor, { page }] of found) {
    pages[anchor] = page + (shiftFrom.findLast((each) => each.page <= page)?.shift ?? 0);
  }
  const bodyStart = pages[sessions[0] ?? ""] ?? 0;
  const labels = Object.fromEntries(
    Object.entries(pages).map(([anchor, page]) => [anchor, label(page, bodyStart)]),
  );
  return { blanks, bodyStart, pages, labels };
}

/** Where each anchor would stand without the blank pages that a plan has put in, each right before its session. */
export function withoutBlanks(
  found: ReadonlyMap<string, Destination>,
  { blanks }: Pick<PagePlan, "blanks">,
): Map<string, Destination> {
  const blankPages = blanks.map(({ before }) => (found.get(before)?.page ?? Infinity) - 1);
  const earlier = (page: number): number => blankPages.filter((blank) => blank < page).length;
  return new Map([...found].map(([anchor, { page, top }]) => [anchor, { page: page - earlier(page), top }]));
}

/** Roman before the first session, arabic from it on. */
function label(page: number, bodyStart: number): string {
  return page < bodyStart ? roman(page + 1) : String(page - bodyStart + 1);
}

/**
 * A number from 1 to 3,999 in small roman numerals.
 * @internal
 */
export function roman(value: number): string {
  const signs: [number, string][] = [
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let rest = value;
  let result = "";
  for (const [worth, sign] of signs) {
    while (rest >= worth) {
      result += sign;
      rest -= worth;
    }
  }
  return result;
}

/** Anchors of places where a page ends before it is full begin so. */
export const pageEnd = "page-end-";

/** Measures of the space that notes may fill, in mm. */
export interface NotesSpace {
  /** Height of the sheet. */
  sheet: number;
  /** Height of the text on a page. */
  text: number;
  /** Height of one ruled line. */
  line: number;
  /** Height of the heading and the space over it. */
  head: number;
}

/** Fewest lines worth printing. */
const fewestLines = 3;

/** Ruled lines for notes that fit under each place where a page ends before it is full. */
export function planNotes(
  found: ReadonlyMap<string, Destination>,
  { sheet, text, line, head }: NotesSpace,
): Record<string, number> {
  const notes: Record<string, number> = {};
  for (const [anchor, { top }] of found) {
    if (!anchor.startsWith(pageEnd)) continue;
    // Chromium measures a destination from the top of the page's text as if the sheet began there.
    const used = sheet - (top * 25.4) / 72;
    const room = text - used - head;
    const lines = Math.floor(room / line);
    if (lines >= fewestLines) notes[anchor] = lines;
  }
  return notes;
}
