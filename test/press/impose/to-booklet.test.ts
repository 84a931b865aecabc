import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PressError } from "../../../src/press/convert/problems.ts";
import type { BookletOptions } from "../../../src/press/impose/booklet-options.ts";
import { toBooklet } from "../../../src/press/impose/to-booklet.ts";
import { readPdfText } from "../../../src/press/pdf-text.ts";
import { objectsOf } from "../convert/support/inspect.ts";
import { has, qpdfSays } from "../convert/support/proof.ts";
import { zooPdf } from "../convert/support/zoo.ts";
import { sidesOf, type SeenPage, type SeenSide } from "./support/read.ts";
import { points, sourcePdf } from "./support/source.ts";

const options: BookletOptions = {
  sheet: { width: 297, height: 210 },
  caliper: 0.1,
  date: "2026-11-22",
};

const words = { front: "depan", back: "belakang", signature: "Kuras" };

/** Two halves that are turned differently, as pages in a landscape table are. */
const turns = (page: number): number => [0, 90, 180, 270, -90, 0][page % 6] ?? 0;

function near(value: number | undefined, millimetres: number): void {
  expect(Math.abs((value ?? Number.NaN) / points - millimetres)).toBeLessThan(0.01);
}

/** Where a point of the source page comes to stand on the sheet, in points. */
function onSheet({ matrix, offset }: SeenPage, [x, y]: readonly [number, number]): [number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
  return [a * x + c * y + e + (offset[0] ?? 0), b * x + d * y + f + (offset[1] ?? 0)];
}

/** The bleed box of a page as it stands on the sheet: left, bottom, right, top. */
function standing(page: SeenPage): number[] {
  const [x = 0, y = 0, u = 0, v = 0] = page.bbox;
  const [one, other] = [onSheet(page, [x, y]), onSheet(page, [u, v])];
  return [0, 1]
    .map((axis) => Math.min(one[axis] ?? 0, other[axis] ?? 0))
    .concat([0, 1].map((axis) => Math.max(one[axis] ?? 0, other[axis] ?? 0)));
}

const texts = (side: SeenSide | undefined): string[] =>
  side?.pages.map(({ key, text }) => `${key} ${text}`) ?? [];

