import { createHash } from "node:crypto";
import type { PrintBrowser } from "../../browser/print.ts";
import { hasErrors } from "../../diagnostics/report.ts";
import { editions, editionNames, type EditionName } from "../../editions/index.ts";
import { packageBook } from "../../model/bindings.ts";
import type { Package } from "../../model/book.ts";
import type { PageLabels } from "../../outputs/output.ts";
import { Templates } from "../../outputs/templates.ts";
import { FileMaker, type PrintedBooks } from "../../pipeline/file-maker.ts";
import type { ReadPackage } from "../../pipeline/read-package.ts";
import { abortable, untilAborted } from "./abortable.ts";
import type { LiveBooksOptions } from "./live-books.ts";

/** The PDF file of a book as its sources are now. */
export interface LivePdf {
  bytes: Uint8Array;
  /** SHA-256, as the manifest has it. */
  version: string;
}

/** The event `pdf`: a book that is on somebody's screen has other pages than before. */
export interface PdfEvent {
  book: string;
  edition: EditionName;
  version: string;
}

/** What is printed, and with what. */
export interface LivePdfsOptions extends LiveBooksOptions {
  /** The package as it is now; the same answer while nothing is saved. */
  package(): Promise<ReadPackage | undefined>;
  /** Lends the browser of the preview. */
  borrow(): Promise<PrintBrowser>;
}

/** Books that are printed at a save, at most: there are screens for two, or four. */
const mostWanted = 8;

/** A package with what has been printed of it. */
interface PrintedState {
  read: ReadPackage;
  printed: PrintedBooks;
  maker: FileMaker;
}

/**
 * Prints books from memory as soon as they are saved: those that somebody has on the screen. The files that are built
 * later are made of the same prints, and only they are searched for what an edition withholds and published.
 */
export class LivePdfs {
  readonly #options: LivePdfsOptions;
  readonly #listeners = new Set<(event: PdfEvent) => void>();
  /** Books to print at the next save: each until it was told of, and asked for again. */
  readonly #wanted = new Set<string>();
  readonly #files = new Map<string, LivePdf & { source: unknown[] }>();
  /** Page numbers of what was printed last, by the keys of `PrintedBooks`: most saves move no page. */
  readonly #labels = new Map<string, PageLabels>();
  #state: PrintedState | undefined;
  #superseded = new AbortController();
  #current: Promise<unknown> = Promise.resolve();

  constructor(options: LivePdfsOptions) {
    this.#options = options;
  }

  /** What has been printed of a package, to print no book twice. */
  printed(read: ReadPackage): PrintedBooks {
    return this.#stateOf(read).printed;
  }

  /** Has a book printed at the next save, and tells of it then. */
  want(book: string, edition: string): void {
    const key = `${book}/${edition}`;
    const isEdition = this.#options.editions.some((each) => each === edition);
    if (isEdition && isId(book) && this.#wanted.size < mostWanted) this.#wanted.add(key);
  }

  /** The file of a book as it is now; undefined where there is no such book, or its package has errors. */
  async file(book: string, edition: string): Promise<LivePdf | undefined> {
    const key = `${book}/${edition}`;
    this.want(book, edition);
    const read = await this.#options.package();
    if (!read) return undefined;
    const known = (): LivePdf | undefined => {
      const file = this.#files.get(key);
      return file && isSame(file.source, sourceOf(key, read.package)) ? file : undefined;
    };
    if (known()) return known();
    await this.idle();
    return known() ?? this.#print(key, read, this.#superseded.signal).catch(() => undefined);
  }

  /** Prints anew what is wanted and was saved. What is being printed already is given up. */
  saved(): Promise<void> {
    this.#superseded.abort();
    this.#superseded = new AbortController();
    const done = this.#printWanted(this.#superseded.signal).catch(() => undefined);
    this.#current = done;
    return done;
  }

  /** Resolves when nothing that was saved is being printed. */
  async idle(): Promise<void> {
    await this.#current;
  }

  /** Tells which books have been printed anew. Answers how to stop. */
  listen(listener: (event: PdfEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#wanted.clear();
    this.#superseded.abort();
  }

  async #printWanted(signal: AbortSignal): Promise<void> {
    if (this.#wanted.size === 0) return;
    const read = await this.#options.package();
    if (!read || signal.aborted) return;
    await Promise.allSettled(
      [...this.#wanted].map(async (key) => {
        const before = this.#files.get(key);
        if (before && isSame(before.source, sourceOf(key, read.package))) return;
        const made = await this.#print(key, read, signal);
        if (!made || made.version === before?.version) return;
        this.#wanted.delete(key);
        const [book = "", edition] = key.split("/");
        for (const tell of this.#listeners)
          tell({ book, edition: edition as EditionName, version: made.version });
      }),
    );
  }

  /** @throws what keeps it from being printed: the build that follows says so, too */
  async #print(key: string, read: ReadPackage, signal: AbortSignal): Promise<LivePdf | undefined> {
    const [id = "", wanted] = key.split("/");
    const name = editionNames.find((each) => each === wanted && this.#options.editions.includes(each));
    const source = sourceOf(key, read.package);
    if (!name || source.length === 0 || hasErrors(read.diagnostics)) return undefined;
    const { maker, printed } = this.#stateOf(read);
    const { bytes } = await untilAborted(maker.context.pdfOf(maker.select(id, editions[name])), signal);
    for (const [book, { pdf }] of printed) {
      void pdf.then(({ pageLabels }) => this.#labels.set(book, pageLabels)).catch(() => undefined);
    }
    const version = createHash("sha256").update(bytes).digest("hex");
    this.#files.set(key, { bytes, version, source });
    return { bytes, version };
  }

  #stateOf(read: ReadPackage): PrintedState {
    if (this.#state?.read === read) return this.#state;
    const { templates, generator, borrow } = this.#options;
    const printed: PrintedBooks = new Map();
    const { signal } = this.#superseded;
    const maker = new FileMaker(
      read.package,
      {
        templates: new Templates(templates),
        generator,
        browser: async () => abortable(await borrow(), signal),
        extracts: [],
      },
      { printed, expected: new Map(this.#labels) },
    );
    this.#state = { read, printed, maker };
    return this.#state;
  }
}

/** Whether a word may be the id of a book at all: anybody may ask. */
function isId(word: string): boolean {
  return word.length <= 100 && !word.includes("/");
}

/** What the pages of a book are made from; nothing where there is no such book, or no PDF is asked for. */
function sourceOf(key: string, { config, references, glossary, modules }: Package): unknown[] {
  const [id = ""] = key.split("/");
  const bound = id === packageBook ? modules : modules.filter((module) => module.id === id);
  const isPrinted = config.outputs.includes("pdf") && bound.length > 0;
  return isPrinted ? [config, references, glossary, ...bound] : [];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
