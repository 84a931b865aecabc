import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import sharp from "sharp";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const pdfjs = dirname(require.resolve("pdfjs-dist/package.json"));

/** Dots per inch of all renders. */
const dpi = 50;

/** A page as pixels, row by row: red, green and blue, or cyan, magenta, yellow and black, 8 bits each. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/**
 * Pages of a PDF by Poppler at 50 dpi, counted from 0: `screen` as red, green and blue, `inks` as the plates have them, with
 * overprint carried out.
 */
export async function byPoppler(
  bytes: Uint8Array,
  pages: readonly number[],
  kind: "screen" | "inks",
): Promise<Pixels[]> {
  const folder = await mkdtemp(join(tmpdir(), "edisi-pixels-"));
  try {
    const path = join(folder, "a.pdf");
    await writeFile(path, bytes);
    const found: Pixels[] = [];
    for (const page of pages) {
      const at = ["-r", `${dpi}`, "-f", `${page + 1}`, "-l", `${page + 1}`, "-singlefile"];
      const how = kind === "screen" ? ["-png"] : ["-overprint", "-tiff", "-tiffcompression", "none"];
      await run("pdftoppm", [...at, ...how, path, join(folder, "p")]);
      found.push(await pixelsOf(join(folder, kind === "screen" ? "p.png" : "p.tif"), kind));
    }
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function pixelsOf(path: string, kind: "screen" | "inks"): Promise<Pixels> {
  const picture =
    kind === "screen"
      ? sharp(path).removeAlpha().toColourspace("srgb")
      : sharp(path).pipelineColourspace("cmyk").toColourspace("cmyk");
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== (kind === "screen" ? 3 : 4)) throw new Error(`${info.channels} channels`);
  return { width: info.width, height: info.height, data };
}

/** What pdf.js makes pictures with. */
interface Canvases {
  create(
    width: number,
    height: number,
  ): { context: { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } } };
}

/** Pages of a PDF by pdf.js at 50 dpi, counted from 0, as red, green and blue. */
export async function byPdfjs(bytes: Uint8Array, pages: readonly number[]): Promise<Pixels[]> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    standardFontDataUrl: join(pdfjs, "standard_fonts/"),
    cMapUrl: join(pdfjs, "cmaps/"),
    iccUrl: join(pdfjs, "iccs/"),
    wasmUrl: join(pdfjs, "wasm/"),
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: true,
  });
  try {
    const document = await task.promise;
    const found: Pixels[] = [];
    for (const number of pages) {
      const page = await document.getPage(number + 1);
      const viewport = page.getViewport({ scale: dpi / 72 });
      const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
      const { context } = (document.canvasFactory as Canvases).create(width, height);
      await page.render({ canvas: null, canvasContext: context as never, viewport, annotationMode: 0 })
        .promise;
      const { data } = context.getImageData(0, 0, width, height);
      const rgb = new Uint8Array(width * height * 3);
      for (let at = 0; at < width * height; at += 1)
        for (let channel = 0; channel < 3; channel += 1) rgb[at * 3 + channel] = data[at * 4 + channel] ?? 0;
      found.push({ width, height, data: rgb });
      page.cleanup();
    }
    return found;
  } finally {
    await task.destroy();
  }
}
