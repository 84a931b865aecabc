import type { Book } from "../render/book.ts";
import { copierFile } from "./copier-file.ts";
import { fileName, type ExtractName } from "./names.ts";
import type { Output, OutputContext, OutputFile, PageRange } from "./output.ts";
import { mustPass } from "./press-failures.ts";
import { sourcePlace } from "./source-place.ts";

/**
 * Masters for a photocopier: black only, no bleed, no solid areas, nothing near the edge, pages in pairs for copying on
 * both sides. Extracts have each sheet on leaves of its own.
 * @throws CannotRun `press-colour`, `press-refused`
 */
export const photocopy: Output = {
  name: "photocopy",
  async make(book, context) {
    if (context.extracts.length === 0) return [await wholeBook(book, context)];
    // Sheets to copy are the participants': the guide has answers in them.
    if (book.edition.answers !== "lines") return [];
    const files = await Promise.all(context.extracts.map((extract) => extractOf(extract, book, context)));
    return files.filter((file) => file !== undefined);
  },
};

async function wholeBook(book: Book, context: OutputContext): Promise<OutputFile> {
  const { language } = book;
  const pdf = await context.pdfOf(book);
  const name = fileName(book, `${book.edition.name}.photocopy`, "pdf");
  const { bytes, report } = await copierFile(pdf, { name, book, context, multiple: 2 });
  const source = (page: number): string | undefined => sourcePlace(book, pdf, { page });
  await mustPass(bytes, { name, profile: "black", language, source });
  return { name, output: "photocopy", bytes, pages: report.pages };
}

async function extractOf(
  extract: ExtractName,
  book: Book,
  context: OutputContext,
): Promise<OutputFile | undefined> {
  const pdf = extract === "handouts" ? await context.looseSheetsOf(book) : await context.pdfOf(book);
  if (pdf === undefined || pdf.sheets.length === 0) return undefined;
  const name = fileName(book, `${extract}.photocopy`, "pdf");
  const { bytes, report } = await copierFile(pdf, { name, book, context, pages: leaves(pdf.sheets) });
  await mustPass(bytes, { name, profile: "black", language: book.language });
  const { edition } = pdf;
  return { name, output: "photocopy", bytes, pages: report.pages, ...(edition && { edition }) };
}

/**
 * Pages of sheets in order, each sheet beginning on the front of a leaf.
 * @internal
 */
export function leaves(sheets: readonly PageRange[]): (number | "blank")[] {
  return sheets.flatMap(({ first, last }) => {
    const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return pages.length % 2 === 0 ? pages : [...pages, "blank" as const];
  });
}
