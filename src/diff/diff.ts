import { join } from "node:path";
import type { PrintBrowser } from "../browser/print.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/report.ts";
import { editions, type EditionName } from "../editions/index.ts";
import { bindModule, bindPackage, packageBook } from "../model/bindings.ts";
import type { Module, Package } from "../model/book.ts";
import type { Language } from "../model/language.ts";
import { Templates } from "../outputs/templates.ts";
import { publish } from "../pipeline/publish.ts";
import { readPackage, type ReadPackage } from "../pipeline/read-package.ts";
import { selectBook, type Book } from "../render/book.ts";
import { discoverModules } from "../source/discover.ts";
import type { ChangeGroup } from "./change.ts";
import { withEarlier, type Earlier } from "./earlier.ts";
import { makeComparison, type ComparedFile, type DiffOutput } from "./make-comparison.ts";
import { mendModule, renderable } from "./readable.ts";

/** What to compare, and with what. */
export interface DiffOptions {
  /** A tag, branch or commit, or a folder. */
  against: string;
  /** Folder that holds `modules/`. */
  root: string;
  /** Folder that names of folders are relative to. */
  cwd: string;
  /** Modules, or `package` for the volume of all; every module where empty. */
  modules: readonly string[];
  editions: readonly EditionName[];
  language?: Language | undefined;
  outputs: readonly DiffOutput[];
  /** Whether what did not change is left out. */
  changesOnly: boolean;
  /** Absolute folder for the files. */
  destination: string;
  templates: readonly string[];
  generator: string;
  launch(): Promise<PrintBrowser>;
  onBook?(book: ComparedBook): void;
  signal?: AbortSignal | undefined;
}

/** A book that was compared. */
export interface ComparedBook {
  id: string;
  edition: EditionName;
  /** Changes by session. */
  groups: ChangeGroup[];
  /** Files that were written; none where nothing changed. */
  files: ComparedFile[];
  seconds: number;
}

/** What a comparison found. */
export interface DiffResult {
  /** Of the new text. */
  diagnostics: Diagnostic[];
  earlier: {
    name: string;
    commit?: string;
    /** Errors of the old text, which do not keep it from being compared. */
    errors: number;
    /** Sessions of the old text that could not be compared. */
    unreadable: string[];
  };
  /** Modules that the old text does not have, and those that only it has. */
  added: string[];
  removed: string[];
  books: ComparedBook[];
}

/** Compares a package with an earlier state, and writes what changed. */
export async function diffPackage(options: DiffOptions): Promise<DiffResult> {
  const { against, root, cwd } = options;
  return withEarlier(against, { root, cwd }, async (earlier) => {
    const browser = lentBrowser(options.launch);
    try {
      if (options.outputs.includes("pdf")) browser.get().catch(() => undefined);
      return await compare(earlier, options, browser.get);
    } finally {
      await browser.close();
    }
  });
}

async function compare(
  earlier: Earlier,
  options: DiffOptions,
  browser: () => Promise<PrintBrowser>,
): Promise<DiffResult> {
  const now = await readPackage(options.root, options.modules, options.language);
  const found = await modulesOf(earlier);
  const old = await readEarlier(earlier, found, options);
  const ids = now.package.modules.map(({ id }) => id);
  const known = new Set(old.package.modules.map(({ id }) => id));
  const result: DiffResult = {
    diagnostics: now.diagnostics,
    earlier: {
      name: earlier.name,
      ...(earlier.commit === undefined ? {} : { commit: earlier.commit }),
      errors: old.diagnostics.filter(({ severity }) => severity === "error").length,
      unreadable: [],
    },
    added: ids.filter((id) => !known.has(id)),
    removed: options.modules.length === 0 ? found.filter((id) => !ids.includes(id)) : [],
    books: [],
  };
  if (hasErrors(now.diagnostics)) return result;
  for (const module of old.package.modules) mendModule(module);
  const templates = new Templates(options.templates);
  const unreadable = new Set<string>();
  for (const id of options.modules.includes(packageBook) ? [packageBook] : ids) {
    for (const edition of options.editions) {
      options.signal?.throwIfAborted();
      const begun = performance.now();
      const former = bound(old.package, id, edition);
      const fit = former && renderable(former);
      for (const { file } of fit?.unreadable ?? []) unreadable.add(file.path);
      const books = {
        old: fit?.book,
        now: mustBind(now.package, id, edition),
        unreadable: fit?.unreadable ?? [],
      };
      const made = await makeComparison(books, earlier, { ...options, templates, browser });
      await publish(
        options.destination,
        made.files.map(({ name, bytes }) => ({ path: `${id}/${name}`, bytes })),
      );
      const files = made.files.map((file) => ({ ...file, name: `${id}/${file.name}` }));
      const seconds = (performance.now() - begun) / 1000;
      const book = { id, edition, groups: made.groups, files, seconds };
      result.books.push(book);
      options.onBook?.(book);
    }
  }
  result.earlier.unreadable.push(...[...unreadable].sort());
  return result;
}

async function modulesOf({ root, name }: Earlier): Promise<string[]> {
  try {
    return (await discoverModules(join(root, "modules"))).map(({ id }) => id);
  } catch (error) {
    throw unreadableText(name, error);
  }
}

/** Reads what the old text has of the modules that were asked for. */
async function readEarlier(
  { root, name }: Earlier,
  found: readonly string[],
  { modules, language }: DiffOptions,
): Promise<ReadPackage> {
  const asked = modules.filter((id) => found.includes(id) || id === packageBook);
  try {
    const read = await readPackage(root, asked, language);
    const none = modules.length > 0 && asked.length === 0;
    return none ? { ...read, package: { ...read.package, modules: [] } } : read;
  } catch (error) {
    throw unreadableText(name, error);
  }
}

function unreadableText(name: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return new CannotRun("diff-unreadable", { name, detail: error.message }, { cause: error });
}

function bound(source: Package, id: string, edition: EditionName): Book | undefined {
  const module = source.modules.find((each: Module) => each.id === id);
  if (!module && (id !== packageBook || source.modules.length === 0)) return undefined;
  return selectBook(module ? bindModule(module) : bindPackage(source), source, editions[edition]);
}

function mustBind(source: Package, id: string, edition: EditionName): Book {
  const book = bound(source, id, edition);
  if (book) return book;
  throw new Error(`No module ${id}`);
}

/** Starts the browser at the first call, and closes it only if it was started. */
function lentBrowser(launch: () => Promise<PrintBrowser>): {
  get: () => Promise<PrintBrowser>;
  close: () => Promise<void>;
} {
  let starting: Promise<PrintBrowser> | undefined;
  return {
    get: () => (starting ??= launch()),
    close: async () => {
      const browser = await starting?.catch(() => undefined);
      await browser?.close();
    },
  };
}
