import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { finishPdf, type PdfDetails } from "../../../src/press/finish-pdf.ts";
import { UnusableFont } from "../../../src/press/font/unusable-font.ts";
import { PdfSyntaxError } from "../../../src/press/pdf-value.ts";
import { PageStamper, type StampedPage } from "../../../src/press/stamp/page-stamper.ts";
import type { StampOptions } from "../../../src/press/stamp/stamp-options.ts";
import { smallBook } from "../../support/small-pdf.ts";
import { has, qpdfSays } from "../convert/support/proof.ts";

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve("@fontsource/plus-jakarta-sans/package.json"));
const font = await readFile(join(folder, "files", "plus-jakarta-sans-latin-500-normal.woff"));
const margins = { inner: 20, outer: 50, top: 20, bottom: 20 };
const qpdf = await has("qpdf", "--version");

function stamperOf(options: Partial<StampOptions>): PageStamper {
  let number = 100;
  const next = (): { ref: number } => ({ ref: (number += 1) });
  return new PageStamper({ font, margins, ...options }, { addValue: next, addStream: next });
}

function pageOf(index: number, pictures: number[] = []): StampedPage {
  return { index, trim: [0, 0, 595.2756, 841.8898], pictures: new Set(pictures) };
}

/** Lines of text at the left of the column of a right-hand page. */
function linesAt(...heights: number[]): string {
  return heights.map((y) => `BT /F1 10 Tf 56.7 ${y} Td (a) Tj ET\n`).join("");
}

