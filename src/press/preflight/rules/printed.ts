import { shared } from "../content/geometry.ts";
import { isPaper } from "../content/inks.ts";
import type { Mark } from "../content/mark.ts";
import type { PdfPage } from "../read/pages.ts";

/** True for a mark on the finished page or in its bleed; printers' marks around it are not. */
export function onPage(mark: Mark, { bleed }: PdfPage): boolean {
  return !mark.inMask && shared(mark.box, bleed) !== undefined;
}

/** True for a mark that leaves ink there. */
export function printed(mark: Mark, page: PdfPage): boolean {
  return onPage(mark, page) && !isWhite(mark);
}

/** True for a mark in the colour of the paper. */
export function isWhite({ paint, image }: Mark): boolean {
  if (image && !image.stencil) return false;
  return paint.white || (paint.inks !== undefined && !paint.shading && isPaper(paint.inks));
}
