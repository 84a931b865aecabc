import { editions, type EditionName } from "../editions/index.ts";
import { bindModule, bindPackage } from "../model/bindings.ts";
import type { Package } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import { outputs } from "../outputs/index.ts";
import type { OutputName } from "../outputs/names.ts";
import type {
  OutputContext,
  OutputFile,
  PageLabels,
  PageStage,
  Printing,
  SheetsPdf,
} from "../outputs/output.ts";
import { startPrinting } from "../outputs/print-book.ts";
import { printSheets } from "../outputs/sheets-pdf.ts";
import { onPages, selectBook, type Book } from "../render/book.ts";
import type { CompanionPages } from "../render/render-options.ts";

/** Books of a package that are printed or being printed, by id, edition and page size. */
export type PrintedBooks = Map<string, Printing>;

/** What is known of books before they are made. */
export interface KnownBooks {
  /** Books of this very package, with the same templates: they are not printed again, and others are added. */
  printed?: PrintedBooks | undefined;
  /** Page numbers of an earlier state, by the same keys: what quotes them is printed at once, and again if they differ. */
  expected?: ReadonlyMap<string, PageLabels> | undefined;
}

/** Makes the files of books, each once: a book that another one quotes the pages of is not printed twice. */
export class FileMaker {
  /** What outputs may use. */
  readonly context: OutputContext;
  readonly #source: Package;
  readonly #books: PrintedBooks;
  readonly #expected: KnownBooks["expected"];
  readonly #sheets = new Map<string, Promise<SheetsPdf | undefined>>();

  constructor(
    source: Package,
    lent: Omit<OutputContext, "companionPages" | "looseSheetsOf" | "pdfOf">,
    { printed = new Map(), expected }: KnownBooks = {},
  ) {
    this.#source = source;
    this.#books = printed;
    this.#expected = expected;
    this.context = {
      ...lent,
      companionPages: (book, stage) => this.#companionPages(book, stage),
      pdfOf: (book) => this.#printing(book).pdf,
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
  async #companionPages(
    { id, language, edition, config }: Book,
    stage: PageStage,
  ): Promise<CompanionPages | undefined> {
    const companion =
      edition.companion === undefined ? undefined : editions[edition.companion as EditionName];
    if (!companion) return undefined;
    const book = onPages(this.select(id, companion), config.pageSize);
    const { planned, pdf } = this.#printing(book);
    const expected = this.#expected?.get(keyOf(book));
    const pages = stage === "planned" ? (expected ?? (await planned)) : (await pdf).pageLabels;
    return { title: companion.title[language], pages };
  }

  /** What could not be printed is tried again when it is asked for again. */
  #printing(book: Book): Printing {
    const printing = once(this.#books, book, () => startPrinting(book, this.context));
    printing.pdf.catch(() => {
      if (this.#books.get(keyOf(book)) === printing) this.#books.delete(keyOf(book));
    });
    return printing;
  }

  async #printSheets(book: Book): Promise<SheetsPdf | undefined> {
    const { pageLabels } = await this.context.pdfOf(book);
    return printSheets(book, pageLabels, this.context);
  }
}

function once<T>(made: Map<string, T>, book: Book, make: () => T): T {
  const file = made.get(keyOf(book)) ?? make();
  made.set(keyOf(book), file);
  return file;
}

function keyOf({ id, edition, config }: Book): string {
  return [id, edition.name, config.pageSize.name].join("/");
}