describe("a booklet", () => {
  test("is made of sheets as wide and high as told, front and back in turn", async () => {
    const { bytes, report } = toBooklet(sourcePdf({ pages: 7 }), options);
    expect(report).toEqual({ pages: 7, sheets: 2, signatures: [8], blanks: 1, creep: 0.12 });
    const sides = await sidesOf(bytes);
    expect(sides.map(texts)).toEqual([
      ["Right Halaman 1"],
      ["Left Halaman 2", "Right Halaman 7"],
      ["Left Halaman 6", "Right Halaman 3"],
      ["Left Halaman 4", "Right Halaman 5"],
    ]);
    for (const { width, height } of sides) {
      near(width, 297);
      near(height, 210);
    }
  });

  test("has the finished edge of each page at the fold, and cuts pages off there", async () => {
    const { bytes } = toBooklet(sourcePdf({ pages: 24, rotate: turns }), { ...options, creep: 0 });
    for (const { pages } of await sidesOf(bytes)) {
      expect(pages).toHaveLength(2);
      for (const page of pages) {
        // Three millimetres of bleed on every side.
        const [left, bottom, right, top] = standing(page);
        const isLeft = page.key === "Left";
        near(isLeft ? right : left, isLeft ? 148.5 + 3 : 148.5 - 3);
        near(isLeft ? left : right, isLeft ? 0.5 - 3 : 296.5 + 3);
        near(bottom, -3);
        near(top, 213);
        for (const [index, wanted] of [isLeft ? 0 : 148.5, 0, 148.5, 210].entries())
          near(page.clip[index], wanted);
      }
    }
  });

  test("moves pages towards the spine, the farther inside the more", async () => {
    const { bytes, report } = toBooklet(sourcePdf({ pages: 80 }), { ...options, caliper: 0.09 });
    expect(report.creep).toBe(2.052);
    const sides = await sidesOf(bytes);
    for (const [side, { pages }] of sides.entries()) {
      const shift = Math.floor(side / 2) * 0.09 * 1.2;
      for (const page of pages) {
        const [left, , right] = standing(page);
        if (page.key === "Left") near(right, 151.5 + shift);
        else near(left, 145.5 - shift);
        near(page.clip[0], page.key === "Left" ? 0 : 148.5);
      }
    }
  });

  test("stands in the middle of a sheet that is larger", async () => {
    const { bytes } = toBooklet(sourcePdf({ pages: 4, width: 155, height: 230 }), {
      ...options,
      sheet: { width: 420, height: 297 },
    });
    const [front] = await sidesOf(bytes);
    const [left, bottom, right, top] = standing(front?.pages[1] ?? expect.unreachable());
    near(left, 210 - 3);
    near(right, 210 + 158);
    near(bottom, 33.5 - 3);
    near(top, 33.5 + 233);
  });

  test("takes the crop box where there is no finished size, and the unit of the page", async () => {
    const source = sourcePdf({ pages: 1 })
      .toString("latin1")
      .replaceAll("/TrimBox", "/XrimBox")
      .replaceAll(/\/BleedBox \[[^\]]*\]/g, "/CropBox [0 60 20 90] /UserUnit 10");
    const [front] = await sidesOf(toBooklet(Buffer.from(source, "latin1"), options).bytes);
    const page = front?.pages[0];
    expect(page?.bbox.map(Math.round)).toEqual([0, 60, 20, 90]);
    expect(page?.matrix.map(Math.round)).toEqual([10, 0, 0, 10, 0, -600]);
  });

  test("says every text of its source once, and nothing else, by pdf.js", async () => {
    const source = sourcePdf({ pages: 42, rotate: turns });
    const lines = async (bytes: Uint8Array): Promise<string[]> => {
      const { pages } = await readPdfText(bytes);
      return pages.flatMap((page) => page.match(/Halaman \d+/g) ?? [page]).toSorted();
    };
    const found = await lines(toBooklet(source, { ...options, most: 16, size: 16 }).bytes);
    expect(found.filter((line) => line !== "")).toEqual(await lines(source));
  });

  test("shares fonts, pictures and resources, and leaves out tags, links and the old pages", async () => {
    const { bytes } = toBooklet(sourcePdf({ pages: 40 }), options);
    const objects = await objectsOf(bytes);
    const count = (what: RegExp): number => objects.filter((object) => what.test(object)).length;
    expect(count(/\/BaseFont/)).toBe(1);
    expect(count(/\/Subtype \/Image/)).toBe(1);
    expect(count(/\/PatternType 1/)).toBe(1);
    expect(count(/\/Font/)).toBe(2);
    expect(count(/\/Type \/Page\b/)).toBe(20);
    expect(count(/\/Subtype \/Form/)).toBe(40);
    expect(count(/\/I true/)).toBe(40);
    expect(objects.join("\n")).not.toMatch(/StructParent|\/Annots|\/Rotate/);
    // Numbers without gaps.
    expect(bytes.toString()).not.toMatch(/\d{10} 65535 f\r\n\d{10} 65535 f/);
  });

  test("keeps layers and inks, and brings nothing of the document along", async () => {
    const catalog =
      "/OCProperties <</OCGs [10 0 R] /D <</Order [[20 0 R]]>>>> /OutputIntents [<</S /GTS_PDFX>>] /Outlines 5 0 R";
    const { bytes } = toBooklet(sourcePdf({ pages: 4, catalog }), options);
    const root = (await PDFDocument.load(bytes, { updateMetadata: false })).catalog;
    expect(root.lookup(PDFName.of("OCProperties"), PDFDict).toString()).toContain("/Order [ [ null ] ]");
    expect(root.get(PDFName.of("OutputIntents"))?.toString()).toContain("/GTS_PDFX");
    expect(root.get(PDFName.of("Outlines"))).toBeUndefined();
  });

  test("says in labels and bookmarks what a side is, and how to print it", async () => {
    const { bytes } = toBooklet(sourcePdf({ pages: 13 }), { ...options, words, most: 8, size: 8 });
    const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
    const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false });
    const document = await task.promise;
    expect((await document.getPageLabels())?.slice(0, 5)).toEqual([
      "Kuras 1, 1 depan",
      "Kuras 1, 1 belakang",
      "Kuras 1, 2 depan",
      "Kuras 1, 2 belakang",
      "Kuras 2, 1 depan",
    ]);
    expect((await document.getOutline()).map(({ title }) => title)).toEqual(["Kuras 1", "Kuras 2"]);
    expect(await document.getViewerPreferences()).toMatchObject({
      Duplex: "DuplexFlipShortEdge",
      PrintScaling: "None",
    });
    await task.destroy();
    const single = toBooklet(sourcePdf({ pages: 3 }), { ...options, words });
    expect((await objectsOf(single.bytes)).join("\n")).not.toContain("/Outlines");
  });

  test("has its details and its only date from the options, else from the source", async () => {
    const own = toBooklet(sourcePdf({ pages: 3 }), { ...options, title: "Buku & lipat", producer: "Uji" });
    const { others } = await readPdfText(own.bytes);
    const text = others.join("\n");
    for (const part of ["Buku & lipat", '"Author":"Edisi"', '"Producer":"Uji"', "D:20261122000000Z"])
      expect(text).toContain(part);
    expect((await readPdfText(toBooklet(sourcePdf({ pages: 3 }), options).bytes)).others[0]).toContain(
      "Uji lipat",
    );
  });

  test("is the same bytes every time", () => {
    const make = (): Uint8Array => toBooklet(sourcePdf({ pages: 30 }), { ...options, words }).bytes;
    expect(Buffer.compare(make(), make())).toBe(0);
  });

  test("passes qpdf --check", async ({ skip }) => {
    if (!(await has("qpdf", "--version"))) skip("qpdf is not installed");
    const plan = { ...options, words, most: 16, size: 12 };
    expect(await qpdfSays(toBooklet(sourcePdf({ pages: 50, rotate: turns }), plan).bytes)).toBe("");
    const zoo = toBooklet(zooPdf(), { ...options, sheet: { width: 297, height: 210 } });
    expect(await qpdfSays(zoo.bytes)).toBe("");
  });

  test.each([
    ["ghostscript", "ghostscript-linear", 297, 210],
    ["latex", "latex-black", 297, 210],
    ["typst", "weasyprint", 297, 210],
    ["libreoffice", "libreoffice", 420, 297],
  ])("can be made of files of %s and %s", async (one, other, width, height) => {
    for (const tool of [one, other]) {
      const source = await readFile(new URL(`../preflight/tools/${tool}.pdf`, import.meta.url));
      const { bytes } = toBooklet(source, { ...options, sheet: { width, height } });
      // Words of two pages may run together, so every letter is counted.
      const letters = async (pdf: Uint8Array): Promise<string> =>
        Array.from((await readPdfText(pdf)).pages.join("").replaceAll(/\s/g, ""))
          .toSorted()
          .join("");
      expect(await letters(bytes), tool).toBe(await letters(source));
      if (await has("qpdf", "--version")) expect(await qpdfSays(bytes), tool).toBe("");
    }
  });

  test("of two hundred pages is there in well under a second", () => {
    const source = sourcePdf({ pages: 200 });
    // The best of three: the machine may be busy with other tests.
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      toBooklet(source, options);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(800);
  });
});

