import { ChromiumPdf, type Destination } from "../press/chromium-pdf.ts";
import { printed, type Book } from "../render/book.ts";
import { finishBook } from "./finish-book.ts";
import { mustFit } from "./must-fit.ts";
import { fileName } from "./names.ts";
import type { OutputContext, PageRange, SheetsPdf } from "./output.ts";
import { pageLayout } from "./print-layout.ts";
import { sheetsDocument } from "./sheets-document.ts";
import { fitCards } from "./sheets-in-page.ts";
import { cardsPerPage } from "./sheets-layout.ts";
import { looseBook, looseSheetsOf, type LooseSheet } from "./sheets.ts";
import { fontFile } from "./styles.ts";
import { sheetWatermark } from "./watermark.ts";

/**
 * Prints what a module hands out loose, in a file of its own; nothing where it hands out nothing.
 * @param participant the participant's book
 * @param pages its page numbers by anchor, which the sheets quote
 */
export async function printSheets(
  participant: Book,
  pages: Readonly<Record<string, string>>,
  { templates, generator, browser }: OutputContext,
): Promise<SheetsPdf | undefined> {
  const { language, edition, config } = participant;
  const title = edition.title[language];
  const book = printed(looseBook(participant), { companion: { title, pages } });
  const sheets = looseSheetsOf(book);
  if (sheets.length === 0) return undefined;
  const name = fileName(book, "handouts", "pdf");
  const { html, headings } = await sheetsDocument(book, sheets, templates);
  const layout = await pageLayout(templates, config.pageSize);
  const printer = await browser();
  const pdf = await printer.open(
    html,
    async (document) => {
      await document.run(fitCards, cardsPerPage(config.pageSize));
      const bytes = await document.print({ tagged: true });
      await mustFit(bytes, document, { name, book, layout });
      return bytes;
    },
    { name },
  );
  const source = new ChromiumPdf(pdf);
  const count = source.pages().length;
  const starts = startsOf(sheets, source.destinations());
  const watermark = sheetWatermark(sheets, starts, language);
  const font = await fontFile(templates, "Plus Jakarta Sans");
  const stamp = watermark === undefined ? undefined : { font, margins: layout, watermark };
  const finishing = { generator, templates, producer: printer.version, bodyStart: 0, headings, stamp };
  const bytes = await finishBook(pdf, book, finishing);
  const ranges = leavesOf(sheets, starts, count);
  return { name, output: "handouts", bytes, pages: count, edition: book.edition, sheets: ranges };
}

/** The page that each sheet begins on, from 0. */
function startsOf(sheets: readonly LooseSheet[], found: ReadonlyMap<string, Destination>): number[] {
  return sheets.map(({ anchor }) => found.get(anchor)?.page ?? 0);
}

/** Pages of each sheet; of cards each page by itself, since what is on its back would be cut with it. */
function leavesOf(sheets: readonly LooseSheet[], starts: readonly number[], pages: number): PageRange[] {
  return sheets.flatMap(({ kind }, index) => {
    const first = starts[index] ?? 0;
    const last = (starts[index + 1] ?? pages) - 1;
    if (kind === "sheet") return [{ first, last }];
    return Array.from({ length: last - first + 1 }, (_, page) => ({
      first: first + page,
      last: first + page,
    }));
  });
}
