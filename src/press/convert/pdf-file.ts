import { isRef } from "../chromium-pdf.ts";
import { parsePrefix, parseValue, PdfSyntaxError, type Dictionary, type PdfValue } from "../pdf-value.ts";
import { readCrossReferences, type CrossReferences, type Place } from "./cross-references.ts";
import { decodeStream } from "./filters.ts";
import { Unconvertible } from "./problems.ts";
import { boxOf, isDictionary, nameOf } from "./values.ts";
import type { Box } from "./geometry.ts";

/** An object as it stands in the file: text of single bytes, and of a stream its bytes. */
export interface StoredObject {
  /** Without `obj` and `endobj`; of a stream, only its dictionary. */
  text: string;
  data?: Buffer;
}

/** A stream as it is stored. */
export interface PdfStream {
  dictionary: Dictionary;
  data: Buffer;
}

/** One page, with what it inherits (ISO 32000-1, 7.7.3.4). */
export interface PageNode {
  number: number;
  dictionary: Dictionary;
  mediaBox: Box;
  cropBox: Box;
  /** As the page has it; absent where it has none. */
  trimBox: Box | undefined;
  rotate: number;
  resources: Dictionary;
}

/**
 * Any PDF, read object by object and only where asked: classic tables, cross-reference streams, object streams, and
 * files whose table is broken. Bodies that nobody asks for are never parsed, which is what makes a tagged book fast.
 */
export class PdfFile {
  readonly #bytes: Buffer;
  readonly #references: CrossReferences;
  readonly #texts = new Map<number, StoredObject>();
  readonly #values = new Map<number, PdfValue>();
  readonly #containers = new Map<number, string[]>();

