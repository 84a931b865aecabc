import { Hono } from "hono";
import type { Language } from "../../model/language.ts";
import { addLiveScript, waitingPage } from "../page.ts";
import { pageAnswer } from "../page-answer.ts";
import type { StateBoard } from "../state.ts";
import type { LivePdfs } from "./live-pdfs.ts";
import type { LivePreview } from "./live-preview.ts";

/** What is served. */
export interface LiveRoutesOptions {
  live: LivePreview;
  /** Books printed from memory; where there are none, no PDF is served from it. */
  pdfs?: LivePdfs | undefined;
  board: StateBoard;
  /** Language of the preview's own words. */
  language: Language;
}

/** Nothing in a fragment or a picture may run or load where it is opened by itself. */
const closed = { "content-security-policy": "default-src 'none'; sandbox" };

/** What is asked for from memory: pages of books, their sections, their pictures. No name here is ever a file's. */
export function liveRoutes({ live, pdfs, board, language }: LiveRoutesOptions): Hono {
  const app = new Hono();
  app.get("/book/:book/:edition", async (c) => {
    const page = await live.page(c.req.param("book"), c.req.param("edition"));
    if (!page)
      return pageAnswer(c, waitingPage(board.state, language), board.state.phase === "ready" ? 404 : 503);
    return pageAnswer(c, addLiveScript(page.html, language, page.version), 200);
  });
  app.get("/session/:book/:edition/:anchor", (c) => {
    const section = live.section(c.req.param("book"), c.req.param("edition"), c.req.param("anchor"));
    if (!section) return c.text("404", 404);
    return c.body(section.html, 200, {
      ...closed,
      "content-type": "text/html; charset=utf-8",
      "x-edisi-version": section.version,
    });
  });
  app.get("/pdf/:book/:edition", async (c) => {
    const { book, edition } = c.req.param();
    if (c.req.method === "HEAD") {
      pdfs?.want(book, edition);
      return c.body(null, 204);
    }
    const pdf = await pdfs?.file(book, edition);
    if (!pdf) return c.text("404", 404);
    return c.body(new Uint8Array(pdf.bytes), 200, {
      ...closed,
      "content-type": "application/pdf",
      "x-edisi-version": pdf.version,
    });
  });
  app.get("/picture/:hash", async (c) => {
    const picture = await live.picture(c.req.param("hash"));
    if (!picture) return c.text("404", 404);
    return c.body(new Uint8Array(picture.bytes), 200, {
      "content-type": picture.mediaType,
      // Its address changes with its content.
      "cache-control": "private, max-age=31536000, immutable",
      ...closed,
      // SVG has styles of its own.
      ...(picture.mediaType === "image/svg+xml"
        ? {
            "content-security-policy":
              "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox",
          }
        : {}),
    });
  });
  return app;
}
