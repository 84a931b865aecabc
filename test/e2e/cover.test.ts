import { homedir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import type { PrintBrowser } from "../../src/browser/print.ts";
import { editions, type EditionName } from "../../src/editions/index.ts";
import type { Package } from "../../src/model/book.ts";
import { pageSizes } from "../../src/model/page-sizes.ts";
import { usualPress, type PressSettings } from "../../src/model/press-settings.ts";
import { coverFile } from "../../src/outputs/cover.ts";
import type { OutputFile } from "../../src/outputs/output.ts";
import { FileMaker } from "../../src/pipeline/file-maker.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { readPdfText } from "../../src/press/pdf-text.ts";
import { preflight } from "../../src/press/preflight/preflight.ts";
import type { PdfPage } from "../../src/press/preflight/read/pages.ts";
import { templates } from "../outputs/book.ts";
import { rgbIn } from "../press/convert/support/inspect.ts";
import { has, qpdfSays } from "../press/convert/support/proof.ts";
import { packageOf } from "../support/packages.ts";
import { repository } from "./support/built.ts";
import { renderCover } from "./support/cover-ink.ts";

const poppler = await has("pdftoppm", "-v");
const qpdf = await has("qpdf", "--version");

let browser: PrintBrowser;
let ours: Package;
beforeAll(async () => {
  const environment = {
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    home: homedir(),
  };
  browser = await launchBrowser(await findBrowser({ environment }));
  ours = (await readPackage(repository, ["foa", "ohs"])).package;
});
afterAll(() => browser.close());

interface Cover {
  id?: string;
  edition?: EditionName;
  /** Name of the page size. */
  size?: string;
  /** Inside pages. */
  pages?: number;
  press?: Partial<PressSettings>;
}

function makerOf(source: Package): FileMaker {
  const lent = { templates, generator: "Edisi uji", browser: () => Promise.resolve(browser), extracts: [] };
  return new FileMaker(source, lent);
}

/** The cover of a book; 120 pages that are glued where nothing else is asked for. */
async function cover(
  source: Package,
  { id = "foa", edition = "facilitator", size = "A4", pages = 120, press = {} }: Cover = {},
): Promise<OutputFile> {
  const pageSize = pageSizes[size] ?? source.config.pageSize;
  const config = { ...source.config, pageSize, press: { ...usualPress, ...press } };
  const maker = makerOf({ ...source, config });
  return coverFile(maker.select(id, editions[edition]), { pages }, maker.context);
}

function withSpine(spine: number, id = "foa-facilitator"): Partial<PressSettings> {
  return { binding: "perfect", spines: new Map([[id, spine]]) };
}

/** Width and height of the boxes of a page, mm. */
function boxes({ trim, bleed }: PdfPage): { trim: number[]; bleed: number[] } {
  const size = (box: typeof trim): number[] =>
    box ? [box.right - box.left, box.top - box.bottom].map((points) => (points / 72) * 25.4) : [];
  return { trim: size(trim), bleed: size(bleed) };
}

function expectSize(found: readonly number[], wanted: readonly number[]): void {
  found.forEach((value, index) => expect(Math.abs(value - (wanted[index] ?? 0))).toBeLessThan(0.005));
  expect(found).toHaveLength(wanted.length);
}

describe.each(Object.values(pageSizes))("a cover on $name", ({ name, width, height }) => {
  test("is two pages and the spine wide, with 3 mm of bleed, and passes preflight", async () => {
    const file = await cover(ours, { id: "ohs", size: name, press: withSpine(9.37, "ohs-facilitator") });
    expect(file).toMatchObject({ name: "ohs-facilitator.cover.press.pdf", output: "cover", pages: 1 });
    const { findings, pages } = await preflight(file.bytes, "sheet");
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const [page, ...others] = pages.map(boxes);
    expect(others).toEqual([]);
    expectSize(page?.trim ?? [], [2 * width + 9.37, height]);
    expectSize(page?.bleed ?? [], [2 * width + 15.37, height + 6]);
    expect(await rgbIn(file.bytes)).toEqual([]);
  });

  test.skipIf(!poppler)("bears the words of its spine within it, and red runs into the bleed", async () => {
    for (const spine of name === "A4" ? [6, 14] : [6]) {
      const page = await renderCover((await cover(ours, { size: name, press: withSpine(spine) })).bytes);
      for (const [top, bottom] of [
        [0, height * 0.34],
        [height * 0.78, height],
      ] as const) {
        const ink = page.ink({ left: width - 4, right: width + spine + 4, top, bottom });
        expect(ink?.left, `${spine} mm`).toBeGreaterThan(width + 1.5 - 0.15);
        expect(ink?.right, `${spine} mm`).toBeLessThan(width + spine - 1.5 + 0.15);
      }
      for (const x of [-2.8, 2 * width + spine + 2.8]) {
        const stripe = [0.45, 0.55, 0.65].map((part) => page.colour(x, height * part));
        expect(stripe.some(([red, green]) => red > 150 && green < 80)).toBe(true);
      }
    }
  });
});

test("a spine too narrow for words has none, and a fold has no width", async () => {
  const narrow = await readPdfText((await cover(ours, { press: withSpine(3) })).bytes);
  expect(narrow.pages[0]?.match(/Panduan Fasilitator/g)).toHaveLength(2);
  const wide = await readPdfText((await cover(ours)).bytes);
  expect(wide.pages[0]?.match(/Panduan Fasilitator/g)).toHaveLength(3);
  const { pages } = await preflight((await cover(ours, { pages: 48 })).bytes, "sheet");
  expectSize(pages.map(boxes)[0]?.trim ?? [], [420, 297]);
});

test("a spiral has front and back on pages of their own", async () => {
  const file = await cover(ours, { press: { binding: "spiral" } });
  expect(file.pages).toBe(2);
  const { pages, findings } = await preflight(file.bytes, "sheet");
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  for (const page of pages.map(boxes)) expectSize(page.trim, [210, 297]);
  const text = await readPdfText(file.bytes);
  expect(text.pages[0]).toContain("Membentuk, mengurus");
  expect(text.pages[1]).toContain("Modul dalam paket ini");
});

test.skipIf(!poppler)(
  "folds are marked outside the bleed, and paper stays empty for marks of others",
  async () => {
    const page = await renderCover((await cover(ours, { press: withSpine(9) })).bytes);
    for (const fold of [210, 219]) {
      for (const [top, bottom] of [
        [-15, -3.2],
        [300.2, 312],
      ] as const) {
        const mark = page.ink({ left: fold - 1, right: fold + 1, top, bottom });
        expect(mark && (mark.left + mark.right) / 2).toBeCloseTo(fold, 0);
      }
      expect(page.ink({ left: fold - 1, right: fold + 1, top: 0, bottom: 100 })).toBeUndefined();
    }
    // For a federation's mark and a bar code, on the back below the stripe.
    expect(page.ink({ left: 112, right: 184, top: 236, bottom: 290 })).toBeUndefined();
  },
);

test.skipIf(!poppler)(
  "the front is the first page of the book, and in colour where the inside is black",
  async () => {
    const root = await packageOf({});
    const source = (await readPackage(root, ["hak"])).package;
    const press = { ...usualPress, ...withSpine(10, "hak-participant"), inside: "black" as const };
    const maker = makerOf({ ...source, config: { ...source.config, press } });
    const book = maker.select("hak", editions.participant);
    const front = await renderCover((await coverFile(book, { pages: 120 }, maker.context)).bytes);
    const first = await renderCover((await maker.context.pdfOf(book)).bytes);
    // The book's page has no marks round it; letters may stand half a pixel beside where they stand there.
    const nudges = [-0.25, 0, 0.25].flatMap((x) => [-0.25, 0, 0.25].map((y) => [x, y] as const));
    let different = 0;
    for (let x = 2; x < 208; x += 0.5)
      for (let y = 2; y < 295; y += 0.5) {
        const [, shown] = first.colour(x - 15, y - 15);
        const near = nudges.map(([dx, dy]) => front.colour(220 + x + dx, y + dy)[1]);
        if (near.every((printed) => Math.abs(printed - shown) > 150)) different += 1;
      }
    expect(different).toBe(0);
    expect(front.colour(-2, 130)[1]).toBeLessThan(80);
  },
);

test("many modules, long titles and summaries keep to their places", async () => {
  const long = "Pekerja rumahan, pekerja lepas, dan pekerja alih daya di perkebunan, pelabuhan, dan gudang ";
  const modules = Object.fromEntries(
    Array.from({ length: 14 }, (_, index) => [
      `modules/m${index}/module.md`,
      `---\njudul: ${long.trim()} ${index}\nnomor: ${index + 2}\nringkasan: Isi.\n---\n\nTeks.\n`,
    ]),
  );
  const root = await packageOf({
    ...modules,
    "modules/hak/module.md": `---\njudul: Hak\nnomor: 1\nringkasan: ${long.repeat(12).trim()}.\n---\n\nTeks.\n`,
  });
  const source = (await readPackage(root, ["hak"])).package;
  const file = await cover(source, { id: "hak", size: "A5", press: withSpine(8, "hak-facilitator") });
  const [text = ""] = (await readPdfText(file.bytes)).pages;
  expect(text).toContain("Serikat Uji");
  if (!poppler) return;
  const page = await renderCover(file.bytes);
  // Above the stripe, and at the edge of the page.
  expect(page.ink({ left: 2, right: 146, top: 70, bottom: 73.5 })).toBeUndefined();
  expect(page.ink({ left: 0.5, right: 303, top: 0.5, bottom: 9 })).toBeUndefined();
  expect(page.ink({ left: 0.5, right: 303, top: 201, bottom: 209.5 })).toBeUndefined();
});

test("the same sources give the same bytes, sound to qpdf", async () => {
  const [once, again] = [await cover(ours), await cover(ours)];
  expect(Buffer.from(once.bytes).equals(Buffer.from(again.bytes))).toBe(true);
  if (qpdf) expect(await qpdfSays(once.bytes)).toBe("");
});

test("black words are black ink alone", async () => {
  const { findings } = await preflight((await cover(ours, { edition: "participant" })).bytes, "sheet");
  expect(findings.filter(({ severity }) => severity === "warning")).toEqual([]);
});
