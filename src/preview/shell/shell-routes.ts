import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Hono, type Context } from "hono";
import type { Edition } from "../../model/edition.ts";
import type { Language } from "../../model/language.ts";
import type { Package } from "../../model/book.ts";
import type { OpenComment } from "../../model/open-comment.ts";
import { openComments } from "../../review/comments/open-comments.ts";
import { locateFile, safeSegments } from "../locate.ts";
import { waitingPage } from "../page.ts";
import type { ServedEditions } from "../served-editions.ts";
import type { StateBoard } from "../state.ts";
import { framedHeaders, type FramedPage } from "./framed-page.ts";
import { shellAsset, type ShellFolders } from "./shell-assets.ts";
import { sessionBoard } from "./session-board.ts";
import { shellPage, shellPolicy } from "./shell-page.ts";
import { timesOf } from "./times.ts";

/** The package in memory, as far as the page needs it. */
export interface ShellBooks {
  /** The page of a book; undefined where there is none without errors yet. */
  page(book: string, edition: string): Promise<FramedPage | undefined>;
  /** The package as it is now; undefined where it cannot be read. */
  package(): Promise<{ package: Package } | undefined>;
}

/** What is served. */
export interface ShellRoutesOptions {
  /** Absolute folder of the finished editions. */
  folder: string;
  /** Where the page's own files are; without them there is no such page, and `/` is the library. */
  shell?: ShellFolders | undefined;
  live: ShellBooks;
  /** Editions that may be seen. */
  served: ServedEditions;
  /** Comments as readers of an edition may see them. */
  comments?: { list(edition: Edition): Promise<{ id: string }[] | undefined> } | undefined;
  /** Folder that holds `modules/`; without it there is no board of sessions. */
  root?: string | undefined;
  board: StateBoard;
  /** Of the page where the package's own is not known yet. */
  language: Language;
}

/** The page of the preview, its files, and what it asks for. */
export function shellRoutes(options: ShellRoutesOptions): Hono {
  const app = new Hono();
  const { shell } = options;
  if (!shell) return app;
  app.get("/", async (c) => {
    const language = await languageOf(options);
    return c.body(await shellPage(shell.templates, language), 200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": shellPolicy,
    });
  });
  app.get("/.edisi/shell/:name", async (c) => {
    const asset = await shellAsset(c.req.param("name"), shell);
    if (!asset) return c.text("404", 404);
    return c.body(new Uint8Array(asset.bytes), 200, {
      "content-type": asset.type,
      // A worker has the policy of its own file.
      "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'",
      "cache-control": "no-cache",
      etag: `"${versionOf(asset.bytes)}"`,
    });
  });
  app.get("/.edisi/frame/:book/:edition", (c) => frame(c, options));
  app.get("/.edisi/times", async (c) => {
    const read = options.served.plan ? await options.live.package() : undefined;
    return c.json(read ? timesOf(read.package.modules) : []);
  });
  app.get("/.edisi/board", async (c) => {
    const read = await options.live.package();
    if (!read || options.root === undefined) return c.json([]);
    const { open } = await openComments(read.package);
    return c.json(await sessionBoard(read.package, await shownOf(open, options), options.root));
  });
  return app;
}

/** The comments that a reader of the editions served may see. */
async function shownOf(
  open: readonly OpenComment[],
  { served, comments }: ShellRoutesOptions,
): Promise<readonly OpenComment[]> {
  if (served.all) return open;
  const lists = await Promise.all(served.list.map(async (edition) => comments?.list(edition)));
  const ids = new Set(lists.flatMap((list) => (list ?? []).map(({ id }) => id)));
  return open.filter(({ id }) => ids.has(id));
}

/** A book in a frame: from memory, else as it was built last, else what keeps it from being built. */
async function frame(
  c: Context,
  { live, folder, board, language, served }: ShellRoutesOptions,
): Promise<Response> {
  const [book, edition] = ["book", "edition"].map((name) => c.req.param(name) ?? "");
  const segments = safeSegments(`/${encodeURIComponent(book ?? "")}/${encodeURIComponent(edition ?? "")}`);
  if (!segments || book === undefined || edition === undefined || !served.named(edition))
    return c.text("404", 404);
  const kept = await live.page(book, edition);
  if (kept) return c.body(kept.html, 200, framedHeaders(kept));
  const path = await locateFile(folder, [book, `${book}-${edition}.html`]);
  const built = path === undefined ? undefined : await readFile(path, "utf8").catch(() => undefined);
  if (built !== undefined)
    return c.body(built, 200, framedHeaders({ html: built, version: versionOf(built) }));
  const { version } = waitingPage(board.state, language);
  return c.text("", board.state.phase === "ready" ? 404 : 503, { "x-edisi-version": version });
}

async function languageOf({ live, language }: ShellRoutesOptions): Promise<Language> {
  const read = await live.package().catch(() => undefined);
  return read?.package.config.language ?? language;
}

function versionOf(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
}
