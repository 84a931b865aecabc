import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono, type Context, type Next } from "hono";
import { streamSSE } from "hono/streaming";
import { CannotRun } from "../diagnostics/failure.ts";
import type { Language } from "../model/language.ts";
import type { CommentBoard } from "./comments/comment-board.ts";
import { commentRoutes } from "./comments/comment-routes.ts";
import { contentTypeOf } from "./content-types.ts";
import { safeSegments } from "./locate.ts";
import { liveRoutes } from "./live/live-routes.ts";
import type { LivePdfs } from "./live/live-pdfs.ts";
import type { LivePreview } from "./live/live-preview.ts";
import type { ListingKeeper } from "./listing-keeper.ts";
import { pageAnswer } from "./page-answer.ts";
import { addLiveScript, waitingPage } from "./page.ts";
import { ServedEditions } from "./served-editions.ts";
import { ServedFiles, type LibraryTools } from "./served-files.ts";
import { linkTo, ownAddress, refuseOthers, tokenFor, type AccessOptions } from "./shell/access.ts";
import type { ShellFolders } from "./shell/shell-assets.ts";
import { shellRoutes } from "./shell/shell-routes.ts";
import type { StateBoard } from "./state.ts";

/** What to serve, and where. */
export interface ServerOptions {
  /** Absolute folder of the finished editions. */
  folder: string;
  /** 0 for any free one. */
  port: number;
  /** Language of the preview's own words. */
  language: Language;
  board: StateBoard;
  /** Editions that may be seen, by any way; all where undefined. */
  served?: ServedEditions | undefined;
  /** What the list of finished files is made with, where not all editions are served. */
  library?: LibraryTools | undefined;
  /** The books in memory; where there are none, only files are served. */
  live?: LivePreview | undefined;
  /** The books printed from memory. */
  pdfs?: LivePdfs | undefined;
  /** The comments of the package. */
  comments?: CommentBoard | undefined;
  /** Keeps the list of finished files to what texts and comments say. */
  listing?: ListingKeeper | undefined;
  /** Folder that holds `modules/`, to see when texts were saved last. */
  root?: string | undefined;
  /** Where the files of the preview's own page are; without them the library is at `/`. */
  shell?: ShellFolders | undefined;
  /** Address to listen on; only this machine's own where undefined. */
  host?: string | undefined;
}

/** A server that listens. */
export interface PreviewServer {
  port: number;
  /** The link to open, with the token where one is needed. */
  url: string;
  /** Ends it and every connection. */
  close(): Promise<void>;
}

/** Milliseconds that a request may take to arrive: one that dribbles in is given up. */
const patience = { headersTimeout: 5_000, requestTimeout: 8_000, connectionsCheckingInterval: 1_000 };

/** Connections at once; a browser has six. */
const mostConnections = 256;

type Env = { Bindings: HttpBindings };

/**
 * Serves the finished editions, on this machine alone unless an address is given, and then only to who has the token.
 * @throws CannotRun `port-taken`, `port-refused`, `host-refused`
 */
export async function startServer(options: ServerOptions): Promise<PreviewServer> {
  const { host = ownAddress } = options;
  const token = tokenFor(host);
  const app = previewApp(options, { host, token, port: () => port });
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: patience }) as Server;
  server.maxConnections = mostConnections;
  let port = options.port;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(listenFailure(error, { host, port })));
    server.listen({ port, host }, resolve);
  });
  port = (server.address() as AddressInfo).port;
  return {
    port,
    url: linkTo(host, port, token),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function previewApp(options: ServerOptions, access: AccessOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.use(refuseOthers(access));
  app.get("/.edisi/events", (c) => events(c, options));
  const { live, pdfs, board, language, comments, served = new ServedEditions() } = options;
  app.use("/.edisi/:view/:book/:edition/*", (c, next) => refuseEditions(c, next, served));
  if (live) app.route("/.edisi", liveRoutes({ live, pdfs, board, language }));
  if (live) app.route("/", shellRoutes({ ...options, live, served }));
  if (comments) app.route("/.edisi/comments", commentRoutes(comments, { served, folders: options.shell }));
  const files = new ServedFiles({ ...options, served });
  app.get("*", (c) => file(c, files, options));
  // Its own answer, as hono would print the error.
  app.onError((_, c) => c.text("500", 500));
  return app;
}

/** The present state, each later one, and what changes in books, until the page goes away. */
function events(c: Context<Env>, { board, live, pdfs, comments }: ServerOptions): Response {
  if (c.req.method === "HEAD") return c.body(null, 200, { "content-type": "text/event-stream" });
  return streamSSE(c, async (stream) => {
    await new Promise<void>((resolve) => {
      const send = (event: string, data: unknown): void => {
        void stream.writeSSE({ event, data: JSON.stringify(data), retry: 1000 });
      };
      const stop = board.listen((state) => send("state", state));
      const stopLive = live?.listen((change) => send("session", change));
      const stopPdfs = pdfs?.listen((change) => send("pdf", change));
      const stopComments = comments?.listen(() => send("comments", {}));
      stream.onAbort(() => {
        stop();
        stopLive?.();
        stopPdfs?.();
        stopComments?.();
        resolve();
      });
    });
  });
}

/** Whatever names a book and an edition, under any name, needs one that is served. Comments name others there. */
async function refuseEditions(
  c: Context<Env, "/.edisi/:view/:book/:edition/*">,
  next: Next,
  served: ServedEditions,
): Promise<Response | undefined> {
  const { view, edition } = c.req.param();
  if (view !== "comments" && !served.named(edition)) return c.text("404", 404);
  await next();
  return undefined;
}

async function file(
  c: Context<Env>,
  files: ServedFiles,
  { language, board, listing }: ServerOptions,
): Promise<Response> {
  const segments = safeSegments(c.env.incoming.url ?? "");
  if (!segments) return c.text("404", 404);
  if (segments.length === 1 && segments[0] === "index.html") await listing?.current();
  const type = contentTypeOf(segments.at(-1) ?? "");
  const isPage = type.startsWith("text/html");
  const bytes = await files.read(segments);
  if (bytes && isPage) return pageAnswer(c, addLiveScript(bytes.toString("utf8"), language), 200);
  if (bytes) {
    if (type.startsWith("image/")) c.header("content-security-policy", "default-src 'none'; sandbox");
    return c.body(new Uint8Array(bytes), 200, { "content-type": type, "content-length": `${bytes.length}` });
  }
  if (!isPage) return c.text("404", 404);
  return pageAnswer(c, waitingPage(board.state, language), board.state.phase === "ready" ? 404 : 503);
}

/** Codes of an address that cannot be listened on, whatever the port. */
const hostCodes: ReadonlySet<string | undefined> = new Set([
  "ENOTFOUND",
  "EADDRNOTAVAIL",
  "EAI_AGAIN",
  "EAI_FAIL",
  "ENODATA",
  "EINVAL",
]);

function listenFailure(
  error: Error & { code?: string },
  { host, port }: { host: string; port: number },
): Error {
  if (hostCodes.has(error.code)) {
    return new CannotRun("host-refused", { host, detail: error.message }, { cause: error });
  }
  if (error.code === "EADDRINUSE") {
    return new CannotRun("port-taken", { port: String(port) }, { cause: error });
  }
  return new CannotRun("port-refused", { port: String(port), detail: error.message }, { cause: error });
}
