import type { Output } from "./output.ts";

/** The book for the screen and the office printer, and what is handed out loose in a file of its own. */
export const pdf: Output = {
  name: "pdf",
  async make(book, { pdfOf, looseSheetsOf }) {
    const file = await pdfOf(book);
    const sheets = book.edition.looseSheets ? await looseSheetsOf(book) : undefined;
    return sheets ? [file, sheets] : [file];
  },
};
