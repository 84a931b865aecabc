import { PdfSyntaxError, parseValue, type Dictionary, type PdfValue } from "./pdf-value.ts";

/** An indirect object as it stands in the file. */
interface StoredObject {
  /** Byte offsets of the whole object, from its number to behind `endobj`. */
  start: number;
  end: number;
}

/** Where a named destination leads. */
export interface Destination {
  /** Zero-based. */
  page: number;
  /** Points from the bottom of the sheet. */
  top: number;
}

/**
 * A PDF as Chromium (Skia) writes it: one classic cross-reference table, generation 0, no object streams.
 *
 * It is read object by object and only where asked: a general library parses every object of a tagged book, which takes
 * longer than the browser took to print it (measured: 0.8 s to load 97 pages, 0.8 s to save).
 */
export class ChromiumPdf {
  readonly bytes: Buffer;
  readonly trailer: Dictionary;
  readonly objects: ReadonlyMap<number, StoredObject>;

  /** @throws PdfSyntaxError where the bytes are not such a file */
  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const tail = this.bytes.subarray(-1024).toString("latin1");
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
    if (!Number.isSafeInteger(start) || start >= this.bytes.length) throw new PdfSyntaxError("no startxref");
    const table = this.bytes.subarray(start).toString("latin1");
    this.objects = readTable(table, start);
    const trailer = parseValue(table, table.indexOf("trailer") + "trailer".length);
    if (!(trailer instanceof Map)) throw new PdfSyntaxError("no trailer");
    this.trailer = trailer;
  }

  /** The object's text between `obj` and `endobj`; of a stream, its dictionary and the bytes after it. */
  body(number: number): string {
    const stored = this.objects.get(number);
    if (!stored) throw new PdfSyntaxError(`no object ${number}`);
    const text = this.bytes.subarray(stored.start, stored.end).toString("latin1");
    const from = text.indexOf("obj") + 3;
    const to = text.lastIndexOf("endobj");
    if (to === -1) throw new PdfSyntaxError(`object ${number} does not end`);
    return text.slice(from, to).trim();
  }

  /** True where the object is a stream. */
  isStream(number: number): boolean {
    return this.body(number).endsWith("endstream");
  }

  /** A stream's dictionary without its length, and its bytes as they are stored. */
  stream(number: number): { entries: string; data: Buffer } {
    const body = this.body(number);
    const found = /^<<([\s\S]*?)\s*\/Length (\d+)\s*([\s\S]*?)>>\s*?stream\r?\n/.exec(body);
    if (!found) throw new PdfSyntaxError(`object ${number} is no stream`);
    const from = found[0].length;
    return {
      entries: [found[1], found[3]]
        .map((part) => (part ?? "").trim())
        .join(" ")
        .trim(),
      data: Buffer.from(body.slice(from, from + Number(found[2])), "latin1"),
    };
  }

  /** Follows a reference to the object's value; a direct value is returned as it is. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return isRef(value) ? parseValue(this.body(value.ref)) : value;
  }

  /** A dictionary, direct or referred to. @throws PdfSyntaxError where it is something else */
  dictionary(value: PdfValue | undefined): Dictionary {
    const resolved = this.resolve(value);
    if (!(resolved instanceof Map)) throw new PdfSyntaxError("expected a dictionary");
    return resolved;
  }

  /** The document catalog. */
  get catalog(): Dictionary {
    return this.dictionary(this.trailer.get("Root"));
  }

  /** Object numbers of the pages, in order. */
  pages(): number[] {
    const seen = new Set<number>();
    const collect = (node: PdfValue | undefined): number[] => {
      if (isRef(node) && seen.has(node.ref)) throw new PdfSyntaxError("a page tree in a circle");
      if (isRef(node)) seen.add(node.ref);
      const dictionary = this.dictionary(node);
      const kids = dictionary.get("Kids");
      if (Array.isArray(kids)) return kids.flatMap(collect);
      return isRef(node) ? [node.ref] : [];
    };
    return collect(this.catalog.get("Pages"));
  }

  /** Object numbers of the bookmarks, in order, those inside others right behind them. */
  outline(): number[] {
    const numbers: number[] = [];
    const walk = (first: PdfValue | undefined): void => {
      for (let item = first; isRef(item); item = this.dictionary(item).get("Next")) {
        // A bookmark met again is a loop: the file is damaged.
        if (numbers.includes(item.ref)) throw new PdfSyntaxError(`bookmark ${item.ref} comes twice`);
        numbers.push(item.ref);
        walk(this.dictionary(item).get("First"));
      }
    };
    const root = this.catalog.get("Outlines");
    if (root !== undefined) walk(this.dictionary(root).get("First"));
    return numbers;
  }

  /** Every named destination: each anchor that a link in the document leads to. */
  destinations(): Map<string, Destination> {
    const pageOf = new Map(this.pages().map((number, index) => [number, index]));
    const result = new Map<string, Destination>();
    const names = this.catalog.get("Dests");
    if (names === undefined) return result;
    for (const [name, value] of this.dictionary(names)) {
      const destination = this.resolve(value);
      const [target, , , top] = Array.isArray(destination) ? destination : [];
      const page = isRef(target) ? pageOf.get(target.ref) : undefined;
      if (page !== undefined) result.set(name, { page, top: typeof top === "number" ? top : 0 });
    }
    return result;
  }
}

/** True for a reference. */
export function isRef(value: PdfValue | undefined): value is { ref: number } {
  return typeof value === "object" && value !== null && "ref" in value;
}

function readTable(table: string, tableStart: number): Map<number, StoredObject> {
  const header = /^xref\s+(\d+)\s+(\d+)\s*\n/.exec(table);
  if (!header) throw new PdfSyntaxError("no cross-reference table");
  const first = Number(header[1]);
  const count = Number(header[2]);
  const used: { number: number; start: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = header[0].length + index * 20;
    if (table[at + 17] === "n") used.push({ number: first + index, start: Number(table.slice(at, at + 10)) });
  }
  const starts = [...used.map(({ start }) => start), tableStart].sort((a, b) => a - b);
  const next = new Map(starts.map((start, index) => [start, starts[index + 1] ?? tableStart]));
  return new Map(used.map(({ number, start }) => [number, { start, end: next.get(start) ?? tableStart }]));
}
