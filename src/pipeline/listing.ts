import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { editions, type EditionName } from "../editions/index.ts";
import { packageBook } from "../model/bindings.ts";
import type { Package } from "../model/book.ts";
import type { BoardModule } from "../outputs/board.ts";
import { libraryPage, type ListedBook } from "../outputs/library.ts";
import type { OutputContext } from "../outputs/output.ts";
import { byName } from "../source/discover.ts";
import { sourcesHash } from "../source/sources-hash.ts";
import { boardIn, mergeBoards } from "./listed-board.ts";
import { publish } from "./publish.ts";

const listedBooks = z.object({
  books: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      number: z.number().optional(),
      summary: z.string().optional(),
      modules: z.number().optional(),
      sessions: z.number(),
      edition: z.string(),
      editionTitle: z.string(),
      language: z.string().optional(),
      purpose: z.string(),
      unfinished: z.number().optional(),
      files: z.array(
        z.object({
          path: z.string(),
          output: z.string(),
          bytes: z.number(),
          sha256: z.string(),
          pages: z.number().optional(),
        }),
      ),
    }),
  ),
});

interface Listing {
  /** How far the texts of the books just made have come. */
  board: readonly BoardModule[];
  options: { destination: string; generator: string };
  context: Pick<OutputContext, "templates" | "generator">;
  /** Version of the browser, where one was needed. */
  browser: string | undefined;
}

let last: Promise<void> = Promise.resolve();

/**
 * Writes `manifest.json` and `index.html` for everything in the output folder: the books just made, and those of earlier
 * runs whose files are still there. One after the other, as each takes over what the last one says.
 * @param made none where only the board is another
 */
export function publishListing(
  made: readonly (ListedBook & { seconds?: number })[],
  source: Package,
  listing: Listing,
): Promise<void> {
  const done = last.then(() => writeListing(made, source, listing));
  last = done.catch(() => undefined);
  return done;
}

async function writeListing(
  made: readonly (ListedBook & { seconds?: number })[],
  source: Package,
  { board: latest, options, context, browser }: Listing,
): Promise<void> {
  await removeStaleSheets(made, options.destination);
  const earlier = await earlierListing(options.destination);
  const books = sortBooks(merge(earlier.books, made), source);
  if (books.length === 0) return;
  const board = mergeBoards([...earlier.board, ...latest], books, source.config.modules ?? []);
  // Where books are in several languages, their list is in that of the sources.
  const { original = source.config } = source.config;
  const config = books.some(({ language }) => language === undefined) ? original : source.config;
  const manifest = {
    generator: options.generator,
    browser: browser ?? (made.length > 0 ? null : earlier.browser),
    package: {
      title: config.title,
      date: config.date,
      round: config.round ?? null,
      sources: sourcesHash(source),
    },
    books,
    board,
  };
  const library = await libraryPage({ books, board }, config, context);
  await publish(options.destination, [
    { path: "manifest.json", bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, "utf8") },
    { path: "index.html", bytes: library },
  ]);
}

/** Loose sheets are printed with their book: where a printed book has none, those of an earlier run are of another text. */
async function removeStaleSheets(made: readonly ListedBook[], folder: string): Promise<void> {
  for (const { id, edition, language, files } of made) {
    const outputs = new Set(files.map(({ output }) => output));
    const { looseSheets } = editions[edition as EditionName];
    if (!looseSheets || !outputs.has("pdf") || outputs.has("handouts")) continue;
    await rm(join(folder, id, [`${id}-handouts`, ...(language ? [language] : []), "pdf"].join(".")), {
      force: true,
    });
  }
}

/** What `manifest.json` says. */
export interface EarlierListing {
  books: ListedBook[];
  board: BoardModule[];
  /** Version of the browser that printed. */
  browser: string | null;
}

/** The books that the manifest of an output folder lists, as far as their files are there; none where it has none. */
export async function earlierListing(destination: string): Promise<EarlierListing> {
  const text = await readFile(join(destination, "manifest.json"), "utf8").catch(() => "{}");
  const manifest = safeJson(text);
  const { browser = null } = z.object({ browser: z.string().nullish() }).catch({}).parse(manifest);
  return { books: await earlierBooks(manifest, destination), board: boardIn(manifest), browser };
}

async function earlierBooks(manifest: unknown, destination: string): Promise<ListedBook[]> {
  const parsed = listedBooks.safeParse(manifest);
  if (!parsed.success) return [];
  const books = parsed.data.books as ListedBook[];
  const present = await Promise.all(
    books.map(async (book) => {
      const files = await Promise.all(
        book.files.map(async (file) => ((await isFile(join(destination, file.path))) ? [file] : [])),
      );
      return { ...book, files: files.flat() };
    }),
  );
  return present.filter(({ files }) => files.length > 0);
}

/** A book made again replaces its files by output; what another run made stays listed. */
function merge(
  earlier: readonly ListedBook[],
  made: readonly (ListedBook & { seconds?: number })[],
): ListedBook[] {
  const keyOf = ({ id, edition, language = "" }: ListedBook): string => `${id}/${edition}/${language}`;
  const books = new Map(earlier.map((book) => [keyOf(book), book]));
  for (const { seconds: _, ...book } of made) {
    const kept = (books.get(keyOf(book))?.files ?? []).filter(
      (file) => !book.files.some(({ path }) => path === file.path),
    );
    books.set(keyOf(book), {
      ...book,
      files: [...kept, ...book.files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    });
  }
  return [...books.values()];
}

/** By package.yaml, then by name: also where only some of the modules were read. The volume comes behind its modules. */
function sortBooks(books: readonly ListedBook[], { config: { modules = [] } }: Package): ListedBook[] {
  const place = ({ id }: ListedBook): number => {
    if (id === packageBook) return modules.length + 1;
    return modules.includes(id) ? modules.indexOf(id) : modules.length;
  };
  return books.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      byName(a.id, b.id) ||
      compare(a.language ?? "", b.language ?? "") ||
      compare(a.edition, b.edition),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
