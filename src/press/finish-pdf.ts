import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import { ChromiumPdf, isRef } from "./chromium-pdf.ts";
import { ObjectWriter, streamOf } from "./object-writer.ts";
import { PdfSyntaxError, textString, type Dictionary } from "./pdf-value.ts";
import { withoutIdleHyphens } from "./soft-hyphens.ts";
import { PageStamper } from "./stamp/page-stamper.ts";
import type { StampOptions } from "./stamp/stamp-options.ts";
import { stampSink } from "./stamp/stamp-sink.ts";
import { canonicalIds } from "./structure-ids.ts";
import { AccessibleBook } from "./ua/accessible-book.ts";
import { uaProblems } from "./ua/check.ts";
import { xmpPacket } from "./xmp.ts";

/** Width and height of the finished page and the bleed around it, in mm. */
export interface SheetGeometry {
  width: number;
  height: number;
  bleed: number;
}

/** What a finished PDF says of itself. */
export interface PdfDetails {
  title: string;
  subject: string;
  author: string;
  /** BCP 47. */
  language: string;
  /** Program and version. */
  creator: string;
  /** The browser that laid it out, and its version. */
  producer: string;
  /** ISO 8601 date; the only date in the file. */
  date: string;
  geometry: SheetGeometry;
  /** Zero-based page where arabic numbers begin at 1; pages before it have roman ones. */
  bodyStart: number;
  /** Titles of the headings in order: Chromium runs their parts together, and doubles some. */
  bookmarks: readonly string[];
  /** What is put on its pages beyond what was laid out: line numbers, a watermark. */
  stamp?: StampOptions | undefined;
}

const inflateAsync = promisify(inflate);
const deflateAsync = promisify(deflate);

const pointsPerMillimetre = 72 / 25.4;

/**
 * Finishes a PDF that Chromium printed on a larger sheet: exact page boxes, page labels, dates and names that depend on
 * nothing but the sources, XMP, an ID, text without idle soft hyphens, and compressed object streams (PDF 1.7). Fonts and
 * tags are kept byte for byte; nothing is laid out or drawn again.
 * @throws PdfSyntaxError where the file is not what Chromium writes
 */
export async function finishPdf(printed: Uint8Array, details: PdfDetails): Promise<Uint8Array> {
  const pdf = new ChromiumPdf(printed);
  const writer = new ObjectWriter(pdf);
  const pages = pdf.pages();
  const stamper = details.stamp && new PageStamper(details.stamp, stampSink(writer));
  for (const page of pages) {
    const body = withBoxes(pdf.body(page), details.geometry);
    writer.replace(page, stamper ? stamper.withFont(body) : body);
  }
  const ids = canonicalIds(pdf);
  for (const [number, body] of ids) writer.replace(number, body);
  retitle(pdf, writer, details.bookmarks);
  const book = new AccessibleBook(pdf, writer, ids);
  const finish: Finish = { pdf, writer, book, geometry: details.geometry, stamper };
  await Promise.all(pages.map((page, index) => finishContent(finish, page, index)));
  const document = book.finish();
  const accessible = uaProblems({ ...document, metadata: { part: "1", title: details.title } }).length === 0;
  const root = refOf(pdf, "Root");
  const packet = xmpPacket({ ...details, accessible });
  const metadata = writer.add(streamOf(Buffer.from(packet, "utf8"), "/Type /Metadata /Subtype /XML"));
  writer.replace(root, catalogWith(pdf.body(root), metadata, details));
  const info = refOf(pdf, "Info");
  writer.replace(info, infoOf(details));
  return writer.finish(root, info);
}

/** Gives every bookmark its heading's true title. @throws PdfSyntaxError where there are more or fewer than headings */
function retitle(pdf: ChromiumPdf, writer: ObjectWriter, titles: readonly string[]): void {
  const items = pdf.outline();
  if (items.length !== titles.length) {
    throw new PdfSyntaxError(`${items.length} bookmarks for ${titles.length} headings`);
  }
  for (const [index, number] of items.entries()) {
    const body = pdf.body(number);
    const title = /\/Title (?:\((?:\\[\s\S]|[^\\)])*\)|<[\dA-Fa-f\s]*>)/.exec(body);
    if (!title) throw new PdfSyntaxError(`bookmark ${number} has no title`);
    writer.replace(
      number,
      body.replace(title[0], () => `/Title ${textString(titles[index] ?? "")}`),
    );
  }
}

