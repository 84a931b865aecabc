import { createHash } from "node:crypto";
import pLimit from "p-limit";
import type { PrintBrowser } from "../browser/print.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/report.ts";
import { editions, type EditionName } from "../editions/index.ts";
import type { Language } from "../model/language.ts";
import { packageBook } from "../model/bindings.ts";
import type { Module, Package } from "../model/book.ts";
import type { Review } from "../model/review.ts";
import { boardOf } from "../outputs/board.ts";
import { unfinished } from "../outputs/book-status.ts";
import type { ListedBook, ListedFile } from "../outputs/library.ts";
import type { ExtractName, OutputName } from "../outputs/names.ts";
import type { OutputFile } from "../outputs/output.ts";
import { Templates } from "../outputs/templates.ts";
import type { Book } from "../render/book.ts";
import { FileMaker, type PrintedBooks } from "./file-maker.ts";
import { findLeaks } from "./guard.ts";
import { publishListing } from "./listing.ts";
import { publish, removeStaged } from "./publish.ts";
import { releaseProblems, type OpenComments } from "./release.ts";
import { readPackage, type ReadPackage } from "./read-package.ts";

/** What to build, and with what. */
export interface BuildOptions {
  /** Folder that holds `modules/`. */
  root: string;
  /** Modules, or `package` for the volume of all; all modules where empty. */
  modules: readonly string[];
  /** Whether all modules are bound in one volume as well, where no module is named. */
  volume: boolean;
  editions: readonly EditionName[];
  /** Language of the books; that of the sources where undefined. */
  language?: Language | undefined;
  /** Outputs; those of package.yaml where undefined. */
  outputs?: readonly OutputName[] | undefined;
  /** What photocopies are made of in place of whole books. */
  extracts?: readonly ExtractName[] | undefined;
  /** A review copy in place of finished books; with it `outputs` is `review` alone. */
  review?: Review | undefined;
  /** Reads the open comments of a package, which are another layer's: for the board of sessions, and for a release. */
  comments?: ((source: Package) => Promise<OpenComments>) | undefined;
  /** Whether to refuse what is not final or has open comments on law; it asks for `comments`. */
  release?: boolean | undefined;
  /** Imprint of package.yaml to publish under; all that it names where undefined. */
  imprint?: string | undefined;
  /** Absolute folder for the finished editions. */
  destination: string;
  /** Folders of templates, the package's own first. */
  templates: readonly string[];
  /** Books made at the same time. */
  jobs: number;
  /** Name and version of the tool. */
  generator: string;
  launch(): Promise<PrintBrowser>;
  /** The package as it is known already, with all of its modules; it is read where this is left out. */
  read?: (() => Promise<ReadPackage>) | undefined;
  /** Books of this very package that are printed or being printed already; others are added. */
  printed?: PrintedBooks | undefined;
  onBook?(progress: BookProgress): void;
  signal?: AbortSignal | undefined;
}

/** Reported when a book begins, and again when it is published. */
export interface BookProgress {
  id: string;
  edition: string;
  state: "begun" | "published";
  /** Only when published. */
  seconds?: number;
  files?: ListedFile[];
}

/** How a build ended. */
export interface BuildResult {
  diagnostics: Diagnostic[];
  /** Published files; none where the sources have errors. */
  books: MadeBook[];
  browser?: string;
}

/** Thrown where a finished file holds what its edition withholds: a defect in edisi, and nothing is published. */
class LeakFound extends Error {}

/** Builds editions of a package: nothing is written unless the sources have no error, and each book at once. */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const browser = onceBrowser(options.launch);
  try {
    // The browser starts while the sources are read; what keeps it from starting is said when it is needed.
    if (options.outputs?.every((name) => name === "html") !== true) browser.get().catch(() => undefined);
    const read = await (options.read?.() ?? readPackage(options.root, options.modules, options.language));
    if (hasErrors(read.diagnostics)) return { diagnostics: read.diagnostics, books: [] };
    const source = withImprint(read.package, options.imprint);
    const lent = {
      templates: new Templates(options.templates),
      generator: options.generator,
      browser: browser.get,
      extracts: options.extracts ?? [],
      review: options.review,
    };
    const maker = new FileMaker(source, lent, { printed: options.printed });
    const bindings = bindingsOf(source, options);
    const bound = boundModules(source, bindings);
    const comments = await options.comments?.({ ...read.package, modules: bound });
    const refused = options.release === true ? releaseProblems(bound, comments) : [];
    if (refused.length > 0) return { diagnostics: [...worthSaying(read, bindings), ...refused], books: [] };
    const wanted = options.outputs ?? (read.package.config.outputs as OutputName[]);
    await removeStaged(options.destination);
    const wantedBooks = booksOf(maker, bindings, options.editions);
    const { books, failures } = await makeBooks(wantedBooks, wanted, { options, maker });
    const version = failures.length > 0 ? undefined : (await browser.started())?.version;
    const [extract] = options.extracts ?? [];
    if (extract !== undefined && books.length === 0 && failures.length === 0)
      throw new CannotRun("copies-none", { option: `--${extract}-only` });
    // What was published before a failure is listed all the same: the manifest tells what is there.
    if (books.length > 0)
      await publishListing(books, read.package, {
        board: boardOf(bound, source.config, comments?.open),
        options,
        context: maker.context,
        browser: version,
      });
    if (failures.length > 0) throw failures[0];
    return { diagnostics: worthSaying(read, bindings), books, ...(version ? { browser: version } : {}) };
  } finally {
    await browser.close();
  }
}

