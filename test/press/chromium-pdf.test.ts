import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ChromiumPdf } from "../../src/press/chromium-pdf.ts";
import { PdfSyntaxError } from "../../src/press/pdf-value.ts";
import { contents, pdfOf, smallBook } from "../support/small-pdf.ts";

/** Reads everything there is; answers what was thrown. */
function readAll(bytes: Uint8Array): unknown {
  try {
    const pdf = new ChromiumPdf(bytes);
    pdf.pages();
    pdf.destinations();
    for (const number of pdf.objects.keys()) pdf.body(number);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("a PDF of Chromium", () => {
  const pdf = new ChromiumPdf(smallBook());

  test("lists its pages in order, through inner nodes", () => {
    expect(pdf.pages()).toEqual([3, 4, 5]);
  });

  test("knows the page of each destination that has one", () => {
    const pages = [...pdf.destinations()].map(([name, place]) => [name, place.page]);
    expect(pages).toEqual([
      ["session-1", 1],
      ["k k", 2],
    ]);
  });

  test("tells streams from other objects, and finds the true end of each", () => {
    expect(pdf.isStream(8)).toBe(true);
    expect(inflateSync(pdf.stream(8).data).toString()).toBe(contents[2]);
    expect(() => pdf.stream(19)).toThrow(PdfSyntaxError);
    const tricky = pdfOf(
      { 1: "<</Length 8>> stream\n endobj \nendstream", 2: "<</A (endobj)>>" },
      "/Root 2 0 R",
    );
    expect(new ChromiumPdf(tricky).body(1)).toContain(" endobj \nendstream");
    expect(new ChromiumPdf(tricky).catalog.get("A")).toBe("endobj");
    expect(pdf.isStream(19)).toBe(false);
    expect(pdf.dictionary({ ref: 19 }).get("Lang")).toBe("id");
  });

  test("may lie in a larger buffer", () => {
    const whole = Buffer.concat([Buffer.from("xxxxx"), smallBook()]);
    expect(
      new ChromiumPdf(new Uint8Array(whole.buffer, whole.byteOffset + 5, whole.length - 5)).pages(),
    ).toHaveLength(3);
  });
});

describe("what is no such PDF is a PdfSyntaxError", () => {
  const whole = smallBook();

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("Bukan PDF\n".repeat(1000))],
    ["an end without a table", Buffer.from("%PDF-1.4\nstartxref\n3\n%%EOF\n")],
    ["a table's place behind the end", Buffer.from("%PDF-1.4\nstartxref\n99999\n%%EOF\n")],
    ["no trailer", Buffer.from("xref\n0 0\nstartxref\n0\n%%EOF\n")],
    ["no catalog", pdfOf({ 1: "<<>>" }, "/Info 1 0 R")],
    ["a page tree in a circle", pdfOf({ 1: "<</Pages 2 0 R>>", 2: "<</Kids [2 0 R]>>" }, "/Root 1 0 R")],
    ["an object in a circle", pdfOf({ 1: "<</Pages 2 0 R>>", 2: "2 0 R" }, "/Root 1 0 R")],
  ])("%s", (_, bytes) => {
    expect(readAll(bytes)).toBeInstanceOf(PdfSyntaxError);
  });

  test("however it is cut off", () => {
    for (let length = 0; length < whole.length - 1; length += 7) {
      expect(readAll(whole.subarray(0, length))).toBeInstanceOf(PdfSyntaxError);
    }
  });

  test("whatever byte is damaged, or it is read all the same", () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        const error = readAll(damaged);
        expect(error === undefined || error instanceof PdfSyntaxError).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});
