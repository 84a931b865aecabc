import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { ChromiumPdf } from "./chromium-pdf.ts";

/** Objects in one compressed object stream: few enough to read one without inflating the whole book. */
const objectsPerStream = 200;

/** A stream object's body with its dictionary entries. */
export function streamOf(data: Buffer, entries: string): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries} /Length ${data.length}>>\nstream\n`, "latin1"),
    data,
    Buffer.from("\nendstream", "latin1"),
  ]);
}

/** Collects objects, old and new, and writes them as a PDF 1.7 with a cross-reference stream (ISO 32000-1, 7.5.8). */
export class ObjectWriter {
  readonly #pdf: ChromiumPdf;
  readonly #replaced = new Map<number, string>();
  readonly #added = new Map<number, Buffer>();
  readonly #removed = new Set<number>();
  #next: number;

  constructor(pdf: ChromiumPdf) {
    this.#pdf = pdf;
    this.#next = Math.max(...pdf.objects.keys()) + 1;
  }

  /** Replaces an object that is no stream. */
  replace(number: number, body: string): void {
    this.#replaced.set(number, body);
  }

  /** Replaces a stream; its body comes from `streamOf`. */
  replaceStream(number: number, body: Buffer): void {
    this.#added.set(number, body);
  }

  /** A number for an object that is not in the file that was read; `replace` gives it its body. */
  newNumber(): number {
    const number = this.#next;
    this.#next += 1;
    return number;
  }

  /** Leaves an object out. */
  remove(number: number): void {
    this.#removed.add(number);
  }

  /** Adds an object and answers its number. */
  add(body: Buffer): number {
    const number = this.newNumber();
    this.#added.set(number, body);
    return number;
  }

  #isStream(number: number): boolean {
    return !this.#replaced.has(number) && this.#pdf.isStream(number);
  }

  #body(number: number): string {
    return this.#replaced.get(number) ?? this.#pdf.body(number);
  }

  /** The whole file. */
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
    const numbers = new Set([...this.#pdf.objects.keys(), ...this.#replaced.keys()]);
    for (const number of [...numbers].sort((a, b) => a - b)) {
      if (this.#added.has(number) || this.#removed.has(number)) continue;
      if (this.#isStream(number)) write(number, Buffer.from(this.#pdf.body(number), "latin1"));
      else plain.push(number);
    }
    // By number: streams that were made at the same time came in any order.
    for (const [number, body] of [...this.#added].sort(([a], [b]) => a - b)) write(number, body);
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
      const body = this.#body(number);
      index.push(`${number} ${at}`);
      bodies.push(body);
      at += body.length + 1;
    }
    const head = `${index.join(" ")}\n`;
    const data = deflateSync(Buffer.from(`${head}${bodies.join("\n")}`, "latin1"));
    return streamOf(data, `/Type /ObjStm /N ${numbers.length} /First ${head.length} /Filter /FlateDecode`);
  }
}