describe("collation marks", () => {
  /** Left, bottom, width and height of the bar on each side that has one, in mm. */
  const bars = async (pages: number, plan: Partial<BookletOptions>): Promise<[number, number[]][]> => {
    const sides = await sidesOf(toBooklet(sourcePdf({ pages }), { ...options, ...plan }).bytes);
    return sides.flatMap(({ content }, side): [number, number[]][] => {
      const bar = /q\n(?:0 g|0 0 0 1 k)\n([-\d. ]+) re f\nQ\n$/.exec(content)?.[1];
      return bar === undefined ? [] : [[side, bar.split(" ").map((value) => Number(value) / points)]];
    });
  };

  test("are stairs on the folds of the outermost sheets", async () => {
    const found = await bars(96, { most: 40, size: 32 });
    expect(found.map(([side]) => side)).toEqual([0, 16, 32]);
    for (const [index, [, [left = 0, bottom = 0, width = 0, height = 0]]] of found.entries()) {
      expect(left + width / 2).toBeCloseTo(148.5, 3);
      expect(height).toBeCloseTo(8, 3);
      expect(bottom + height).toBeCloseTo(210 - 25 - index * 8, 3);
    }
  });

  test("stay on the sheet, however many there are", async () => {
    const found = await bars(160, { most: 4, size: 4 });
    expect(found).toHaveLength(40);
    expect(found.at(-1)?.[1][1]).toBeCloseTo(25, 3);
  });

  test("are not there where there is one signature, or none are wanted", async () => {
    expect(await bars(80, {})).toEqual([]);
    expect(await bars(96, { collation: false })).toEqual([]);
  });

  test("are in black ink where the file is made for a press", async () => {
    const plan = { ...options, most: 4, size: 4 };
    const catalog = "/OutputIntents [<</S /GTS_PDFX>>]";
    const [press] = await sidesOf(toBooklet(sourcePdf({ pages: 8, catalog }), plan).bytes);
    expect(press?.content).toContain("0 0 0 1 k");
    const [plain] = await sidesOf(toBooklet(sourcePdf({ pages: 8 }), plan).bytes);
    expect(plain?.content).toContain("0 g");
  });
});

