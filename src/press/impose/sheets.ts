import { pagesOfSheet, type BookletPage, type Signature } from "./signatures.ts";

/** One side of a sheet that lies: what stands left and right of the fold. */
export type SheetSide = readonly [left: BookletPage, right: BookletPage];

/** A sheet, printed on both sides and turned over its short edge. */
export interface Sheet {
  /** The side that faces outwards once the sheet is folded. */
  front: SheetSide;
  back: SheetSide;
}

/** The sheets of a signature from the outermost to the innermost, as saddle stitching needs them. */
export function sheetsOf(signature: Signature): Sheet[] {
  const count = signature.length;
  const page = (number: number): BookletPage => signature[number - 1] ?? "blank";
  return Array.from({ length: count / pagesOfSheet }, (_, sheet) => ({
    front: [page(count - 2 * sheet), page(1 + 2 * sheet)],
    back: [page(2 + 2 * sheet), page(count - 1 - 2 * sheet)],
  }));
}

/** The paper, and how much more than its thickness a fold takes. */
export interface Creep {
  /** Thickness of a sheet in mm. */
  caliper: number;
  /** 1.2 when absent: paper bends round what it encloses. 0: pages are not moved. */
  creep?: number;
}

/** How far the pages of a sheet move towards the spine, in mm; the outermost sheet is 0. */
export function creepOf(sheet: number, { caliper, creep = 1.2 }: Creep): number {
  return sheet * caliper * creep;
}
