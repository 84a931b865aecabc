import type { PageSize } from "../model/book.ts";
import { cssString, type PageLayout } from "./print-layout.ts";

/** The small line at the foot of a sheet. */
export interface SheetFoot {
  anchor: string;
  left: string;
  right: string;
}

const furniture =
  'font:500 8.2pt "Plus Jakarta Sans";color:#4f4a44;white-space:pre-wrap;vertical-align:top;padding-top:7mm';

/**
 * Page rules for loose sheets, whose pages have the margins of the books: the sheet is the finished page with its bleed
 * all round, as there. Cards fill the page, so that cutting it in the middle makes equal ones.
 */
export function sheetRules(size: PageSize, layout: PageLayout, feet: readonly SheetFoot[]): string {
  const { bleed, inner, outer, top, bottom, text } = layout;
  const mm = (value: number): string => `${value}mm`;
  const width = mm(size.width + 2 * bleed);
  const height = mm(size.height + 2 * bleed);
  const margins = [top, outer, bottom, inner].map((value) => mm(value + bleed)).join(" ");
  return [
    `:root{--sheet-width:${width};--sheet-height:${height};--bleed:${mm(bleed)}}`,
    `html{font-size:${text}pt}`,
    `@page{size:${width} ${height};margin:${margins}}`,
    "@page cards{margin:0}",
    ...feet.map(
      ({ anchor, left, right }) =>
        `#${anchor}{page:${anchor}}@page ${anchor}{@bottom-left{content:${cssString(left)};${furniture}}@bottom-right{content:${cssString(right)};${furniture}}}`,
    ),
  ].join("\n");
}

/** Numbers of cards that a page may hold, largest cards first: quarters, thirds and sixths of a large page only. */
export function cardsPerPage({ height }: PageSize): number[] {
  return height >= 240 ? [1, 2, 3, 4, 6] : [1, 2];
}