/** Places of what is set by `Tm` in the artifacts of a page. */
function stampsIn(content: string): { x: number; y: number }[] {
  return [...content.matchAll(/1 0 0 1 (\S+) (\S+) Tm/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

describe("line numbers", () => {
  test("stand at their lines' baselines, left of the text, their last figures under each other", () => {
    const heights = Array.from({ length: 12 }, (_, index) => 700 - index * 14);
    const stamped = stamperOf({ lineNumbers: { every: 1 } }).stamp(linesAt(...heights), pageOf(0));
    const numbers = stampsIn(stamped);
    expect(numbers.map(({ y }) => y)).toEqual(heights);
    for (const { x } of numbers) expect(x).toBeLessThan(56.7 - 8);
    expect(numbers[8]?.x).toBeGreaterThan(numbers[9]?.x ?? 0);
  });

  test("of every fifth line are as many", () => {
    const heights = Array.from({ length: 12 }, (_, index) => 700 - index * 14);
    const stamped = stamperOf({ lineNumbers: { every: 5 } }).stamp(linesAt(...heights), pageOf(0));
    expect(stampsIn(stamped).map(({ y }) => y)).toEqual([heights[4], heights[9]]);
  });

  test("stand at the left of left-hand pages, too", () => {
    const stamped = stamperOf({ lineNumbers: { every: 1 } }).stamp(
      "BT /F1 10 Tf 142 700 Td (a) Tj ET\n",
      pageOf(1),
    );
    expect(stampsIn(stamped)[0]?.x).toBeGreaterThan(120);
    expect(stampsIn(stamped)[0]?.x).toBeLessThan(141.7);
  });

  test("are not given to pictures, to running heads, nor to what lies outside the page", () => {
    const content = `/Artifact BMC\n${linesAt(780)}EMC\n/Figure <</MCID 3 >>BDC\n${linesAt(600)}EMC\n${linesAt(900, 500)}`;
    const stamped = stamperOf({ lineNumbers: { every: 1 } }).stamp(content, pageOf(0, [3]));
    expect(stampsIn(stamped).map(({ y }) => y)).toEqual([500]);
  });

  test("are the same for the same page", () => {
    const [a, b] = [1, 2].map(() =>
      stamperOf({ lineNumbers: { every: 1 } }).stamp(linesAt(700, 650), pageOf(2)),
    );
    expect(a).toBe(b);
  });
});

describe("a stamped page", () => {
  test("keeps its own content, and what is added are artifacts", () => {
    const own =
      ".24 0 0 -.24 0 842 cm\n/P <</MCID 0 >>BDC\nBT\n/F1 10 Tf\n1 0 0 -1 300 400 Tm\n<01> Tj\nET\nEMC";
    const stamper = stamperOf({
      lineNumbers: { every: 1 },
      foot: "Seri 2",
      commentRule: true,
      watermark: "DRAF",
    });
    const stamped = stamper.stamp(own, pageOf(2));
    const [before = "", behind = ""] = stamped.split(`q\n${own}\nQ\n`);
    const added = before + behind;
    expect(behind).not.toBe("");
    expect(added.match(/BDC\n/g)).toHaveLength(4);
    expect(added.match(/EMC\n/g)).toHaveLength(4);
    for (const [line] of added.matchAll(/^.*BDC$/gm)) expect(line).toMatch(/^\/Artifact <</);
  });

  test("with nothing to be put on it is left as it is", () => {
    expect(stamperOf({}).stamp("BT ET", pageOf(0))).toBe("BT ET");
    expect(stamperOf({ lineNumbers: { every: 1 } }).stamp("", pageOf(0))).toBe("");
  });

  test("has the watermark of its own", () => {
    const stamper = stamperOf({ watermark: (page) => (page === 1 ? "DRAF" : undefined) });
    expect([0, 1, 2].map((index) => stamper.stamp("", pageOf(index)) === "")).toEqual([true, false, true]);
  });

  test("has the watermark within the page, however long the word is", () => {
    for (const word of ["X", "DRAF", "SERI 2", "BELUM DISETUJUI PRODUCTION GROUP"]) {
      const stamped = stamperOf({ watermark: word }).stamp("", pageOf(0));
      const [, cosine = 0, sine = 0, x = 0, y = 0] =
        /d\n(\S+) (\S+) \S+ \S+ (\S+) (\S+) cm/.exec(stamped)?.map(Number) ?? [];
      expect(cosine ** 2 + sine ** 2).toBeCloseTo(1, 4);
      const corners = [...stamped.matchAll(/(\S+) (\S+) [mlc]\n/g)].map(([, along, up]) => [
        x + Number(along) * cosine - Number(up) * sine,
        y + Number(along) * sine + Number(up) * cosine,
      ]);
      expect(corners.length).toBeGreaterThan(10);
      for (const [across = -1, high = -1] of corners) {
        expect(across).toBeGreaterThan(0);
        expect(across).toBeLessThan(595);
        expect(high).toBeGreaterThan(0);
        expect(high).toBeLessThan(842);
      }
    }
  });

  test("gets the font into resources that have some, or none", () => {
    const stamper = stamperOf({ foot: "a" });
    expect(stamper.withFont("<</Resources <</Font <</F1 4 0 R>>>>>>")).toMatch(
      /<<\/Resources <<\/Font <<\/EdisiStamp \d+ 0 R \/F1 4 0 R>>>>>>/,
    );
    expect(stamper.withFont("<</Resources <</ProcSet [/PDF]>>>>")).toMatch(
      /<<\/Resources <<\/Font <<\/EdisiStamp \d+ 0 R>> \/ProcSet \[\/PDF\]>>>>/,
    );
    expect(() => stamper.withFont("<</Type /Page>>")).toThrow(PdfSyntaxError);
  });

  test("needs a font", () => {
    expect(() => stamperOf({ font: Buffer.from("bukan huruf") })).toThrow(UnusableFont);
  });
});

describe("a finished PDF that is stamped", () => {
  const details: PdfDetails = {
    title: "Modul",
    subject: "Paket",
    author: "KSPI",
    language: "id",
    creator: "Edisi 0",
    producer: "Chrome 147",
    date: "2026-11-22",
    geometry: { width: 210, height: 297, bleed: 5 },
    bodyStart: 1,
    bookmarks: ["Satu", "Dua"],
    stamp: {
      font,
      margins,
      lineNumbers: { every: 1 },
      foot: "Seri 2 · 2026-11-22 · naskah 1a2b3c4d",
      watermark: "DRAF",
    },
  };

  test("says on every page what is stamped, and keeps tags, labels and bookmarks", async () => {
    const bytes = await finishPdf(smallBook(), details);
    const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
    const document = await task.promise;
    expect(await document.getPageLabels()).toEqual(["i", "1", "2"]);
    expect((await document.getOutline())?.map(({ title }) => title)).toEqual(["Satu"]);
    for (const number of [1, 2, 3]) {
      const { items } = await (await document.getPage(number)).getTextContent();
      const texts = items.flatMap((item) => ("str" in item ? [item.str] : []));
      expect(texts).toContain("Seri 2 · 2026-11-22 · naskah 1a2b3c4d");
      expect(texts.join("")).not.toContain("DRAF");
    }
    await task.destroy();
    expect(await PDFDocument.load(bytes)).toBeDefined();
    if (qpdf) expect(await qpdfSays(bytes)).toBe("");
  });

  test("has the same bytes again", async () => {
    const [a, b] = await Promise.all([finishPdf(smallBook(), details), finishPdf(smallBook(), details)]);
    expect(Buffer.compare(a, b)).toBe(0);
  });
});
