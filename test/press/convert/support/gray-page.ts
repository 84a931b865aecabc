import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";

const run = promisify(execFile);

const dpi = 100;

/** A page as gray pixels, row by row, 255 for paper, at 100 dpi. */
export interface GrayPage {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Renders the first page with Poppler, which has to be there. */
export async function grayPage(bytes: Uint8Array): Promise<GrayPage> {
  const folder = await mkdtemp(join(tmpdir(), "edisi-gray-"));
  try {
    const path = join(folder, "a");
    await writeFile(`${path}.pdf`, bytes);
    await run("pdftoppm", ["-r", `${dpi}`, "-gray", "-png", "-singlefile", `${path}.pdf`, path]);
    const { data, info } = await sharp(`${path}.png`)
      .toColourspace("b-w")
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The darkest pixel that is nearer to an edge than so many mm. */
export function nearEdge({ width, height, data }: GrayPage, edge: number): number {
  // A pixel that the border goes through belongs to both sides.
  const band = Math.floor((edge / 25.4) * dpi);
  let darkest = 255;
  for (const [index, value] of data.entries()) {
    const [x, y] = [index % width, Math.floor(index / width)];
    if (Math.min(x, y, width - 1 - x, height - 1 - y) < band) darkest = Math.min(darkest, value);
  }
  return darkest;
}

/** The darkest gray that fills a square of so many mm. */
export function darkestTint({ width, height, data }: GrayPage, size: number): number {
  const side = Math.round((size / 25.4) * dpi);
  let darkest = 255;
  for (let top = 0; top + side <= height; top += 4) {
    for (let left = 0; left + side <= width; left += 4)
      darkest = Math.min(darkest, lightestIn({ width, height, data }, [left, top, side]));
  }
  return darkest;
}

function lightestIn({ width, data }: GrayPage, [left, top, side]: readonly [number, number, number]): number {
  let lightest = 0;
  for (let y = top; y < top + side; y += 3)
    for (let x = left; x < left + side; x += 3) lightest = Math.max(lightest, data[y * width + x] ?? 0);
  return lightest;
}
