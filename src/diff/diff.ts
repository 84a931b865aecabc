import type { PrintBrowser } from "../browser/print.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/report.ts";
import { editions, type EditionName } from "../editions/index.ts";
import { bindModule, bindPackage, packageBook } from "../model/bindings.ts";
import type { Module, Package } from "../model/book.ts";
import type { Language } from "../model/language.ts";
import { Templates } from "../outputs/templates.ts";
import { publish } from "../pipeline/publish.ts";
import { selectBook, type Book } from "../render/book.ts";
import type { ChangeGroup } from "./change.ts";
import { withEarlier, type Earlier } from "./earlier.ts";
import { looseBooks } from "./loose-books.ts";
import {
  makeComparison,
  type ComparedFile,
  type ComparedName,
  type ComparedStates,
  type Comparison,
  type DiffOutput,
} from "./make-comparison.ts";
import type { RenamedModule } from "./match-modules.ts";
import { readStates } from "./read-states.ts";
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
  edition: ComparedName;
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
  /** Modules whose folders had other names. */
  renamed: RenamedModule[];
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
  const { now, old, added, removed, renamed } = await readStates(earlier, options);
  const ids = now.package.modules.map(({ id }) => id);
  const result: DiffResult = {
    diagnostics: now.diagnostics,
    earlier: {
      name: earlier.name,
      ...(earlier.commit === undefined ? {} : { commit: earlier.commit }),
      errors: old.diagnostics.filter(({ severity }) => severity === "error").length,
      unreadable: [],
    },
    added,
    removed,
    renamed,
    books: [],
  };
  if (hasErrors(now.diagnostics)) return result;
  for (const module of old.package.modules) mendModule(module);
  const templates = new Templates(options.templates);
  const unreadable = new Set<string>();
  for (const id of options.modules.includes(packageBook) ? [packageBook] : ids) {
    for (const edition of options.editions) {
      const former = bound(old.package, id, edition);
      for (const compared of editionsOf(former, mustBind(now.package, id, edition), edition)) {
        options.signal?.throwIfAborted();
        for (const { file } of compared.unreadable) unreadable.add(file.path);
        const begun = performance.now();
        const notes = renamed.filter((each) => each.now === id || id === packageBook);
        const made = await makeComparison(
          { ...compared, renamed: notes },
          { earlier, ...options, templates, browser },
        );
        const book = {
          ...(await publishBook(id, made, options)),
          edition: compared.name,
          seconds: (performance.now() - begun) / 1000,
        };
        result.books.push(book);
        options.onBook?.(book);
      }
    }
  }
  result.earlier.unreadable.push(...[...unreadable].sort());
  return result;
}

/** Both states of a book, and of what it hands out loose: its holders get more than the book's readers. */
function editionsOf(old: Book | undefined, now: Book, name: EditionName): ComparedStates[] {
  const fit = old && renderable(old);
  const books = { old: fit?.book, now, open: now, unreadable: fit?.unreadable ?? [] };
  const loose = now.edition.looseSheets ? looseBooks(old, now) : undefined;
  return [
    { ...books, name, bare: false },
    ...(loose ? [{ ...loose, name: "handouts" as const, bare: true }] : []),
  ];
}

async function publishBook(
  id: string,
  { groups, files }: Comparison,
  { destination }: DiffOptions,
): Promise<Pick<ComparedBook, "id" | "groups" | "files">> {
  await publish(
    destination,
    files.map(({ name, bytes }) => ({ path: `${id}/${name}`, bytes })),
  );
  return { id, groups, files: files.map((file) => ({ ...file, name: `${id}/${file.name}` })) };
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
