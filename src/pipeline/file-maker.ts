import { editions, type EditionName } from "../editions/index.ts";
import { bindModule, bindPackage } from "../model/bindings.ts";
import type { Package } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import { outputs } from "../outputs/index.ts";
import type { OutputName } from "../outputs/names.ts";
import type { BookPdf, OutputContext, OutputFile, SheetsPdf } from "../outputs/output.ts";
import { printBook } from "../outputs/print-book.ts";
import { printSheets } from "../outputs/sheets-pdf.ts";
import { onPages, selectBook, type Book } from "../render/book.ts";
import type { CompanionPages } from "../render/render-options.ts";

/** Makes the files of books, each once: a book that another one quotes the pages of is not printed twice. */
export class FileMaker {
  /** What outputs may use. */
  readonly context: OutputContext;
  readonly #source: Package;
  readonly #books = new Map<string, Promise<BookPdf>>();
  readonly #sheets = new Map<string, Promise<SheetsPdf | undefined>>();

  constructor(source: Package, lent: Omit<OutputContext, "companionPages" | "looseSheetsOf" | "pdfOf">) {
    this.#source = source;
    this.context = {
      ...lent,
      companionPages: (book) => this.#companionPages(book),
      pdfOf: (book) => once(this.#books, book, () => printBook(book, this.context)),
      looseSheetsOf: (book) => once(this.#sheets, book, () => this.#printSheets(book)),
    };
  }

  /** Selects for an edition what is bound under a name: a module, or all of them. */
  select(id: string, edition: Edition): Book {
    const module = this.#source.modules.find((each) => each.id === id);
    return selectBook(module ? bindModule(module) : bindPackage(this.#source), this.#source, edition);
  }

  /** The files of one output of a book. */
  make(book: Book, output: OutputName): Promise<OutputFile[]> {
    return outputs[output].make(book, this.context);
  }

  /** Pages of the companion's PDF, of the same size: the one of this build, or one printed for its numbers only. */
  async #companionPages({ id, language, edition, config }: Book): Promise<CompanionPages | undefined> {
    const companion =
      edition.companion === undefined ? undefined : editions[edition.companion as EditionName];
    if (!companion) return undefined;
    const book = onPages(this.select(id, companion), config.pageSize);
    const { pageLabels } = await this.context.pdfOf(book);
    return { title: companion.title[language], pages: pageLabels };
  }

  async #printSheets(book: Book): Promise<SheetsPdf | undefined> {
    const { pageLabels } = await this.context.pdfOf(book);
    return printSheets(book, pageLabels, this.context);
  }
}

function once<T>(made: Map<string, Promise<T>>, book: Book, make: () => Promise<T>): Promise<T> {
  const key = [book.id, book.edition.name, book.config.pageSize.name].join("/");
  const file = made.get(key) ?? make();
  made.set(key, file);
  return file;
}
