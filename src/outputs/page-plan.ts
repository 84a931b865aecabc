import { CannotRun } from "../diagnostics/failure.ts";

/** Where everything stands once blank pages are in. */
export interface PagePlan {
  /** Sessions that a blank page must come before, so that they begin on a right-hand page. */
  blanksBefore: string[];
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
 * @param found zero-based page of each anchor in the first pass
 * @param sessions anchors of the sessions, in order
 */
export function planPages(
  found: ReadonlyMap<string, number>,
  sessions: readonly string[],
  book: string,
): PagePlan {
  const blanksBefore: string[] = [];
  const shiftFrom: { page: number; shift: number }[] = [];
  for (const anchor of sessions) {
    const page = found.get(anchor);
    if (page === undefined) throw new CannotRun("page-numbers", { book, detail: `#${anchor}` });
    if ((page + blanksBefore.length) % 2 === 1) {
      blanksBefore.push(anchor);
      shiftFrom.push({ page, shift: blanksBefore.length });
    }
  }
  const pages: Record<string, number> = {};
  for (const [anchor, page] of found) {
    pages[anchor] = page + (shiftFrom.findLast((each) => each.page <= page)?.shift ?? 0);
  }
  const bodyStart = pages[sessions[0] ?? ""] ?? 0;
  const labels = Object.fromEntries(
    Object.entries(pages).map(([anchor, page]) => [anchor, label(page, bodyStart)]),
  );
  return { blanksBefore, bodyStart, pages, labels };
}

/** Roman before the first session, arabic from it on. */
function label(page: number, bodyStart: number): string {
  return page < bodyStart ? roman(page + 1) : String(page - bodyStart + 1);
}

/** A number from 1 to 3,999 in small roman numerals. */
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
