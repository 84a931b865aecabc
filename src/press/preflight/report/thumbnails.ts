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
  create(
    width: number,
    height: number,
  ): {
    canvas: { toBuffer(type: string, quality?: number): Buffer };
    context: object;
  };
}

/** Of 100: text stays clean, and a page is a third smaller than by default. PNG has no use for it. */
const jpegQuality = 72;

/** A document as pdf.js has opened it. */
type Opened = Awaited<ReturnType<typeof getDocument>["promise"]>;

/** How pages are drawn. */
export interface Drawing {
  /** Numbers of the pages; all where undefined. */
  pages?: readonly number[];
  /** Pixels. */
  width: number;
  /** PNG where every pixel counts, JPEG where the file must be small. */
  type: "image/png" | "image/jpeg";
}

/** Pages as pictures. */
export interface DrawnPages {
  /** What is printed as each page's number, from the file's page labels; undefined where it has none. */
  labels: readonly string[] | undefined;
  pictures: Thumbnail[];
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
  const found: Thumbnail[] = [];
  // A report without some of its pictures still says what is wrong.
  await withDocument(bytes, async (document) => {
    for (const page of pages) found.push(await drawn(document, page, { width, type: "image/png" }));
  }).catch(() => undefined);
  return found;
}

/** Draws pages with pdf.js. @throws Error of pdf.js where a page cannot be drawn, or there is no canvas to draw on */
export async function drawPages(bytes: Uint8Array, drawing: Drawing): Promise<DrawnPages> {
  return withDocument(bytes, async (document) => {
    const all = Array.from({ length: document.numPages }, (_, index) => index + 1);
    const pictures: Thumbnail[] = [];
    for (const page of drawing.pages ?? all) pictures.push(await drawn(document, page, drawing));
    return { labels: (await document.getPageLabels()) ?? undefined, pictures };
  });
}

async function withDocument<T>(bytes: Uint8Array, use: (document: Opened) => Promise<T>): Promise<T> {
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
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

async function drawn(
  document: Opened,
  number: number,
  { width, type }: Pick<Drawing, "width" | "type">,
): Promise<Thumbnail> {
  const page = await document.getPage(number);
  const full = page.getViewport({ scale: 1, rotation: 0 });
  const viewport = page.getViewport({ scale: width / full.width, rotation: 0 });
  const { canvas, context } = (document.canvasFactory as Canvases).create(
    Math.ceil(viewport.width),
    Math.ceil(viewport.height),
  );
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  page.cleanup();
  return {
    page: number,
    picture: `data:${type};base64,${canvas.toBuffer(type, jpegQuality).toString("base64")}`,
  };
}
