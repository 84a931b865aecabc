import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { ChromiumPdf, isRef } from "./chromium-pdf.ts";
import { PdfSyntaxError, textString } from "./pdf-value.ts";
import { canonicalIds } from "./structure-ids.ts";
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
}

/** Objects in one compressed object stream: few enough to read one without inflating the whole book. */
const objectsPerStream = 200;

const pointsPerMillimetre = 72 / 25.4;

/**
 * Finishes a PDF that Chromium printed on a larger sheet: exact page boxes, page labels, dates and names that depend on
 * nothing but the sources, XMP, an ID, and compressed object streams (PDF 1.7). Content streams, fonts and tags are kept
 * byte for byte; nothing is laid out or drawn again.
 * @throws PdfSyntaxError where the file is not what Chromium writes
 */
export function finishPdf(printed: Uint8Array, details: PdfDetails): Uint8Array {
  const pdf = new ChromiumPdf(printed);
  const writer = new ObjectWriter(pdf);
  const pages = pdf.pages();
  for (const page of pages) writer.replace(page, withBoxes(pdf.body(page), details.geometry));
  const root = refOf(pdf, "Root");
  const metadata = writer.add(
    streamOf(Buffer.from(xmpPacket(details), "utf8"), "/Type /Metadata /Subtype /XML"),
  );
  writer.replace(root, catalogWith(pdf.body(root), metadata, details));
  const info = refOf(pdf, "Info");
  writer.replace(info, infoOf(details));
  for (const [number, body] of canonicalIds(pdf)) writer.replace(number, body);
  return writer.finish(root, info);
}

function refOf(pdf: ChromiumPdf, key: string): number {
  const value = pdf.trailer.get(key);
  if (!isRef(value)) throw new PdfSyntaxError(`no ${key}`);
  return value.ref;
}

/** TrimBox is the finished page, measured from the sheet's upper left, where Chromium sets its pixels exactly. */
function withBoxes(body: string, { width, height, bleed }: SheetGeometry): string {
  const found = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(body);
  if (!found) throw new PdfSyntaxError("a page without a MediaBox");
  const left = bleed * pointsPerMillimetre;
  const top = Number(found[2]) - bleed * pointsPerMillimetre;
  const right = left + width * pointsPerMillimetre;
  const bottom = top - height * pointsPerMillimetre;
  const box = `[${[left, bottom, right, top].map((value) => value.toFixed(4)).join(" ")}]`;
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

function streamOf(data: Buffer, entries: string): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries} /Length ${data.length}>>\nstream\n`, "latin1"),
    data,
    Buffer.from("\nendstream", "latin1"),
  ]);
}

/** Collects objects, old and new, and writes them as a PDF 1.7 with a cross-reference stream (ISO 32000-1, 7.5.8). */
class ObjectWriter {
  readonly #pdf: ChromiumPdf;
  readonly #replaced = new Map<number, string>();
  readonly #added = new Map<number, Buffer>();
  #next: number;

  constructor(pdf: ChromiumPdf) {
    this.#pdf = pdf;
    this.#next = Math.max(...pdf.objects.keys()) + 1;
  }

  replace(number: number, body: string): void {
    this.#replaced.set(number, body);
  }

  add(body: Buffer): number {
    const number = this.#next;
    this.#next += 1;
    this.#added.set(number, body);
    return number;
  }

  isStream(number: number): boolean {
    return !this.#replaced.has(number) && this.#pdf.isStream(number);
  }

  body(number: number): string {
    return this.#replaced.get(number) ?? this.#pdf.body(number);
  }

  finish(root: number, info: number): Buffer {
    const chunks: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
    const places = new Map<number, { type: 1 | 2; first: number; second: number }>();
    let offset = chunks[0]?.length ?? 0;
    const write = (number: number, body: Buffer): void => {
      const chunk = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
      places.set(number, { type: 1, first: offset, second: 0 });
      chunks.push(chunk);
      offset += chunk.length;
    };
    const plain: number[] = [];
    for (const number of [...this.#pdf.objects.keys()].sort((a, b) => a - b)) {
      if (this.isStream(number)) write(number, Buffer.from(this.#pdf.body(number), "latin1"));
      else plain.push(number);
    }
    for (const [number, body] of this.#added) write(number, body);
    for (let from = 0; from < plain.length; from += objectsPerStream) {
      const numbers = plain.slice(from, from + objectsPerStream);
      const container = this.#next;
      this.#next += 1;
      for (const [index, number] of numbers.entries())
        places.set(number, { type: 2, first: container, second: index });
      write(container, this.#objectStream(numbers));
    }
    const table = this.#next;
    places.set(table, { type: 1, first: offset, second: 0 });
    const id = createHash("sha256").update(Buffer.concat(chunks)).digest("hex").slice(0, 32).toUpperCase();
    const entries = `/Type /XRef /Size ${table + 1} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] /Filter /FlateDecode`;
    const rows = Buffer.alloc((table + 1) * 7);
    rows.writeUInt16BE(0xffff, 5);
    for (const [number, { type, first, second }] of places) {
      rows.writeUInt8(type, number * 7);
      rows.writeUInt32BE(first, number * 7 + 1);
      rows.writeUInt16BE(second, number * 7 + 5);
    }
    chunks.push(Buffer.concat([Buffer.from(`${table} 0 obj\n`), streamOf(deflateSync(rows), entries)]));
    chunks.push(Buffer.from(`\nendobj\nstartxref\n${offset}\n%%EOF\n`));
    return Buffer.concat(chunks);
  }

  #objectStream(numbers: readonly number[]): Buffer {
    let at = 0;
    const index: string[] = [];
    const bodies: string[] = [];
    for (const number of numbers) {
      const body = this.body(number);
      index.push(`${number} ${at}`);
      bodies.push(body);
      at += body.length + 1;
    }
    const head = `${index.join(" ")}\n`;
    const data = deflateSync(Buffer.from(`${head}${bodies.join("\n")}`, "latin1"));
    return streamOf(data, `/Type /ObjStm /N ${numbers.length} /First ${head.length} /Filter /FlateDecode`);
  }
}
