import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrintBrowser } from "../../src/browser/print.ts";
import { editions } from "../../src/editions/index.ts";
import { a5 } from "../../src/model/page-sizes.ts";
import { printBook } from "../../src/outputs/print-book.ts";
import { Templates } from "../../src/outputs/templates.ts";
import { FileMaker } from "../../src/pipeline/file-maker.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { onPages } from "../../src/render/book.ts";
import { buildOptions, elementsPackage } from "../e2e/support/built.ts";

const options = buildOptions(elementsPackage, "");
let browser: PrintBrowser;
let maker: FileMaker;
let printed = 0;
beforeAll(async () => {
  const source = (await readPackage(elementsPackage, [])).package;
  browser = await options.launch();
  maker = new FileMaker(source, {
    templates: new Templates(options.templates),
    generator: "edisi",
    extracts: [],
    browser: () => {
      printed += 1;
      return Promise.resolve(browser);
    },
  });
});
afterAll(() => browser.close());

test("a guide quotes the pages of the participant's book of its own size, which is printed once", async () => {
  const [guide, book] = [editions.facilitator, editions.participant].map((edition) =>
    maker.select("elemen", edition),
  );
  if (!guide || !book) throw new Error("expected two books");
  const small = await maker.context.companionPages(onPages(guide, a5), "printed");
  const large = await maker.context.companionPages(guide, "planned");
  expect(small?.pages).toEqual((await maker.context.pdfOf(onPages(book, a5))).pageLabels);
  expect(large?.pages).toEqual((await maker.context.pdfOf(book)).pageLabels);
  expect(small?.pages).not.toEqual(large?.pages);
  expect(printed).toBe(2);
});

test("a book that quotes planned pages which are printed otherwise is printed again", async () => {
  const guide = maker.select("elemen", editions.facilitator);
  const right = await maker.context.pdfOf(guide);
  const stages: string[] = [];
  const wrong = printBook(guide, {
    ...maker.context,
    companionPages: async (book, stage) => {
      stages.push(stage);
      const real = await maker.context.companionPages(book, "printed");
      if (!real || stage === "printed") return real;
      return { ...real, pages: Object.fromEntries(Object.keys(real.pages).map((anchor) => [anchor, "999"])) };
    },
  });
  expect(Buffer.compare((await wrong).bytes, right.bytes)).toBe(0);
  expect(stages).toEqual(["planned", "printed"]);
});

test("sheets are told by their pages, one after the other", async () => {
  const { sheets, pages } = await maker.context.pdfOf(maker.select("elemen", editions.participant));
  expect(sheets.length).toBeGreaterThan(3);
  for (const [index, { first, last }] of sheets.entries()) {
    expect(first).toBeGreaterThan(sheets[index - 1]?.last ?? 0);
    expect(last).toBeGreaterThanOrEqual(first);
    expect(last).toBeLessThan(pages);
  }
});
