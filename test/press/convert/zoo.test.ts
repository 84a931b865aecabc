import { beforeAll, describe, expect, test } from "vitest";
import type { PressFile } from "../../../src/press/convert/options.ts";
import { press } from "./support/convert.ts";
import { rgbIn, streamsOf } from "./support/inspect.ts";
import { distance, has, qpdfSays } from "./support/proof.ts";
import { zooPdf } from "./support/zoo.ts";

/**
 * Tolerance, of 255: black ink alone is lighter than the profile's deepest black, and Poppler shows CalRGB, CalGray and Lab
 * without managing colour. No more than one pixel in two hundred may be plainly lighter or darker.
 */
const most = { mean: 8, far: 0.005 };

let made: PressFile;
let black: PressFile;

beforeAll(async () => {
  made = await press(zooPdf());
  black = await press(zooPdf(), { inside: "black" });
});

describe("a page with every kind of colour, space, gradient, picture and pattern", () => {
  test("has nothing of RGB left", async () => {
    expect(await rgbIn(made.bytes)).toEqual([]);
    expect(await rgbIn(black.bytes)).toEqual([]);
  });

  test("has sampled and stitched functions instead of calculators that speak of RGB", async () => {
    const streams = await streamsOf(made.bytes);
    expect(streams.filter(({ dictionary }) => dictionary.includes("/FunctionType 4"))).toEqual([]);
    const plane = streams.filter(({ dictionary }) => /\/Size \[ \d+ \d+ \]/.test(dictionary));
    // The one that fills its cell, and the one whose domain is forty times what is seen of it.
    expect(plane.map(({ dictionary }) => /\/Size \[ (\d+)/.exec(dictionary)?.[1]).map(Number)).toEqual([
      expect.toSatisfy((size: number) => size > 100 && size < 140),
      expect.toSatisfy((size: number) => size > 100 && size < 140),
    ]);
  });

  test("is the same bytes a second time", async () => {
    expect(Buffer.compare((await press(zooPdf())).bytes, made.bytes)).toBe(0);
  });

  test("keeps within the limit of inks", () => {
    expect(made.report.mostInk).toBeLessThanOrEqual(3);
  });

  test("passes qpdf --check", async ({ skip }) => {
    if (!(await has("qpdf", "--version"))) skip("qpdf is not installed");
    expect(await qpdfSays(made.bytes)).toBe("");
    expect(await qpdfSays(black.bytes)).toBe("");
  });

  test("looks like its source by Poppler at 50 dpi", async ({ skip }) => {
    if (!(await has("pdftoppm", "-v"))) skip("Poppler is not installed");
    const found = await distance(zooPdf(), made.bytes);
    expect(found.mean).toBeLessThan(most.mean);
    expect(found.far).toBeLessThan(most.far);
  });
});
