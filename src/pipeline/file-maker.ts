import { editions, type EditionName } from "../editions/index.ts";
import { bindModule, bindPackage } from "../model/bindings.ts";
import type { Package } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import { outputs } from "../outputs/index.ts";
import type { OutputName } from "../outputs/names.ts";
import type { OutputContext, OutputFile } from "../outputs/output.ts";
import { selectBook, type Book } from "../render/book.ts";
import type { CompanionPages } from "../render/render-options.ts";

/** Makes the files of books, each once: a book that another one quotes the pages of is not printed twice. */
export class FileMaker {
  /** What outputs may use. */
  readonly context: OutputContext;
  readonly #source: Package;
  readonly #made = new Map<string, Promise<OutputFile[]>>();

  constructor(source: Package, lent: Omit<OutputContext, "companionPages" | "pdfOf">) {
    this.#source = source;
    this.context = {
      ...lent,
      companionPages: (book) => this.#companionPages(book),
      pdfOf: (book) => this.#pdfOf(book),
    };
  }

  /** Selects for an edition what is bound under a name: a module, or all of them. */
  select(id: string, edition: Edition): Book {
    const module = this.#source.modules.find((each) => each.id === id);
    return selectBook(module ? bindModule(module) : bindPackage(this.#source), this.#source, edition);
  }

  /** The files of one output of a book. */
  make(book: Book, output: OutputName): Promise<OutputFile[]> {
    const key = [book.id, book.edition.name, output].join("/");
    const made = this.#made.get(key) ?? outputs[output].make(book, this.context);
    this.#made.set(key, made);
    return made;
  }

  /** Pages of the companion's PDF: the one of this build, or one printed for its numbers only. */
  async #companionPages({ id, language, edition }: Book): Promise<CompanionPages | undefined> {
    const companion =
      edition.companion === undefined ? undefined : editions[edition.companion as EditionName];
    if (!companion) return undefined;
    const { pageLabels = {} } = await this.#pdfOf(this.select(id, companion));
    return { title: companion.title[language], pages: pageLabels };
  }

  /** The book's own file, without its loose sheets. */
  async #pdfOf(book: Book): Promise<OutputFile> {
    const file = (await this.make(book, "pdf")).find(({ pageLabels }) => pageLabels !== undefined);
    if (!file) throw new Error(`No PDF of ${book.id}`);
    return file;
  }
}
