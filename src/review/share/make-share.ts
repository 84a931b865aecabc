import { join } from "node:path";
import { CannotRun } from "../../diagnostics/failure.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/report.ts";
import { searchText } from "../../editions/leak-gate.ts";
import { editions, type EditionName } from "../../editions/index.ts";
import type { Package } from "../../model/book.ts";
import type { Language } from "../../model/language.ts";
import { packageBook } from "../../model/bindings.ts";
import { titleOf } from "../../outputs/html.ts";
import { compactCss } from "../../outputs/styles.ts";
import { Templates } from "../../outputs/templates.ts";
import { zipOf } from "../../parcel/zip.ts";
import { FileMaker } from "../../pipeline/file-maker.ts";
import { findLeaks, withheldBy } from "../../pipeline/guard.ts";
import { readPackage } from "../../pipeline/read-package.ts";
import type { ShownComment } from "../../preview/comments/comment-data.ts";
import { marginWords } from "../../preview/comments/margin-words.ts";
import type { Book } from "../../render/book.ts";
import { packageComments } from "../comments/package-comments.ts";
import type { PlacedComment } from "../comments/place-comments.ts";
import { commentsFor, EditionWords } from "./edition-words.ts";
import { guideWarning, shareIndex, type SharedBook } from "./share-index.ts";
import { sharePage } from "./share-page.ts";
import { shareScript } from "./share-script.ts";

/** What to share. */
export interface ShareOptions {
  /** Folder that holds `modules/`. */
  root: string;
  /** Modules, or `package` for the volume; all modules where empty. */
  modules: readonly string[];
  editions: readonly EditionName[];
  language?: Language | undefined;
  /** Whether the comments that are open now are in it. */
  comments: boolean;
  /** Whether it is to be one HTML file, which holds one book; else a ZIP archive. */
  single: boolean;
  /** Folders of templates, the package's own first. */
  templates: readonly string[];
  /** The tool's own templates, and the compiled scripts of pages with comments. */
  own: { templates: string; client: string };
  /** Name and version of the tool. */
  generator: string;
}

/** A share, or what keeps it from being made. */
export interface Share {
  diagnostics: Diagnostic[];
  /** Undefined where the sources have errors. */
  bytes?: Uint8Array;
  books: SharedBook[];
}

/** Thrown where a finished file holds what its edition withholds: a defect in edisi, and nothing is written. */
class LeakFound extends Error {}

/**
 * Makes what a reviewer opens on a phone: books as files that need neither connection nor server, with the open comments
 * of their readers, and a way to write others.
 * @throws CannotRun `share-one` where one file would have to hold several books, and those of `readPackage`
 */
export async function makeShare(options: ShareOptions): Promise<Share> {
  const read = await readPackage(options.root, options.modules, options.language);
  if (hasErrors(read.diagnostics)) return { diagnostics: read.diagnostics, books: [] };
  const source = read.package;
  const { placed } = options.comments ? await packageComments(source) : { placed: [] };
  const open = placed.filter(({ comment }) => comment.status === "open");
  const maker = new FileMaker(source, {
    templates: new Templates(options.templates),
    generator: options.generator,
    browser: () => Promise.reject(new Error("A share needs no browser")),
    extracts: [],
    review: undefined,
  });
  const ids = options.modules.includes(packageBook) ? [packageBook] : source.modules.map(({ id }) => id);
  const wanted = ids.flatMap((id) => options.editions.map((name) => maker.select(id, editions[name])));
  if (options.single && wanted.length > 1) throw new CannotRun("share-one", { count: String(wanted.length) });
  const parts = await sharedParts(options);
  const books: (SharedBook & { html: string })[] = [];
  for (const book of wanted) books.push(await shareBook(book, open, { maker, source, ...parts }));
  const date = source.config.date.slice(0, 10);
  const { diagnostics } = read;
  if (options.single) return { diagnostics, books, bytes: Buffer.from(books[0]?.html ?? "", "utf8") };
  const index = await shareIndex(books, source.config, new Templates([options.own.templates]));
  const files = [{ name: "index.html", html: index }, ...books];
  const bytes = zipOf(
    files.map(({ name, html }) => ({ path: name, bytes: Buffer.from(html, "utf8") })),
    date,
  );
  return { diagnostics, books, bytes };
}

interface Sharing {
  maker: FileMaker;
  source: Package;
  script: string;
  style: string;
}

/** The script and the style of all books. */
async function sharedParts({ own }: ShareOptions): Promise<Pick<Sharing, "script" | "style">> {
  const templates = new Templates([own.templates]);
  const css = await Promise.all(
    [join("preview", "comments.css"), join("share", "share.css")].map((path) => templates.read(path)),
  );
  return { script: await shareScript(own.client), style: compactCss(css.join("\n")) };
}

async function shareBook(
  book: Book,
  placed: readonly PlacedComment[],
  { maker, source, script, style }: Sharing,
): Promise<SharedBook & { html: string }> {
  const [made] = await maker.make(book, "html");
  if (!made) throw new Error("A book without a page");
  const page = Buffer.from(made.bytes).toString("utf8");
  const { shown: comments, withheld } = openComments(book, placed, page);
  const { config } = source;
  const title = titleOf(book);
  const html = sharePage(page, {
    script,
    style,
    data: {
      package: config.title,
      book: book.id,
      title,
      language: config.language,
      modules: book.parts.map(({ module, prefix }) => ({ id: module.id, prefix })),
      comments,
      words: marginWords(config.language),
    },
  });
  const { name } = made;
  const [leak] = await findLeaks(book, [{ name, output: "html", bytes: Buffer.from(html, "utf8") }]);
  if (leak) throw new LeakFound(`${leak.file} holds what its edition withholds: “${leak.what}”`);
  return {
    name,
    title: book.matter.title,
    edition: book.edition.title[book.language],
    comments: comments.length,
    withheld,
    ...(book.edition.guarded ? {} : { warning: guideWarning(config.language) }),
    html,
  };
}

/**
 * The comments on a book that its readers may see, and how many others there are. One that says itself what a guarded
 * edition withholds stays out.
 */
function openComments(
  book: Book,
  placed: readonly PlacedComment[],
  page: string,
): { shown: ShownComment[]; withheld: number } {
  const { edition, parts } = book;
  const ids = new Set(parts.map(({ module }) => module.id));
  const own = placed.filter(({ comment }) => ids.has(comment.module));
  const known = commentsFor(own, edition, new EditionWords(page));
  const words = edition.guarded && known.length > 0 ? withheldBy(book, edition) : undefined;
  const isSilent = (text: string): boolean => !words || searchText(text, "", words).length === 0;
  const shown = known.filter(({ text, place, replies, decisions }) =>
    [text, place, ...[...replies, ...decisions].map((each) => each.text)].every(isSilent),
  );
  return { shown, withheld: own.length - shown.length };
}
