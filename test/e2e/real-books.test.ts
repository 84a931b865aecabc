import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { editionNames } from "../../src/editions/index.ts";
import { realDist, realModules } from "./support/built.ts";
import {
  annexStart,
  bookmarked,
  expectTagged,
  expectTrueContents,
  furniture,
  headingsOn,
  sessionStarts,
  unheard,
} from "./support/book-rules.ts";
import { dense, readPdf, squeeze, type ReadPdf } from "./support/pdf-pages.ts";

const books = realModules.flatMap((id) => editionNames.map((edition) => [id, edition] as const));

describe.each(books)("%s, %s", (id, edition) => {
  let pdf: ReadPdf;
  let html: string;
  beforeAll(async () => {
    const base = join(await realDist(), id, `${id}-${edition}`);
    [pdf, html] = await Promise.all([readPdf(`${base}.pdf`), readFile(`${base}.html`, "utf8")]);
  });

  test("tells the true page of everything in its contents, and leads there", () => {
    const lines = expectTrueContents(pdf);
    // All of them: as many as the screen's contents have.
    const nav = html.slice(html.indexOf('<nav class="contents"'), html.indexOf("</nav>"));
    const anchors = [...nav.matchAll(/<a href="#([^"]+)"/g)].map(([, anchor]) => anchor);
    expect(lines.map(({ destination }) => destination)).toEqual(anchors);
    expect(anchors.length).toBeGreaterThan(1);
  });

  test("prints on each page the number that the page has, and the session on the right-hand head", () => {
    const starts = sessionStarts(pdf);
    const annexes = annexStart(pdf);
    const titles = [...html.matchAll(/<h2 class="session-title">([\s\S]*?)<\/h2>/g)].map(([, title = ""]) =>
      dense(title.replace(/<[^>]+>/g, "")),
    );
    expect(titles.length).toBe(starts.length);
    for (const page of pdf.pages) {
      const { head, foot } = furniture(page);
      const session = starts.findLastIndex((start) => start <= page.index);
      const blank = squeeze(page.text) === "" || /^Catatan$/.test(squeeze(page.text));
      if (session === -1) expect(head, `page ${page.index + 1}`).toBe("");
      if (session === -1 || blank) {
        if (foot !== "") expect(foot).toBe(page.label);
        continue;
      }
      expect(foot, `page ${page.index + 1}`).toBe(page.label);
      if (page.index % 2 === 0 && page.index >= annexes) expect(head).toBe("Lampiran");
      else if (page.index % 2 === 0) expect(dense(head)).toBe(titles[session]?.replace("&#x26;", "&"));
      else expect(head).toContain(edition === "facilitator" ? "Panduan Fasilitator" : "Buku Peserta");
    }
  });

  test("begins every session on a right-hand page", () => {
    const starts = sessionStarts(pdf);
    for (const start of starts) {
      expect(start % 2).toBe(0);
      expect(Number(pdf.pages[start]?.label) % 2).toBe(1);
    }
    expect(pdf.pages[starts[0] ?? -1]?.label).toBe("1");
  });

  test("has bookmarks that lead to their headings", () => {
    const lost = pdf.outline.filter(({ title, page }) => {
      const target = pdf.pages[page];
      return !target || !headingsOn(target).includes(bookmarked(title));
    });
    expect(lost).toEqual([]);
  });

  test("is tagged, and every picture of the screen has its words in print", () => {
    expect(pdf.marked).toBe(true);
    // Finishing says so only where our rules of PDF/UA-1 hold.
    expect(pdf.xmp["pdfuaid:part"]).toBe("1");
    expectTagged(pdf, html);
    // The guide's small pictures of sheets are not read aloud: the sheets themselves are.
    if (edition === "participant") expect(pdf.pages.flatMap(unheard)).toEqual([]);
  });

  test("has no page without text but those before a session", () => {
    const starts = new Set(sessionStarts(pdf));
    const empty = pdf.pages.filter((page) => {
      const words = squeeze(page.text.replace(furniture(page).foot, ""));
      return words === "" || words === "Catatan";
    });
    expect(empty.filter(({ index }) => !starts.has(index + 1)).map(({ label }) => label)).toEqual([]);
  });
});