  /** @throws Unconvertible where the bytes are no PDF, or an encrypted one */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#references = readCrossReferences(this.#bytes);
    if (this.trailer.has("Encrypt")) throw new Unconvertible("encrypted", "/Encrypt");
  }

  get trailer(): Dictionary {
    return this.#references.trailer;
  }

  /** Numbers of all objects. */
  numbers(): number[] {
    return [...this.#references.places.keys()];
  }

  /** An object as it is stored; one that is not there is `null`. */
  stored(number: number): StoredObject {
    const known = this.#texts.get(number);
    if (known) return known;
    const place = this.#references.places.get(number);
    if (place === undefined) return { text: "null" };
    const object = place.container === undefined ? this.#plain(number, place) : this.#contained(place);
    this.#texts.set(number, object);
    return object;
  }

  /** Forgets texts, which are large. */
  forget(number: number): void {
    this.#texts.delete(number);
  }

  #plain(number: number, place: Place): StoredObject {
    const end = this.#references.endOf(place.offset);
    for (let limit = 0; ;) {
      const stream = this.#bytes.indexOf("stream", place.offset + limit, "latin1");
      const close = this.#bytes.indexOf("endobj", place.offset + limit, "latin1");
      const isStream = stream !== -1 && stream < end && (close === -1 || stream < close);
      const stop = isStream ? stream : close === -1 || close > end ? end : close;
      const text = this.#bytes.toString("latin1", place.offset, stop);
      const head = /^\s*\d+\s+\d+\s+obj\s?/.exec(text);
      if (!head) throw new Unconvertible("damaged", `object ${number} is not where the table says`);
      const body = text.slice(head[0].length).trim();
      if (!isStream) return { text: body === "" ? "null" : body };
      if (body.endsWith(">>")) return { text: body, data: this.#streamData(body, { from: stream, end }) };
      limit = stream - place.offset + 6;
    }
  }

  /** The bytes between `stream` and `endstream`, by the length that is given or else by the word. */
  #streamData(text: string, { from, end }: { from: number; end: number }): Buffer {
    const start = from + 6 + (this.#bytes[from + 6] === 13 ? (this.#bytes[from + 7] === 10 ? 2 : 1) : 1);
    const dictionary = parseValue(text);
    const length = isDictionary(dictionary) ? this.resolve(dictionary.get("Length")) : undefined;
    if (typeof length === "number" && length >= 0 && start + length <= end) {
      const after = this.#bytes.toString("latin1", start + length, Math.min(end, start + length + 14));
      if (/^\s*endstream/.test(after)) return this.#bytes.subarray(start, start + length);
    }
    const close = this.#bytes.indexOf("endstream", start, "latin1");
    return this.#bytes.subarray(start, close === -1 || close > end ? end : close);
  }

  #contained({ container = 0, offset }: Place): StoredObject {
    let bodies = this.#containers.get(container);
    if (bodies === undefined) {
      const { dictionary, data } = this.stream(container);
      const text = decodeStream(dictionary, data, (value) => this.resolve(value)).data.toString("latin1");
      const first = this.resolve(dictionary.get("First"));
      const count = this.resolve(dictionary.get("N"));
      if (typeof first !== "number" || typeof count !== "number")
        throw new Unconvertible("damaged", `object stream ${container}`);
      const places = text.slice(0, first).trim().split(/\s+/).map(Number);
      const starts = Array.from({ length: count }, (_, index) => first + (places[index * 2 + 1] ?? 0));
      bodies = starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length).trim());
      this.#containers.set(container, bodies);
    }
    return { text: bodies[offset] ?? "null" };
  }

  /** An object's value; of a stream, its dictionary. */
  value(number: number): PdfValue {
    const known = this.#values.get(number);
    if (known !== undefined) return known;
    try {
      const { value } = parsePrefix(this.stored(number).text, 0);
      this.#values.set(number, value);
      return value;
    } catch (error) {
      if (error instanceof PdfSyntaxError)
        throw new Unconvertible("damaged", `object ${number}: ${error.message}`);
      throw error;
    }
  }

  /** Follows references to a direct value; undefined where there is none. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    let direct = value;
    for (let steps = 0; isRef(direct); steps += 1) {
      if (steps > 20) throw new Unconvertible("circular", "references");
      direct = this.value(direct.ref);
    }
    return direct ?? undefined;
  }

  /** A dictionary, direct or referred to; an empty one where it is something else. */
  dictionary(value: PdfValue | undefined): Dictionary {
    const direct = this.resolve(value);
    return isDictionary(direct) ? direct : new Map();
  }

  /** True where the number is a stream's. */
  isStream(number: number): boolean {
    return this.stored(number).data !== undefined;
  }

  /** @throws Unconvertible where the object is no stream */
  stream(number: number): PdfStream {
    const { data } = this.stored(number);
    const dictionary = this.value(number);
    if (data === undefined || !isDictionary(dictionary))
      throw new Unconvertible("damaged", `object ${number} is no stream`);
    return { dictionary, data };
  }

  /** A stream's bytes without any filter. @throws Unconvertible where it is a picture's */
  content(number: number): Buffer {
    const { dictionary, data } = this.stream(number);
    const decoded = decodeStream(dictionary, data, (value) => this.resolve(value));
    if (decoded.filter !== undefined) throw new Unconvertible("damaged", `object ${number} is a picture`);
    return decoded.data;
  }

  get catalog(): Dictionary {
    return this.dictionary(this.trailer.get("Root"));
  }

  /** All pages in order. @throws Unconvertible where the tree is none */
  pages(): PageNode[] {
    const seen = new Set<number>();
    const walk = (node: PdfValue | undefined, inherited: Dictionary): PageNode[] => {
      if (!isRef(node)) return [];
      if (seen.has(node.ref)) throw new Unconvertible("circular", "page tree");
      seen.add(node.ref);
      const dictionary = this.dictionary(node);
      const own = new Map(inherited);
      for (const key of ["Resources", "MediaBox", "CropBox", "Rotate"]) {
        const value = dictionary.get(key);
        if (value !== undefined) own.set(key, value);
      }
      const kids = this.resolve(dictionary.get("Kids"));
      if (nameOf(this.resolve(dictionary.get("Type"))) === "Pages" || Array.isArray(kids))
        return Array.isArray(kids) ? kids.flatMap((kid) => walk(kid, own)) : [];
      return [this.#page(node.ref, dictionary, own)];
    };
    const pages = walk(this.catalog.get("Pages"), new Map());
    if (pages.length === 0) throw new Unconvertible("damaged", "no pages");
    return pages;
  }

  #page(number: number, dictionary: Dictionary, inherited: Dictionary): PageNode {
    const box = (value: PdfValue | undefined): Box | undefined => {
      const direct = this.resolve(value);
      return boxOf(Array.isArray(direct) ? direct.map((item) => this.resolve(item) ?? null) : undefined);
    };
    const mediaBox = box(inherited.get("MediaBox")) ?? [0, 0, 612, 792];
    const rotate = this.resolve(inherited.get("Rotate"));
    return {
      number,
      dictionary,
      mediaBox,
      cropBox: box(inherited.get("CropBox")) ?? mediaBox,
      trimBox: box(dictionary.get("TrimBox")),
      rotate: typeof rotate === "number" ? rotate : 0,
      resources: this.dictionary(inherited.get("Resources")),
    };
  }
}
