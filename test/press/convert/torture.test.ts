import { PDFDocument } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import type { PressFile } from "../../../src/press/convert/options.ts";
import { readPdfText } from "../../../src/press/pdf-text.ts";
import { press, slugFont } from "./support/convert.ts";
import { operatorsOf, rgbIn, streamsOf } from "./support/inspect.ts";
import { distance, has, qpdfSays } from "./support/proof.ts";
import { torturePdf } from "./support/torture.ts";

/**
 * Tolerance, of 255, as in the other pixel test. Chromium mixes transparency in RGB, a press in inks: blue over green at
 * half strength differs, as it does with every converter.
 */
const most = { mean: 8, far: 0.01 };

const format = { width: 210, height: 297, left: 5, top: 5 };
const colours = { "#a3211b": [0.15, 1, 1, 0.1], "#161412": [0, 0, 0, 1] } as const;

let source: Uint8Array;
let made: PressFile;
/** In black only, with boxes and marks. */
let black: PressFile;

beforeAll(async () => {
  source = await torturePdf();
  made = await press(source, { colours });
  const slug = { text: "Slug uji", font: await slugFont() };
  const marks = { crop: true, registration: true, colourBars: true, slug };
  black = await press(source, { colours, format, bleed: 3, inside: "black", marks });
});

/** The inks in force at every operator that shows text. */
function textInks(content: string): string[] {
  const words = operatorsOf(content);
  let ink = "";
  return words.flatMap((word, index) => {
    if (word === "k") ink = words.slice(index - 4, index).join(" ");
    return word === "Tj" ? [ink] : [];
  });
}

describe("a page of torture from the browser", () => {
  test("has no operator, space or picture of RGB anywhere", async () => {
    expect(await rgbIn(made.bytes)).toEqual([]);
    expect(await rgbIn(black.bytes)).toEqual([]);
  });

  test("has body text in black ink alone, overprinting, and theme colours exact", async () => {
    const streams = await streamsOf(made.bytes);
    const inks = new Set(streams.flatMap(({ text }) => textInks(text)));
    expect([...inks]).toEqual(expect.arrayContaining(["0 0 0 1", "0.15 1 1 0.1"]));
    expect(streams.some(({ text }) => text.includes("/PressOverprint1 gs"))).toBe(true);
    // Whatever is gray or black has no other ink.
    const grays = made.report.colours.filter((colour) => /^#(..)\1\1$/.test(colour.source));
    expect(grays.length).toBeGreaterThan(2);
    for (const colour of grays) expect(colour.inks.slice(0, 3), colour.source).toEqual([0, 0, 0]);
  });

  test("in black only has no other ink in any operator or picture", async () => {
    for (const { text } of await streamsOf(black.bytes)) {
      const words = operatorsOf(text);
      for (const [index, word] of words.entries())
        if (word === "k" || word === "K") expect(words.slice(index - 4, index - 1)).toEqual(["0", "0", "0"]);
    }
    expect(black.report.pictures.filter(({ space }) => space !== "DeviceGray")).toEqual([]);
  });

  test("has its boxes to a hundredth of a millimetre", async () => {
    const page = (await PDFDocument.load(black.bytes)).getPage(0);
    const [trim, bleed] = [page.getTrimBox(), page.getBleedBox()];
    const found = [trim.width, trim.height, trim.x, bleed.width, bleed.height].map(
      (value) => (value * 25.4) / 72,
    );
    for (const [index, wanted] of [210, 297, 5, 216, 303].entries())
      expect(Math.abs((found[index] ?? 0) - wanted)).toBeLessThan(0.01);
  });

  test("has the text of its source, by pdf.js, and marks add only theirs", async () => {
    const [text = ""] = (await readPdfText(source)).pages;
    expect(text).toContain("Teks hitam biasa");
    expect((await readPdfText(made.bytes)).pages).toEqual([text]);
    expect((await readPdfText(black.bytes)).pages[0]).toContain("Slug uji");
  });

  test("keeps photographs as JPEG and flat art as numbers of inks", () => {
    const { pictures } = made.report;
    const photographs = pictures.filter(
      ({ filter, space }) => filter === "DCTDecode" && space === "DeviceCMYK",
    );
    expect(photographs.length).toBeGreaterThan(1);
    expect(pictures.some(({ space }) => space === "Indexed")).toBe(true);
    expect(pictures.some(({ space }) => space === "DeviceGray")).toBe(true);
  });

  test("passes qpdf --check", async ({ skip }) => {
    if (!(await has("qpdf", "--version"))) skip("qpdf is not installed");
    expect(await qpdfSays(made.bytes)).toBe("");
    expect(await qpdfSays(black.bytes)).toBe("");
  });

  test("looks like its source by Poppler at 50 dpi", async ({ skip }) => {
    if (!(await has("pdftoppm", "-v"))) skip("Poppler is not installed");
    const found = await distance(source, made.bytes);
    expect(found.mean).toBeLessThan(most.mean);
    expect(found.far).toBeLessThan(most.far);
  });
});
