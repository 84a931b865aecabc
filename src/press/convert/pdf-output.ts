import { createHash } from "node:crypto";
import { isRef } from "../chromium-pdf.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { PdfFile } from "./pdf-file.ts";
import { dictionaryText, valueText } from "./values.ts";

interface NewStream {
  dictionary: Dictionary;
  data: Uint8Array;
}

/** A reference to an annotation from the structure tree (ISO 32000-1, 14.7.4.3); annotations go from a press file. */
const annotationReference = /<<(?=[^<>]*\/Type\s*\/OBJR\b)[^<>]*>>/g;

/** Where objects come from that are neither new nor changed. */
export type ObjectSource = Pick<PdfFile, "numbers" | "stored" | "forget">;

/** Collects new and changed objects, and writes everything that can be reached, under the numbers it had. */
export class PdfOutput {
  readonly #file: ObjectSource;
  readonly #values = new Map<number, PdfValue>();
  readonly #streams = new Map<number, NewStream>();
  readonly #dropped = new Set<number>();
  #next: number;

  constructor(file: ObjectSource) {
    this.#file = file;
    this.#next = file.numbers().reduce((largest, number) => Math.max(largest, number), 0) + 1;
  }

  /** A number that is not taken. */
  reserve(): number {
    const number = this.#next;
    this.#next += 1;
    return number;
  }

  /** Sets an object that is no stream. */
  set(number: number, value: PdfValue): void {
    this.#values.set(number, value);
  }

  /** Sets an entry of a dictionary that was set before. */
  amend(number: number, key: string, value: PdfValue): void {
    const known = this.#values.get(number);
    if (known instanceof Map) known.set(key, value);
  }

  /** Sets a stream, whose bytes are as its dictionary says; the length is added. */
  setStream(number: number, dictionary: Dictionary, data: Uint8Array): void {
    this.#streams.set(number, { dictionary: new Map(dictionary).set("Length", data.length), data });
  }

  /** Adds a stream. */
  addStream(dictionary: Dictionary, data: Uint8Array): PdfValue {
    const number = this.reserve();
    this.setStream(number, dictionary, data);
    return { ref: number };
  }

  /** Leaves an object out; where something still refers to it, that is `null`. */
  drop(number: number): void {
    this.#dropped.add(number);
  }

  #object(number: number): { text: string; data?: Uint8Array } {
    const stream = this.#streams.get(number);
    if (stream) return { text: dictionaryText(stream.dictionary), data: stream.data };
    const value = this.#values.get(number);
    if (value !== undefined) return { text: valueText(value) };
    if (this.#dropped.has(number)) return { text: "null" };
    const { text, data } = this.#file.stored(number);
    this.#file.forget(number);
    return { text: withoutAnnotations(text), ...(data && { data }) };
  }

  /**
   * The whole file: PDF 1.6, classic table without object streams, which every RIP reads, and an ID that is a hash of
   * what comes before it (ISO 15930-7, 6.3 and 6.4).
   */
  finish(root: number, info: number): Buffer {
    const chunks: (Buffer | Uint8Array)[] = [];
    let length = 0;
    const hash = createHash("sha256");
    const write = (chunk: Buffer | Uint8Array): void => {
      chunks.push(chunk);
      hash.update(chunk);
      length += chunk.length;
    };
    write(Buffer.from("%PDF-1.6\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1"));
    const offsets = new Map<number, number>();
    const waiting = [root, info];
    const seen = new Set(waiting);
    let pending: string[] = [];
    let pendingLength = 0;
    const flush = (): void => {
      if (pending.length > 0) write(Buffer.from(pending.join(""), "latin1"));
      pending = [];
      pendingLength = 0;
    };
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      const object = this.#object(number);
      const { data } = object;
      const { text, others } = withReferences(object.text);
      for (const other of others) {
        if (!seen.has(other)) {
          seen.add(other);
          waiting.push(other);
        }
      }
      offsets.set(number, length + pendingLength);
      const body = `${number} 0 obj\n${text}${data ? "\nstream\n" : "\nendobj\n"}`;
      pending.push(body);
      pendingLength += body.length;
      if (data) {
        flush();
        write(data);
        pending.push("\nendstream\nendobj\n");
        pendingLength = 18;
      } else if (pendingLength > 1_000_000) flush();
    }
    flush();
    const id = hash.digest("hex").slice(0, 32).toUpperCase();
    chunks.push(Buffer.from(tableText(offsets, { root, info, id, start: length }), "latin1"));
    return Buffer.concat(chunks);
  }
}

/**
 * The objects that a text refers to, and the text with all of them in generation 0, as everything is written. What looks
 * like a reference inside a string does no harm.
 */
function withReferences(text: string): { text: string; others: number[] } {
  const others: number[] = [];
  let isOlder = false;
  for (let at = text.indexOf(" R"); at !== -1; at = text.indexOf(" R", at + 2)) {
    const generation = digitsBefore(text, at);
    const number = digitsBefore(text, generation - 1);
    if (generation === at || number === generation - 1) continue;
    if (text.slice(generation, at) !== "0") isOlder = true;
    others.push(Number(text.slice(number, generation - 1)));
  }
  return { text: isOlder ? text.replace(/(\d+) [1-9]\d* R(?![^\s()<>[\]{}/%])/g, "$1 0 R") : text, others };
}

/** Where the digits begin that end at a place. */
function digitsBefore(text: string, end: number): number {
  let at = end;
  while (at > 0 && text.charCodeAt(at - 1) >= 48 && text.charCodeAt(at - 1) <= 57) at -= 1;
  return at;
}

function withoutAnnotations(text: string): string {
  if (!text.includes("/OBJR")) return text;
  const single = /\/K\s*<<(?=[^<>]*\/Type\s*\/OBJR\b)[^<>]*>>/g;
  const cut = text.replace(single, "").replace(annotationReference, "").trim();
  return cut === "" ? "null" : cut;
}

interface Trailer {
  root: number;
  info: number;
  id: string;
  start: number;
}

/** The table with its linked list of free numbers (ISO 32000-1, 7.5.4). */
function tableText(offsets: ReadonlyMap<number, number>, { root, info, id, start }: Trailer): string {
  const size = [...offsets.keys()].reduce((largest, number) => Math.max(largest, number), 0) + 1;
  const free = Array.from({ length: size }, (_, number) => number).filter((number) => !offsets.has(number));
  const after = new Map(free.map((number, index) => [number, free[index + 1] ?? 0]));
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined
      ? `${String(after.get(number) ?? 0).padStart(10, "0")} 65535 f\r\n`
      : `${String(offset).padStart(10, "0")} 00000 n\r\n`;
  });
  return `xref\n0 ${size}\n${rows.join("")}trailer\n<</Size ${size} /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>]>>\nstartxref\n${start}\n%%EOF\n`;
}

/** The number behind a reference, or undefined. */
export function numberOf(value: PdfValue | undefined): number | undefined {
  return isRef(value) ? value.ref : undefined;
}
