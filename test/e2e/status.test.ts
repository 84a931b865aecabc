import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { start } from "../../src/browser/start.ts";
import { build } from "../../src/pipeline/build.ts";
import { readPdfText } from "../../src/press/pdf-text.ts";
import { uaProblems } from "../../src/press/ua/check.ts";
import { contentOf, load } from "../press/convert/support/paint-walk.ts";
import { annexStart, sessionStarts } from "./support/book-rules.ts";
import { buildOptions, smallPackage } from "./support/built.ts";
import { readObjects } from "./support/pdf-objects.ts";
import { readPdf } from "./support/pdf-pages.ts";
import { readUaDocument, strayPainting } from "./support/ua-document.ts";

/** The small package with statuses of its texts: introduction, first and second session. */
async function builtWith(folder: string, statuses: readonly (string | undefined)[]): Promise<string> {
  const root = await mkdtemp(join(folder, "paket-"));
  await cp(smallPackage, root, { recursive: true });
  for (const [index, name] of ["module.md", "01-hak.md", "02-bukti.md"].entries()) {
    const path = join(root, "modules", "uji", name);
    const status = statuses[index];
    if (status === undefined) continue;
    await writeFile(path, (await readFile(path, "utf8")).replace("---\n", `---\nstatus: ${status}\n`));
  }
  const options = { ...buildOptions(root, join(root, "dist")), modules: ["uji"] };
  await build({ ...options, editions: ["participant"], outputs: ["html", "pdf", "press", "photocopy"] });
  return join(root, "dist", "uji");
}

let folder: string;
let mixed: string;
let final: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "edisi-status-"));
  mixed = await builtWith(folder, ["final", "seri 2"]);
  final = await builtWith(folder, ["final", "final", "final"]);
}, 240_000);
afterAll(() => rm(folder, { recursive: true }));

/** Texts of the pages that a browser prints of a finished HTML file. */
async function printedPages(path: string): Promise<string[]> {
  const environment = { env: process.env, platform: process.platform, arch: process.arch, home: homedir() };
  const profile = await mkdtemp(join(folder, "profil-"));
  const started = await start(await findBrowser({ environment }), { sandbox: userInfo().uid !== 0, profile });
  try {
    const page = await started.browser.newPage();
    await page.goto(pathToFileURL(path).href, { waitUntil: "load" });
    const bytes = await page.pdf({ preferCSSPageSize: true });
    return (await readPdfText(bytes)).pages;
  } finally {
    await started.browser.close();
    await started.ended;
  }
}

/** Closed lines that the letters of a watermark are drawn with: nothing of them can be read as text. */
const outlines: Readonly<Record<number, string>> = { 0: "", 6: "SERI 2", 7: "DRAF" };

/** The watermark of each page. */
async function marksOf(path: string): Promise<(string | undefined)[]> {
  const document = await load(await readFile(path));
  return document.getPages().map((page) => {
    const [, drawn = ""] = /\/Watermark[^\n]*BDC([\s\S]*?)EMC/.exec(contentOf(page)) ?? [];
    return outlines[drawn.match(/(?<=\s)m(?=\s)/g)?.length ?? 0];
  });
}

describe("a book with sessions that are not final", () => {
  test("has a watermark on the pages of these, and on its annexes", async () => {
    const pdf = await readPdf(join(mixed, "uji-participant.pdf"));
    const [first = 0, second = 0] = sessionStarts(pdf);
    const annex = pdf.destinations["annex-timetable"] ?? 0;
    expect(annex).toBeGreaterThan(1);
    expect(await marksOf(join(mixed, "uji-participant.pdf"))).toEqual(
      pdf.pages.map(({ index }) => {
        if (index < annex) return "";
        return index >= first && index < second ? "SERI 2" : "DRAF";
      }),
    );
    expect(annexStart(pdf)).toBeGreaterThan(second);
  });

  test("has it in the files for presses and copiers, too: none lacks it silently", async () => {
    const pdf = await marksOf(join(mixed, "uji-participant.pdf"));
    for (const kind of ["press", "photocopy"]) {
      const made = await marksOf(join(mixed, `uji-participant.${kind}.pdf`));
      expect(made.slice(0, pdf.length)).toEqual(pdf);
    }
  });

  test("stays PDF/UA: the watermark is an artifact", async () => {
    const bytes = await readFile(join(mixed, "uji-participant.pdf"));
    const { document } = await readObjects(bytes);
    expect(uaProblems(readUaDocument(document))).toEqual([]);
    expect(await strayPainting(bytes)).toEqual([]);
  });

  test("says so on screen, at the book's title and at these sessions", async () => {
    const html = await readFile(join(mixed, "uji-participant.html"), "utf8");
    expect(html).toContain('<p class="status">Draf · 2 dari 3 naskah belum final</p>');
    expect(
      [...html.matchAll(/<section class="session"[^>]* data-status="([^"]+)"/g)].map(([, word]) => word),
    ).toEqual(["Seri 2", "Draf"]);
  });

  test("says so at the foot of their pages when a browser prints the screen edition", async () => {
    const pages = await printedPages(join(mixed, "uji-participant.html"));
    const said = pages.map((text) => text.includes("Belum final"));
    const starts = [/\bSeri 2\b/, /\bDraf\b(?! ·)/].map((word) => pages.findIndex((text) => word.test(text)));
    expect(Math.min(...starts)).toBeGreaterThan(0);
    // From the first page of these sessions to the last, and on no other.
    expect(said.indexOf(true)).toBe(Math.min(...starts));
    expect(said.slice(said.indexOf(true), said.lastIndexOf(true) + 1)).not.toContain(false);
    expect(said.lastIndexOf(true)).toBeGreaterThanOrEqual(Math.max(...starts));
    expect(said.at(-1)).toBe(false);
    expect((await printedPages(join(final, "uji-participant.html"))).join(" ")).not.toContain("Belum final");
  });
});

describe("a final book", () => {
  test("has no watermark in any file", async () => {
    for (const kind of ["", ".press", ".photocopy"]) {
      const path = join(final, `uji-participant${kind}.pdf`);
      expect((await marksOf(path)).every((mark) => mark === "")).toBe(true);
    }
    const html = await readFile(join(final, "uji-participant.html"), "utf8");
    expect(html).not.toMatch(/<[^>]* (?:data-status=|class="status")/);
  });

  test("has the pages of the same book with a watermark", async () => {
    const [one, other] = await Promise.all(
      [mixed, final].map((from) => readPdf(join(from, "uji-participant.pdf"))),
    );
    expect(one?.pages.map(({ text }) => text)).toEqual(other?.pages.map(({ text }) => text));
    expect(one?.destinations).toEqual(other?.destinations);
  });
});
