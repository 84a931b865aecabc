import { ChromiumPdf } from "../press/chromium-pdf.ts";
import { printed, type Book } from "../render/book.ts";
import { finishBook } from "./finish-book.ts";
import { fileName } from "./names.ts";
import type { OutputContext, OutputFile } from "./output.ts";
import { sheetsDocument } from "./sheets-document.ts";
import { fitCards } from "./sheets-in-page.ts";
import { cardsPerPage } from "./sheets-layout.ts";
import { looseBook, looseSheetsOf } from "./sheets.ts";

/**
 * What a module hands out loose, in a file of its own; none where it hands out nothing.
 * @param participant the participant's book
 * @param pages its page numbers by anchor, which the sheets quote
 */
export async function sheetsPdf(
  participant: Book,
  pages: Readonly<Record<string, string>>,
  { templates, generator, browser }: OutputContext,
): Promise<OutputFile[]> {
  const { language, edition, config } = participant;
  const title = edition.title[language];
  const book = printed(looseBook(participant), { companion: { title, pages } });
  const sheets = looseSheetsOf(book);
  if (sheets.length === 0) return [];
  const name = fileName(book, "handouts", "pdf");
  const { html, headings } = await sheetsDocument(book, sheets, templates);
  const printer = await browser();
  const pdf = await printer.open(
    html,
    async (document) => {
      await document.run(fitCards, cardsPerPage(config.pageSize));
      return document.print({ tagged: true });
    },
    { name },
  );
  const finishing = { generator, templates, producer: printer.version, bodyStart: 0, headings };
  const bytes = await finishBook(pdf, book, finishing);
  return [
    {
      name,
      output: "handouts",
      bytes,
      pages: new ChromiumPdf(pdf).pages().length,
      edition: book.edition,
    },
  ];
}
