import type { PrintDocument } from "../browser/print.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { ChromiumPdf } from "../press/chromium-pdf.ts";
import { contentScale } from "../press/content-scale.ts";
import type { Book } from "../render/book.ts";
import type { PageLayout } from "./print-layout.ts";
import { placeOfAnchor, placeOfText } from "./source-place.ts";
import { findWidest } from "./widest-in-page.ts";

/** A book to be printed, and the measures of its pages. */
interface Printing {
  name: string;
  book: Book;
  layout: PageLayout;
}

/**
 * Where something is wider than the page, Chromium shrinks the whole book without a word. Then nothing is published, and
 * what is too wide is said.
 * @throws CannotRun `too-wide`
 */
export async function mustFit(
  printed: Uint8Array,
  document: PrintDocument,
  { name, book, layout }: Printing,
): Promise<void> {
  const scale = contentScale(new ChromiumPdf(printed));
  if (scale === undefined || scale > 0.999) return;
  const room = book.config.pageSize.width - layout.inner - layout.outer;
  const { anchors = [], text = "", width = 0 } = (await document.run(findWidest, room)) ?? {};
  const around = anchors.map((anchor) => placeOfAnchor(book, anchor)).find((place) => place !== undefined);
  const place = placeOfText(book, text) ?? around ?? anchors[0] ?? name;
  throw new CannotRun("too-wide", {
    book: name,
    place,
    width: String(width),
    room: String(Math.floor(room)),
  });
}
