import { deflateSync } from "node:zlib";
import { PDFDocument, PDFDict, PDFName } from "@cantoo/pdf-lib";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { finishPdf, type PdfDetails } from "../../src/press/finish-pdf.ts";
import { canonicalIds } from "../../src/press/structure-ids.ts";
import { ChromiumPdf } from "../../src/press/chromium-pdf.ts";
import { PdfSyntaxError } from "../../src/press/pdf-value.ts";
import { contents, smallBook } from "../support/small-pdf.ts";

const details: PdfDetails = {
  title: "Modul (uji) & \u201cHak\u201d – Buku",
  subject: "Paket <uji>",
  author: "KSPI",
  language: "id",
  creator: "Edisi 0",
  producer: "Chrome 147",
  date: "2026-11-22",
  geometry: { width: 210, height: 297, bleed: 5 },
  bodyStart: 1,
  bookmarks: ["Sesi (satu)", "Hak – dan “kewajiban”"],
};

const millimetres = (points: number): number => (points * 25.4) / 72;

describe("a finished PDF", () => {
  test("has page boxes of the finished size to 0.01 mm, measured from the sheet's upper left", async () => {
    const document = await PDFDocument.load(await finishPdf(smallBook(), details));
    for (const page of document.getPages()) {
      for (const box of [page.getMediaBox(), page.getCropBox(), page.getTrimBox(), page.getBleedBox()]) {
        expect(Math.abs(millimetres(box.width) - 210)).toBeLessThan(0.01);
        expect(Math.abs(millimetres(box.height) - 297)).toBeLessThan(0.01);
        expect(Math.abs(millimetres(box.x) - 5)).toBeLessThan(0.01);
        expect(Math.abs(millimetres(870.23622 - box.y - box.height) - 5)).toBeLessThan(0.01);
      }
    }
  });

  test("numbers its pages in Roman before the first session, and from 1 after it", async () => {
    const task = getDocument({
      data: new Uint8Array(await finishPdf(smallBook(), details)),
      verbosity: VerbosityLevel.ERRORS,
    });
    const document = await task.promise;
    expect(await document.getPageLabels()).toEqual(["i", "1", "2"]);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({
      Title: details.title,
      Subject: details.subject,
      CreationDate: "D:20261122000000Z",
    });
    await task.destroy();
  });

  test("keeps content streams byte for byte", async () => {
    const text = Buffer.from(await finishPdf(smallBook(), details)).toString("latin1");
    for (const content of contents) {
      expect(text).toContain(`stream\n${deflateSync(Buffer.from(content)).toString("latin1")}\nendstream`);
    }
  });

  test("is the same bytes for prints that differ in dates and node numbers, in whatever order", async () => {
    const first = await finishPdf(smallBook(), details);
    for (const ids of [
      [107, 108, 109],
      [9, 7, 8],
      [90_000_000, 5, 1234],
    ] as const) {
      expect(
        Buffer.compare(await finishPdf(smallBook({ ids, date: "20270202020202" }), details), first),
      ).toBe(0);
    }
  });

  test("is other bytes for another title, date or size", async () => {
    const first = await finishPdf(smallBook(), details);
    for (const other of [
      { title: "b" },
      { date: "2026-11-23" },
      { bodyStart: 2 },
      { geometry: { width: 148, height: 210, bleed: 5 } },
    ]) {
      expect(Buffer.compare(await finishPdf(smallBook(), { ...details, ...other }), first)).not.toBe(0);
    }
  });

  test("has no trace of the browser's dates", async () => {
    const document = await PDFDocument.load(await finishPdf(smallBook(), details), { updateMetadata: false });
    const all = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .join("\n");
    expect(all).not.toContain("20260101");
    const catalog = document.context.lookup(document.context.trailerInfo.Root, PDFDict);
    expect(catalog.has(PDFName.of("Metadata"))).toBe(true);
  });

  test("does not say that it is PDF/UA where its tags are not: here cells stand outside of rows", async () => {
    expect(Buffer.from(await finishPdf(smallBook(), details)).toString("latin1")).not.toContain("pdfuaid");
  });

  test("without a MediaBox on a page is refused", async () => {
    const broken = Buffer.from(smallBook().toString("latin1").replaceAll("/MediaBox", "/MediaBoy"), "latin1");
    await expect(finishPdf(broken, details)).rejects.toThrow(PdfSyntaxError);
  });
});

describe("bookmarks", () => {
  test("get the true titles of their headings", async () => {
    const task = getDocument({
      data: new Uint8Array(await finishPdf(smallBook(), details)),
      verbosity: VerbosityLevel.ERRORS,
    });
    const outline = await (await task.promise).getOutline();
    expect(outline.map(({ title, items }) => [title, ...items.map((item) => item.title)])).toEqual([
      details.bookmarks,
    ]);
    await task.destroy();
  });

  test("more or fewer than headings are refused", async () => {
    await expect(finishPdf(smallBook(), { ...details, bookmarks: ["a"] })).rejects.toThrow(PdfSyntaxError);
  });
});

describe("IDs of structure elements", () => {
  test("follow the order of the elements, and the tree is sorted by them", () => {
    const changed = canonicalIds(new ChromiumPdf(smallBook({ ids: [9, 7, 8], date: "1" })));
    expect([12, 13, 14].map((number) => /\/ID \(([^)]+)\)/.exec(changed.get(number) ?? "")?.[1])).toEqual([
      "node00000001",
      "node00000002",
      "node00000003",
    ]);
    expect(changed.get(11)).toContain("/Headers [(node00000002) (node00000001)]");
    expect(changed.get(15)).toBe(
      "<</Limits [(node00000001) (node00000002)]\n/Names [(node00000001) 12 0 R (node00000002) 13 0 R]>>",
    );
    expect(changed.get(16)).toBe(
      "<</Limits [(node00000003) (node00000003)]\n/Names [(node00000003) 14 0 R]>>",
    );
    expect(changed.get(17)).toBe("<</Kids [15 0 R 16 0 R]>>");
  });
});