function withImprint(source: Package, id: string | undefined): Package {
  if (id === undefined) return source;
  const known = source.config.imprints.map((imprint) => imprint.id);
  const imprints = source.config.imprints.filter((imprint) => imprint.id === id);
  if (imprints.length === 0) {
    throw new CannotRun("value-unknown", { option: "--imprint", value: id, known: known.join(", ") });
  }
  return { ...source, config: { ...source.config, imprints } };
}

/** That a module is not translated at all need not be said of its texts as well: no book of it is made. */
function worthSaying(
  { diagnostics, package: { modules } }: ReadPackage,
  bindings: readonly string[],
): Diagnostic[] {
  if (bindings.includes(packageBook)) return diagnostics;
  const left = modules.filter(({ id }) => !bindings.includes(id)).map(({ id }) => `modules/${id}/`);
  return diagnostics.filter(
    ({ ruleId, path }) => ruleId !== "translation-missing" || !left.some((folder) => path.startsWith(folder)),
  );
}

/** Whether anything of a module is in the language of its book. */
function isTranslated({ language, lessons }: Module): boolean {
  return lessons.some(({ written }) => written === language);
}

/** Every book to make: longest first would be faster still, but people read the progress in order. */
function booksOf(maker: FileMaker, bindings: readonly string[], names: readonly EditionName[]): Book[] {
  return bindings.flatMap((id) => names.map((name) => maker.select(id, editions[name])));
}

/**
 * Names of what to bind: each module asked for, and the volume of all where it is asked for, or everything is and there
 * are several modules.
 */
function bindingsOf({ modules, config }: Package, { modules: asked, volume }: BuildOptions): string[] {
  const translated = config.language !== config.sourceLanguage;
  const ids = modules.filter((module) => !translated || isTranslated(module)).map(({ id }) => id);
  const missing = translated ? asked.find((id) => id !== packageBook && !ids.includes(id)) : undefined;
  if (ids.length === 0 || missing !== undefined) {
    const { language } = config;
    throw new CannotRun("translation-none", { what: missing ?? config.title, language });
  }
  // A volume is bound of what is translated as a whole.
  if (translated && !asked.includes(packageBook))
    return asked.length > 0 ? ids.filter((id) => asked.includes(id)) : ids;
  if (asked.includes(packageBook)) return [...ids.filter((id) => asked.includes(id)), packageBook];
  if (asked.length > 0) return ids.filter((id) => asked.includes(id));
  return [...ids, ...(asked.length === 0 && volume && ids.length > 1 ? [packageBook] : [])];
}

function boundModules({ modules }: Package, bindings: readonly string[]): Module[] {
  return bindings.includes(packageBook) ? modules : modules.filter(({ id }) => bindings.includes(id));
}

interface Making {
  options: BuildOptions;
  maker: FileMaker;
}

type MadeBook = ListedBook & { seconds: number };

/** Makes books, several at a time; after a failure no other is begun. */
async function makeBooks(
  books: readonly Book[],
  wanted: readonly OutputName[],
  making: Making,
): Promise<{ books: MadeBook[]; failures: unknown[] }> {
  const limit = pLimit(making.options.jobs);
  const failures: unknown[] = [];
  const make = async (book: Book): Promise<MadeBook[]> => {
    if (failures.length > 0) return [];
    try {
      return [await makeBook(book, wanted, making)];
    } catch (error) {
      failures.push(error);
      return [];
    }
  };
  const made = await Promise.all(books.map((book) => limit(() => make(book))));
  return { books: made.flat().filter(({ files }) => files.length > 0), failures };
}

async function makeBook(
  book: Book,
  wanted: readonly OutputName[],
  { options, maker }: Making,
): Promise<MadeBook> {
  options.signal?.throwIfAborted();
  const begun = performance.now();
  const { id, edition, matter, language, parts } = book;
  options.onBook?.({ id, edition: edition.name, state: "begun" });
  const made = await Promise.all(wanted.map((name) => maker.make(book, name)));
  const files = made.flat();
  const [leak] = await findLeaks(book, files);
  if (leak)
    throw new LeakFound(`${leak.file} holds what the edition ${edition.name} withholds: “${leak.what}”`);
  options.signal?.throwIfAborted();
  await publish(
    options.destination,
    files.map(({ name, bytes }) => ({ path: `${id}/${name}`, bytes })),
  );
  const seconds = (performance.now() - begun) / 1000;
  const listed = files.map((file) => listedFile(id, file));
  const left = unfinished(book);
  options.onBook?.({ id, edition: edition.name, state: "published", seconds, files: listed });
  return {
    id,
    title: matter.title,
    number: matter.number,
    summary: matter.summary ?? (book.bound ? matter.subtitle : undefined),
    ...(book.bound ? { modules: parts.length } : {}),
    sessions: parts.reduce((sum, { sessions }) => sum + sessions.length, 0),
    edition: edition.name,
    editionTitle: edition.title[language],
    ...(language === book.config.sourceLanguage ? {} : { language }),
    purpose: edition.purpose[language],
    ...(left > 0 ? { unfinished: left } : {}),
    files: listed,
    seconds,
  };
}

function listedFile(id: string, { name, output, bytes, pages }: OutputFile): ListedFile {
  return {
    path: `${id}/${name}`,
    output,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    ...(pages === undefined ? {} : { pages }),
  };
}

/** Starts the browser at the first call, and closes it only if it was started. */
function onceBrowser(launch: () => Promise<PrintBrowser>): {
  get: () => Promise<PrintBrowser>;
  started: () => Promise<PrintBrowser | undefined>;
  close: () => Promise<void>;
} {
  let starting: Promise<PrintBrowser> | undefined;
  return {
    get: () => (starting ??= launch()),
    started: async () => starting,
    close: async () => {
      const browser = await starting?.catch(() => undefined);
      await browser?.close();
    },
  };
}
