import { inflateSync } from "node:zlib";
import { isRef, type ChromiumPdf } from "./chromium-pdf.ts";

/** Skia draws in 300 dots an inch; a CSS pixel is a 96th of an inch. */
const dotsPerPixel = 300 / 96;

/**
 * How large Chromium printed the document: 1 as the styles say, less where something is wider than the page, for then it
 * shrinks everything. Undefined where no page tells.
 */
export function contentScale(pdf: ChromiumPdf): number | undefined {
  for (const page of pdf.pages()) {
    const contents = pdf.dictionary({ ref: page }).get("Contents");
    if (!isRef(contents)) continue;
    const { entries, data } = pdf.stream(contents.ref);
    const text = (entries.includes("FlateDecode") ? inflateSync(data) : data).toString("latin1");
    const scale =
      /^[-.\d\s]+cm\s+q\s+[-.\d\s]+re\s+W\*?\s+n\s+q\s+([.\d]+) 0 0 ([.\d]+) [-.\d]+ [-.\d]+ cm/.exec(text);
    // Where the page is blended as a whole it is a group, whose own content would have to tell.
    if (scale && Number(scale[1]) !== 1) return Number(scale[1]) / dotsPerPixel;
  }
  return undefined;
}
