import type * as PdfJs from "pdfjs-dist";

/** A point of a document that a name leads to. */
export interface PdfPoint {
  /** From 0. */
  page: number;
  /** PDF points from the page's upper edge. */
  below: number;
}

/** A PDF file that is open. */
export interface OpenPdf {
  pages: number;
  /** Of the first page, in PDF points. */
  width: number;
  height: number;
  /** What is printed as the number of each page, where that is another than its place. */
  labels: readonly string[];
  /** Names of places, in the order of the text. */
  points: ReadonlyMap<string, PdfPoint>;
  page(index: number): Promise<PdfJs.PDFPageProxy>;
  close(): Promise<void>;
}

const address = "/.edisi/shell/pdf.min.mjs";

let reader: Promise<typeof PdfJs> | undefined;

/** Opens a PDF file of the preview. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  reader ??= (import(address) as Promise<typeof PdfJs>).then((module) => {
    module.GlobalWorkerOptions.workerSrc = "/.edisi/shell/pdf.worker.min.mjs";
    return module;
  });
  const { getDocument } = await reader;
  const task = getDocument({ data: bytes, isEvalSupported: false, useWasm: false, useSystemFonts: false });
  const document = await task.promise;
  const first = await document.getPage(1);
  const { width, height } = first.getViewport({ scale: 1 });
  return {
    pages: document.numPages,
    width,
    height,
    labels: (await document.getPageLabels()) ?? [],
    points: await pointsOf(document, height),
    page: (index) => document.getPage(index + 1),
    close: () => task.destroy(),
  };
}

/** Where the names of a document lead. Chromium writes one for every anchor that a link of the book leads to. */
async function pointsOf(document: PdfJs.PDFDocumentProxy, height: number): Promise<Map<string, PdfPoint>> {
  const named = Object.entries(await document.getDestinations()) as [string, unknown[] | null][];
  const points = await Promise.all(
    named.map(async ([name, target]): Promise<[string, PdfPoint][]> => {
      const [page, , , top] = target ?? [];
      const index =
        typeof page === "number" ? page : await document.getPageIndex(page as never).catch(() => -1);
      if (index < 0) return [];
      return [[name, { page: index, below: typeof top === "number" ? Math.max(0, height - top) : 0 }]];
    }),
  );
  return new Map(points.flat().sort(([, a], [, b]) => a.page - b.page || a.below - b.below));
}
