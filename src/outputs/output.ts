import type { PrintBrowser } from "../browser/print.ts";
import type { Edition } from "../model/edition.ts";
import type { Review } from "../model/review.ts";
import type { Book } from "../render/book.ts";
import type { CompanionPages } from "../render/render-options.ts";
import type { ExtractName } from "./names.ts";
import type { Templates } from "./templates.ts";

/** Page numbers as the first pass of a print promises them, or as its finished PDF has them. */
export type PageStage = "planned" | "printed";

/** What an output may use, lent by the pipeline. */
export interface OutputContext {
  templates: Templates;
  /** Name and version written into files. */
  generator: string;
  /** The one browser of this run, started at the first call. */
  browser(): Promise<PrintBrowser>;
  /** A book's finished PDF, made once in this run: what files for presses and copiers are made from. */
  pdfOf(book: Book): Promise<BookPdf>;
  /** What a participant's book hands out loose, printed once in this run; undefined where that is nothing. */
  looseSheetsOf(book: Book): Promise<SheetsPdf | undefined>;
  /** What is copied by itself in place of whole books. */
  extracts: readonly ExtractName[];
  /** The review copy that is asked for. */
  review?: Review | undefined;
  /** Page numbers of the edition that a book quotes, of this very run; undefined where it quotes none. */
  companionPages(book: Book, stage: PageStage): Promise<CompanionPages | undefined>;
}

/** A file that an output made, not yet written anywhere. */
export interface OutputFile {
  /** File name, without a folder. */
  name: string;
  /** Name of the output. */
  output: string;
  bytes: Uint8Array;
  /** Printed pages; undefined for what has none. */
  pages?: number;
  /** Whose file it is, where that is not the book's edition: it may hold what that withholds, and nothing else. */
  edition?: Edition;
}

/** Pages from the first to the last, counted from 0. */
export interface PageRange {
  first: number;
  last: number;
}

/** A book's PDF, and what stands where in it. */
export interface BookPdf extends OutputFile {
  pages: number;
  /** What is printed as the page number of each anchor. */
  pageLabels: Readonly<Record<string, string>>;
  /** Page of each anchor, counted from 0. */
  anchors: Readonly<Record<string, number>>;
  /** Sheets to fill or hand out that have pages of their own. */
  sheets: readonly PageRange[];
}

/** What is printed as the page number of each anchor. */
export type PageLabels = BookPdf["pageLabels"];

/** A book that is being printed. */
export interface Printing {
  /** Page numbers as the first pass has them; the finished PDF may have others where a line breaks elsewhere. */
  planned: Promise<PageLabels>;
  pdf: Promise<BookPdf>;
}

/** The PDF of what is handed out loose. */
export interface SheetsPdf extends OutputFile {
  pages: number;
  /** Leaves that are copied one by one: a sheet, or a page of cards. */
  sheets: readonly PageRange[];
}

/** A maker of files from a book. */
export interface Output {
  readonly name: string;
  make(book: Book, context: OutputContext): Promise<OutputFile[]>;
}
