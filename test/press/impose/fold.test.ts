import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { BookletOptions } from "../../../src/press/impose/booklet-options.ts";
import { sheetsOf } from "../../../src/press/impose/sheets.ts";
import { signatures } from "../../../src/press/impose/signatures.ts";
import { toBooklet } from "../../../src/press/impose/to-booklet.ts";
import { has } from "../convert/support/proof.ts";
import { room, sourcePdf } from "./support/source.ts";

const run = promisify(execFile);

/** Two pixels in a millimetre: the fold of a sheet of A4 falls between two pixels, and so does every edge. */
const pixels = 2;

/** Areas of a page as gray pixels, rows from above. */
interface Picture {
  data: Buffer;
  width: number;
}

/** All pages of a PDF by Poppler. */
async function rendered(bytes: Uint8Array): Promise<Picture[]> {
  const folder = await mkdtemp(join(tmpdir(), "edisi-fold-"));
  try {
    await writeFile(join(folder, "a.pdf"), bytes);
    await run("pdftoppm", ["-r", String(25.4 * pixels), "-png", join(folder, "a.pdf"), join(folder, "p")]);
    const files = (await readdir(folder)).filter((file) => file.endsWith(".png")).sort();
    return await Promise.all(
      files.map(async (file) => {
        const { data, info } = await sharp(join(folder, file))
          .grayscale()
          .raw()
          .toBuffer({ resolveWithObject: true });
        return { data, width: info.width };
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Left, top, width, height in pixels. */
type Area = readonly [left: number, top: number, width: number, height: number];

function cut({ data, width }: Picture, [left, top, wide, high]: Area): Buffer {
  const rows = Array.from({ length: high }, (_, row) => (top + row) * width + left);
  return Buffer.concat(rows.map((from) => data.subarray(from, from + wide)));
}

/** The share of pixels that are more than 8 of 255 off. */
function difference(one: Buffer, other: Buffer): number {
  expect(one.length).toBe(other.length);
  let off = 0;
  for (const [index, value] of one.entries()) if (Math.abs(value - (other[index] ?? 0)) > 8) off += 1;
  return off / one.length;
}

/** Where an edge falls exactly on that of a pixel, chance decides: a few pixels in ten thousand. */
const tolerance = 0.0005;

const turns = (page: number): number => [0, 90, 180, 270][page % 4] ?? 0;

/** Renders source and booklet, folds the sheets, and compares each page with what it was, as if so many pixels off. */
async function worst(pages: number, plan: Partial<BookletOptions>, off = 0): Promise<number> {
  const source = sourcePdf({ pages, rotate: turns });
  const options = { sheet: { width: 297, height: 210 }, caliper: 0.5, date: "2026-11-22", ...plan };
  const [before, after] = await Promise.all([rendered(source), rendered(toBooklet(source, options).bytes)]);
  const sides = signatures(pages, options).flatMap((signature) =>
    sheetsOf(signature).flatMap(({ front, back }, sheet) => [
      { sheet, side: front },
      { sheet, side: back },
    ]),
  );
  expect(after).toHaveLength(sides.length);
  const white = Buffer.alloc(297 * 210 * pixels ** 2, 255);
  let most = 0;
  for (const [index, { sheet, side }] of sides.entries()) {
    const shift = sheet * options.caliper * (options.creep ?? 1.2) * pixels + off;
    const [seen, fold] = [after[index], 148.5 * pixels];
    if (!seen) return 1;
    for (const [half, page] of side.entries()) {
      const was = page === "blank" ? undefined : before[page];
      // What the fold cuts off is not on the sheet; of two pages, Poppler gives the pixel at the fold to the second.
      const [wide, high] = [148 * pixels - (was ? shift : 1), 210 * pixels];
      const mine = cut(seen, [half === 0 ? fold - wide : fold + (was ? 0 : 1), 0, wide, high]);
      const from = room * pixels + (half === 0 ? 0 : shift);
      const wanted = was ? cut(was, [from, room * pixels, wide, high]) : white.subarray(0, wide * high);
      most = Math.max(most, difference(mine, wanted));
    }
  }
  return most;
}

describe("a booklet that is printed and folded", () => {
  test("shows the pages of its source pixel by pixel", async ({ skip }) => {
    if (!(await has("pdftoppm", "-v"))) skip("Poppler is not installed");
    expect(await worst(11, { creep: 0 })).toBeLessThan(tolerance);
    // A pixel is half a millimetre.
    expect(await worst(3, { creep: 0 }, 1)).toBeGreaterThan(10 * tolerance);
  });

  test("shows them moved into the fold by the creep, sheet by sheet", async ({ skip }) => {
    if (!(await has("pdftoppm", "-v"))) skip("Poppler is not installed");
    expect(await worst(14, { creep: 1, backCover: true })).toBeLessThan(tolerance);
  });

  test("shows them in several signatures", async ({ skip }) => {
    if (!(await has("pdftoppm", "-v"))) skip("Poppler is not installed");
    expect(await worst(25, { creep: 0, most: 12, size: 12, collation: false })).toBeLessThan(tolerance);
  });
});