describe("what cannot be a booklet", () => {
  test("is a page that is larger than half the sheet, each of them named", () => {
    const source = sourcePdf({ pages: 3, rotate: (page) => (page === 1 ? 0 : 90) })
      .toString("latin1")
      .replace("/Rotate 0", "/Rotate 90");
    const make = (): unknown => toBooklet(Buffer.from(source, "latin1"), options);
    expect(make).toThrow(PressError);
    expect(make).toThrow("page 2: a page that does not fit on the sheet: 210.0 × 148.0 mm, expected at most");
    const large = (): unknown => toBooklet(sourcePdf({ pages: 2, width: 210, height: 297 }), options);
    expect(large).toThrow(/page 1: [\s\S]*page 2: /);
  });

  test.each([
    ["nothing", "", "damaged"],
    ["a text", "bukan PDF", "damaged"],
    ["a file cut in half", sourcePdf({ pages: 3 }).toString("latin1").slice(0, 900), "damaged"],
    [
      "an encrypted file",
      sourcePdf({ pages: 1 }).toString("latin1").replace("/Root", "/Encrypt 5 0 R /Root"),
      "encrypted",
    ],
    [
      "a file with a password",
      readFileSync(new URL("../preflight/tools/qpdf-locked.pdf", import.meta.url), "latin1"),
      "encrypted",
    ],
    [
      "a page tree in a circle",
      sourcePdf({ pages: 1 }).toString("latin1").replace("/Kids [20 0 R]", "/Kids [ 2 0 R]"),
      "circular",
    ],
    [
      "content that is none",
      sourcePdf({ pages: 1 }).toString("latin1").replace("/Contents 21 0 R", "/Contents 5 0 R "),
      "damaged",
    ],
    [
      "a page without any area",
      sourcePdf({ pages: 1 })
        .toString("latin1")
        .replace(/\/TrimBox \[[^\]]*\]/, (box) => "/TrimBox [0 0 0 9]".padEnd(box.length)),
      "damaged",
    ],
    [
      "nesting without end",
      sourcePdf({ pages: 1, catalog: `/OCProperties ${"[".repeat(200_000)}` }).toString("latin1"),
      "damaged",
    ],
  ])("is %s", (_, text, code) => {
    try {
      toBooklet(Buffer.from(text, "latin1"), options);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ name: "PressError", problems: [{ code }] });
    }
  });

  test("is refused in words, wherever the damage is", () => {
    const good = sourcePdf({ pages: 6, rotate: turns });
    const spot = fc.tuple(
      fc.nat(good.length - 1),
      fc.oneof(fc.nat(255), fc.constantFrom("<<", ">>", "[", "endobj", "0 R", "-1", "(")),
    );
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 5 }), (spots) => {
        const bytes = Buffer.from(good);
        for (const [at, what] of spots) {
          if (typeof what === "number") bytes[at] = what;
          else bytes.write(what, at, "latin1");
        }
        try {
          toBooklet(bytes, options);
        } catch (error) {
          expect(error).toBeInstanceOf(PressError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
