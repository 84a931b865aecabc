import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const pdfjs = dirname(require.resolve("pdfjs-dist/package.json"));

/** A small picture of a page, as a `data:` address; it shows the page's CropBox. */
export interface Thumbnail {
  page: number;
  picture: string;
}

/** What pdf.js makes pictures with, where its canvas is installed. */
interface Canvases {
  create(width: number, height: number): { canvas: { toBuffer(type: string): Buffer }; context: object };
}

/**
 * Draws pages with pdf.js, so many pixels wide. It needs the canvas that npm installs with pdf.js where there is one for the
 * machine; without it, and for pages that pdf.js cannot draw, there is no picture.
 */
export async function thumbnailsOf(
  bytes: Uint8Array,
  pages: readonly number[],
  width = 400,
): Promise<Thumbnail[]> {
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
  const found: Thumbnail[] = [];
  try {
    const document = await task.promise;
    for (const number of pages) {
      const page = await document.getPage(number);
      const [full] = [page.getViewport({ scale: 1, rotation: 0 })];
      const viewport = page.getViewport({ scale: width / full.width, rotation: 0 });
      const { canvas, context } = (document.canvasFactory as Canvases).create(
        Math.ceil(viewport.width),
        Math.ceil(viewport.height),
      );
      await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
      found.push({
        page: number,
        picture: `data:image/png;base64,${canvas.toBuffer("image/png").toString("base64")}`,
      });
      page.cleanup();
    }
  } catch {
    // A report without some of its pictures still says what is wrong.
  } finally {
    await task.destroy();
  }
  return found;
}
