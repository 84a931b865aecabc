import { decodePDFRawStream, PDFDocument, PDFRawStream } from "@cantoo/pdf-lib";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { pdfOf } from "../../../support/small-pdf.ts";
import { streamObject } from "./zoo.ts";

/** A tagged PDF with bookmarks and destinations; each page says its number in the width of a line: `N w`. */
export function leavesPdf(count: number, labels = "<</Nums [0 <</S /r>> 2 <</S /D>>]>>"): Buffer {
  const pages = Array.from({ length: count }, (_, page) => page);
  const objects: Record<number, string> = {
    1: `<</Type /Catalog /Pages 2 0 R /PageLabels ${labels} /StructTreeRoot 5 0 R /MarkInfo <</Marked true>> /Outlines 6 0 R /Names <</Dests 8 0 R>> /PageMode /UseOutlines /Lang (id)>>`,
    // Two nodes, from which pages inherit.
    2: "<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 420 600]>>",
    3: `<</Type /Pages /Parent 2 0 R /Kids [10 0 R]>>`,
    4: `<</Type /Pages /Parent 2 0 R /Kids [${pages
      .slice(1)
      .map((page) => `${10 + page} 0 R`)
      .join(" ")}]>>`,
    5: "<</Type /StructTreeRoot /K <</Type /StructElem /S /P /Pg 10 0 R /K 0>>>>",
    6: "<</Type /Outlines /First 7 0 R /Last 7 0 R>>",
    7: "<</Title (satu) /Parent 6 0 R /Dest [10 0 R /Fit]>>",
    8: "<</Names [(satu) [10 0 R /Fit]]>>",
  };
  for (const page of pages) {
    objects[10 + page] =
      `<</Type /Page /Parent ${page === 0 ? 3 : 4} 0 R /Contents ${10 + count + page} 0 R /StructParents ${page}>>`;
    objects[10 + count + page] = streamObject("", `/P <</MCID 0>> BDC ${page} w 0 0 m 9 9 l S EMC`);
  }
  return pdfOf(objects, "/Root 1 0 R");
}

/** What pages are: the number of the source's page, or the content of another. */
export async function leavesOf(bytes: Uint8Array): Promise<(number | string)[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map(({ node }) => {
    const contents = node.Contents();
    if (!(contents instanceof PDFRawStream)) throw new Error("expected one content stream");
    const text = Buffer.from(decodePDFRawStream(contents).decode()).toString("latin1");
    const found = /BDC (\d+) w/.exec(text);
    return found ? Number(found[1]) : text;
  });
}

/** Labels of pages as pdf.js shows them; null where there are none. */
export async function labelsOf(bytes: Uint8Array): Promise<string[] | null> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  try {
    return await (await task.promise).getPageLabels();
  } finally {
    await task.destroy();
  }
}
