/** A page of the source, zero-based, or an empty one that fills the sheet. */
export type BookletPage = number | "blank";

/** Pages that are folded and nested together, in reading order; their number is a multiple of 4. */
export type Signature = readonly BookletPage[];

/** How pages are divided. */
export interface SignaturePlan {
  /** Up to so many pages are one signature; 80 when absent. */
  most?: number;
  /** About so many pages has each signature of a thicker booklet; 32 when absent. */
  size?: number;
  /** The last page is a back cover: what is added stands before it. */
  backCover?: boolean;
}

/** Pages on a sheet of a booklet: two on each side. */
export const pagesOfSheet = 4;

/**
 * Divides pages into signatures. One that `most` allows is left whole; else their sheets are dealt out evenly, the first
 * ones taking one more where it does not come out, so that none is thin beside the others. At most three pages are added.
 */
export function signatures(pages: number, plan: SignaturePlan = {}): Signature[] {
  const filled = withBlanks(pages, plan.backCover ?? false);
  const sheets = filled.length / pagesOfSheet;
  const count = countOf(sheets, plan);
  let from = 0;
  return Array.from({ length: count }, (_, index) => {
    const own = Math.floor(sheets / count) + (index < sheets % count ? 1 : 0);
    const signature = filled.slice(from, from + own * pagesOfSheet);
    from += own * pagesOfSheet;
    return signature;
  });
}

function withBlanks(pages: number, backCover: boolean): BookletPage[] {
  const numbers = Array.from({ length: pages }, (_, index) => index);
  const missing = (pagesOfSheet - (pages % pagesOfSheet)) % pagesOfSheet;
  const blanks = Array.from({ length: missing }, () => "blank" as const);
  // A single page is the front, whatever else it is.
  const body = backCover && pages > 1 ? pages - 1 : pages;
  return [...numbers.slice(0, body), ...blanks, ...numbers.slice(body)];
}

/** The number of signatures whose size comes nearest to what is wished, within what is allowed. */
function countOf(sheets: number, { most = 80, size = 32 }: SignaturePlan): number {
  if (sheets === 0) return 0;
  const allowed = Math.max(1, Math.floor(most / pagesOfSheet));
  if (sheets <= allowed) return 1;
  const wished = Math.max(1, size / pagesOfSheet);
  return Math.min(sheets, Math.max(Math.round(sheets / wished), Math.ceil(sheets / allowed)));
}
