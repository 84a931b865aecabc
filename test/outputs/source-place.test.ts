import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrintBrowser } from "../../src/browser/print.ts";
import { editions } from "../../src/editions/index.ts";
import type { BookPdf } from "../../src/outputs/output.ts";
import { sourcePlace } from "../../src/outputs/source-place.ts";
import { Templates } from "../../src/outputs/templates.ts";
import { FileMaker } from "../../src/pipeline/file-maker.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { PdfFile } from "../../src/press/convert/pdf-file.ts";
import type { Book } from "../../src/render/book.ts";
import { buildOptions, smallPackage } from "../e2e/support/built.ts";

const lesson = "modules/uji/01-hak.md";
let browser: PrintBrowser;
let book: Book;
let pdf: BookPdf;
beforeAll(async () => {
  const options = buildOptions(smallPackage, "");
  const source = (await readPackage(smallPackage, ["uji"])).package;
  browser = await options.launch();
  const maker = new FileMaker(source, {
    templates: new Templates(options.templates),
    generator: "edisi",
    extracts: [],
    browser: () => Promise.resolve(browser),
  });
  book = maker.select("uji", editions.participant);
  pdf = await maker.context.pdfOf(book);
});
afterAll(() => browser.close());

/** Sequences of figures with their pages, from the content of all pages. */
function figures(): { page: number; mcid: number }[] {
  const file = new PdfFile(pdf.bytes);
  return file.pages().flatMap(({ dictionary }, index) => {
    const contents = dictionary.get("Contents");
    const text =
      typeof contents === "object" && contents !== null && "ref" in contents
        ? file.content(contents.ref)
        : "";
    return [...String(text).matchAll(/\/Figure\s*<<\s*\/MCID (\d+)/g)].map(([, mcid]) => ({
      page: index + 1,
      mcid: Number(mcid),
    }));
  });
}

describe("trouble in a printed page is said with its line in the sources", () => {
  test("a picture is told by its description, wherever on the page it is", async () => {
    const text = await readFile(join(smallPackage, lesson), "utf8");
    const line = text.split("\n").findIndex((each) => each.startsWith("![Alur bukti")) + 1;
    expect(line).toBeGreaterThan(1);
    const places = figures().map((problem) => sourcePlace(book, pdf, problem));
    expect(places).toContain(`${lesson}:${line}`);
  });

  test("anything else is told by the block that begins on the page", () => {
    const { page, lesson: source, line } = blockOnPage();
    expect(sourcePlace(book, pdf, { page })).toBe(`${source}:${line}`);
    expect(sourcePlace(book, pdf, { page, mcid: 100_000 })).toBe(`${source}:${line}`);
  });

  test("a page without a block belongs to the last one before it; the cover to nothing", () => {
    expect(sourcePlace(book, pdf, { page: 1 })).toBeUndefined();
    expect(sourcePlace(book, pdf, {})).toBeUndefined();
    expect(sourcePlace(book, pdf, { page: pdf.pages })).toMatch(/^modules\/uji\/\d\d-[a-z]+\.md:\d+$/);
  });
});

/** The session that begins on a page of its own: its file and first line. */
function blockOnPage(): { page: number; lesson: string; line: number } {
  const [session] = book.parts.flatMap(({ sessions }) => sessions);
  const page = pdf.anchors[session?.lesson.anchor ?? ""] ?? 0;
  return { page: page + 1, lesson: session?.lesson.file.path ?? "", line: 1 };
}