interface Finish {
  pdf: ChromiumPdf;
  writer: ObjectWriter;
  book: AccessibleBook;
  geometry: SheetGeometry;
  stamper: PageStamper | undefined;
}

/** Writes a page's content anew: without soft hyphens that no line ends with, with artifacts marked, and stamped. */
async function finishContent(finish: Finish, page: number, index: number): Promise<void> {
  const { pdf, writer, book, geometry, stamper } = finish;
  const dictionary = pdf.dictionary({ ref: page });
  const contents = dictionary.get("Contents");
  if (!isRef(contents)) return;
  const { entries, data } = pdf.stream(contents.ref);
  const filter = "/Filter /FlateDecode";
  // What little a blank page has would not be smaller compressed.
  if (entries !== filter && entries !== "") throw new PdfSyntaxError(`unexpected content stream ${entries}`);
  const text = (entries === filter ? await inflateAsync(data) : data).toString("latin1");
  const marked = book.markPage(page, withoutIdleHyphens(text), marginsOf(dictionary, geometry));
  const trim = trimOf(sheetTop(dictionary), geometry);
  const content = stamper?.stamp(marked, { index, trim, pictures: book.picturesOf(page) }) ?? marked;
  if (content === text) return;
  writer.replaceStream(contents.ref, streamOf(await deflateAsync(Buffer.from(content, "latin1")), filter));
}

/** Running heads and folios stand in the outer twelfth of a page's height, where no text of ours does. */
function marginsOf(page: Dictionary, geometry: SheetGeometry): { head: number; foot: number } {
  const [, bottom, , top] = trimOf(sheetTop(page), geometry);
  const margin = (geometry.height * pointsPerMillimetre) / 12;
  return { head: top - margin, foot: bottom + margin };
}

function sheetTop(page: Dictionary): number {
  const box = page.get("MediaBox");
  return Array.isArray(box) ? Number(box[3]) : 0;
}

/** The finished page, measured from the sheet's upper left, where Chromium sets its pixels exactly. */
function trimOf(sheet: number, { width, height, bleed }: SheetGeometry): [number, number, number, number] {
  const left = bleed * pointsPerMillimetre;
  const top = sheet - left;
  return [left, top - height * pointsPerMillimetre, left + width * pointsPerMillimetre, top];
}

function refOf(pdf: ChromiumPdf, key: string): number {
  const value = pdf.trailer.get(key);
  if (!isRef(value)) throw new PdfSyntaxError(`no ${key}`);
  return value.ref;
}

function withBoxes(body: string, geometry: SheetGeometry): string {
  const found = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(body);
  if (!found) throw new PdfSyntaxError("a page without a MediaBox");
  const box = `[${trimOf(Number(found[2]), geometry)
    .map((value) => value.toFixed(4))
    .join(" ")}]`;
  return body.replace(found[0], `/MediaBox ${box}\n/CropBox ${box}\n/BleedBox ${box}\n/TrimBox ${box}`);
}

function catalogWith(body: string, metadata: number, { bodyStart }: PdfDetails): string {
  const labels = `/PageLabels <</Nums [0 <</S /r>> ${bodyStart} <</S /D>>]>>`;
  const view = "/PageMode /UseOutlines /PageLayout /TwoPageRight";
  return body.replace(/^<</, `<</Metadata ${metadata} 0 R\n${labels}\n${view}\n`);
}

function infoOf(details: PdfDetails): string {
  const date = `(D:${details.date.replaceAll("-", "")}000000Z)`;
  const entries = [
    `/Title ${textString(details.title)}`,
    `/Subject ${textString(details.subject)}`,
    `/Author ${textString(details.author)}`,
    `/Creator ${textString(details.creator)}`,
    `/Producer ${textString(details.producer)}`,
    `/CreationDate ${date}`,
    `/ModDate ${date}`,
    "/Trapped /False",
  ];
  return `<<${entries.join("\n")}>>`;
}
