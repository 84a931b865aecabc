import { PdfSyntaxError, type Dictionary, type Name, type PdfValue } from "../../pdf-value.ts";
import { filterName, pictureFilters, unfiltered } from "./filters.ts";
import { isName, Keyword, latin1, Lexer } from "./lexer.ts";
import { Budget } from "./limits.ts";
import { membersOf, type Members } from "./object-stream.ts";
import { PdfStream, type PdfObject } from "./stream.ts";
import { UnreadablePdf } from "./unreadable.ts";
import { readXref, recoverXref, type Entry } from "./xref.ts";

/** What is broken in a file that could be read all the same. */
export type Damage = "header" | "xref" | "end" | "object" | "stream" | "filter";

/** A stream's bytes as far as they can be decoded, and the picture filter that is left, if any. */
export interface Decoded {
  bytes: Uint8Array;
  filter: string | undefined;
  parameters: Dictionary;
}

const none: Dictionary = new Map();

/**
 * Any PDF, read object by object and only where asked, within a budget. It is our own reader because a general library
 * reads every object at once, without a limit on what a compressed stream grows to or on the time that broken bytes cost.
 */
export class PdfFile {
  readonly bytes: Uint8Array;
  readonly budget: Budget;
  /** As the header has it, such as "1.4". */
  readonly version: string;
  readonly damage = new Set<Damage>();
  /** Filters of the streams that were met. */
  readonly filters = new Set<string>();
  #trailer: Dictionary = none;
  #entries = new Map<number, Entry>();
  #recovered = false;
  readonly #shift: number;
  readonly #objects = new Map<number, PdfObject>();
  readonly #open = new Set<number>();
  readonly #containers = new Map<number, Members>();

  /** @throws UnreadablePdf where this is no PDF, or one whose objects cannot be found */
  constructor(bytes: Uint8Array, budget: Budget = new Budget()) {
    this.bytes = bytes;
    this.budget = budget;
    if (bytes.length === 0) throw new UnreadablePdf("empty");
    if (bytes.length > budget.limits.file) {
      const megabytes = (count: number): string => `${Math.ceil(count / 1024 ** 2)} MB`;
      const details = { value: megabytes(bytes.length), limit: megabytes(budget.limits.file) };
      throw new UnreadablePdf("too-large", details);
    }
    const header = /%PDF-(\d+\.\d+)/.exec(latin1(bytes, 0, 2048));
    if (!header) throw new UnreadablePdf("not-pdf");
    this.version = header[1] ?? "";
    this.#shift = header.index;
    if (header.index > 0) this.damage.add("header");
    if (!latin1(bytes, Math.max(0, bytes.length - 2048)).includes("%%EOF")) this.damage.add("end");
    this.#readXref();
  }

  /** The trailer; of several sections, the newest. */
  get trailer(): Dictionary {
    return this.#trailer;
  }

  get encrypted(): boolean {
    const value = this.#trailer.get("Encrypt");
    return value !== undefined && value !== null;
  }

  get catalog(): Dictionary {
    return this.dictionary(this.#trailer.get("Root")) ?? none;
  }

  /** Finds all objects by searching the whole file. Answers false where that was done before. */
  recover(): boolean {
    if (this.#recovered) return false;
    this.#recovered = true;
    this.damage.add("xref");
    this.#objects.clear();
    this.#containers.clear();
    try {
      const { entries, trailer } = recoverXref(this.#source());
      this.#entries = entries;
      this.#trailer = trailer;
    } catch (error) {
      if (error instanceof PdfSyntaxError) throw new UnreadablePdf("no-pages", {}, { cause: error });
      throw error;
    }
    this.#objects.clear();
    return true;
  }

  /** Follows references to a value; null where it leads to nothing. */
  resolve(value: PdfValue | undefined): PdfObject {
    let current: PdfObject = value ?? null;
    for (let steps = 0; steps < 32; steps += 1) {
      if (typeof current !== "object" || current === null || !("ref" in current)) return current;
      current = this.object(current.ref);
    }
    return null;
  }

  /** A dictionary, or the dictionary of a stream; undefined where it is something else. */
  dictionary(value: PdfValue | undefined): Dictionary | undefined {
    const object = this.resolve(value);
    if (object instanceof PdfStream) return object.dictionary;
    return object instanceof Map ? object : undefined;
  }

  stream(value: PdfValue | undefined): PdfStream | undefined {
    const object = this.resolve(value);
    return object instanceof PdfStream ? object : undefined;
  }

  /** An array, or undefined where it is something else. */
  array(value: PdfValue | undefined): PdfValue[] | undefined {
    const object = this.resolve(value);
    return Array.isArray(object) ? object : undefined;
  }

  /** An array of numbers only, or undefined. */
  numbers(value: PdfValue | undefined): number[] | undefined {
    const all = this.array(value)?.map((each) => this.resolve(each));
    return all?.every((each): each is number => typeof each === "number") ? all : undefined;
  }

  number(value: PdfValue | undefined): number | undefined {
    const object = this.resolve(value);
    return typeof object === "number" ? object : undefined;
  }

  /** A name without its slash, or undefined. */
  name(value: PdfValue | undefined): string | undefined {
    const object: unknown = this.resolve(value);
    return isName(object) ? (object satisfies Name).name : undefined;
  }

  /** The bytes of a string, one character each, or undefined. */
  string(value: PdfValue | undefined): string | undefined {
    const object = this.resolve(value);
    return typeof object === "string" ? object : undefined;
  }

  /** Notes the filters of a stream that need not be decoded. */
  noteFilters({ dictionary }: PdfStream): void {
    for (const each of listOf(this.resolve(dictionary.get("Filter") ?? dictionary.get("F")))) {
      this.filters.add(filterName(this.name(each) ?? ""));
    }
  }

  /** Decodes a stream up to a picture filter. Broken data is damage, and yields nothing. @throws LimitReached */
  decode(stream: PdfStream): Decoded {
    let bytes = stream.raw;
    const { dictionary } = stream;
    this.noteFilters(stream);
    const names = listOf(this.resolve(dictionary.get("Filter") ?? dictionary.get("F")));
    const parameters = listOf(this.resolve(dictionary.get("DecodeParms") ?? dictionary.get("DP")));
    for (const [index, each] of names.entries()) {
      const name = filterName(this.name(each) ?? "");
      const own = this.dictionary(parameters[index]) ?? none;
      if (pictureFilters.has(name)) return { bytes, filter: name, parameters: own };
      try {
        const direct = new Map(
          [...own].map(([key, value]): [string, PdfValue] => [key, this.#direct(value)]),
        );
        bytes = unfiltered(bytes, { name, parameters: direct }, this.budget);
      } catch (error) {
        if (!(error instanceof PdfSyntaxError)) throw error;
        this.damage.add("filter");
        return { bytes: new Uint8Array(), filter: undefined, parameters: none };
      }
    }
    return { bytes, filter: undefined, parameters: none };
  }

  /** Bytes of a stream that is no picture. @throws LimitReached */
  data(stream: PdfStream): Uint8Array {
    const { bytes, filter } = this.decode(stream);
    return filter === undefined ? bytes : new Uint8Array();
  }

  /** The object of a number, or null. An object that is broken is damage. */
  object(number: number): PdfObject {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    // An object that needs itself to be read: a length or an object stream in a circle.
    if (this.#open.has(number)) return null;
    this.#open.add(number);
    try {
      const object = this.#read(number);
      this.#objects.set(number, object);
      return object;
    } finally {
      this.#open.delete(number);
    }
  }

  #direct(value: PdfValue): PdfValue {
    const object = this.resolve(value);
    return object instanceof PdfStream ? null : object;
  }

  #read(number: number): PdfObject {
    const entry = this.#entries.get(number);
    if (entry === undefined || ("offset" in entry && entry.offset < 0)) return null;
    try {
      if ("container" in entry) return this.#member(number, entry);
      const found = this.#objectAt(entry.offset);
      if (found.number === number) return found.object;
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
    }
    if (this.recover()) return this.#read(number);
    this.damage.add("object");
    return null;
  }

  #member(number: number, entry: { container: number; index: number }): PdfObject {
    let known = this.#containers.get(entry.container);
    if (!known) {
      const stream = this.object(entry.container);
      if (!(stream instanceof PdfStream)) throw new PdfSyntaxError(`no object stream ${entry.container}`);
      known = membersOf(this, stream);
      this.#containers.set(entry.container, known);
    }
    const { lexer, offsets } = known;
    const place =
      offsets[entry.index]?.[0] === number ? offsets[entry.index] : offsets.find(([own]) => own === number);
    if (!place) throw new PdfSyntaxError(`no object ${number} in stream ${entry.container}`);
    lexer.at = place[1];
    return lexer.value();
  }

  #objectAt(offset: number): { number: number; object: PdfObject; end: number } {
    const lexer = new Lexer(this.bytes, offset, { references: true, depth: this.budget.limits.depth });
    const [number, generation, word] = [lexer.next(), lexer.next(), lexer.next()];
    if (typeof number !== "number" || typeof generation !== "number" || !isWord(word, "obj")) {
      throw new PdfSyntaxError(`no object at byte ${offset}`);
    }
    const object = lexer.value();
    if (!(object instanceof Map)) return { number, object, end: lexer.at };
    if (!isWord(lexer.next(), "stream")) return { number, object, end: lexer.at };
    const stream = this.#streamAt(object, lexer.at);
    return { number, object: stream, end: lexer.at + stream.raw.length };
  }

  #streamAt(dictionary: Dictionary, offset: number): PdfStream {
    const { bytes } = this;
    let start = offset;
    if (bytes[start] === 13) start += 1;
    if (bytes[start] === 10) start += 1;
    const length = this.number(dictionary.get("Length"));
    if (length !== undefined && length >= 0 && start + length <= bytes.length) {
      const behind = latin1(bytes, start + length, start + length + 20);
      if (/^\s*endstream/.test(behind))
        return new PdfStream(dictionary, bytes.subarray(start, start + length));
    }
    this.damage.add("stream");
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = buffer.indexOf("endstream", start);
    return new PdfStream(dictionary, bytes.subarray(start, end === -1 ? bytes.length : end));
  }

  #source(): Parameters<typeof readXref>[0] {
    return {
      bytes: this.bytes,
      shift: this.#shift,
      budget: this.budget,
      objectAt: (offset) => this.#objectAt(offset),
      data: (stream) => this.data(stream),
    };
  }

  #readXref(): void {
    try {
      const { entries, trailer } = readXref(this.#source());
      this.#entries = entries;
      this.#trailer = trailer;
      if (this.encrypted || this.catalog.has("Pages")) return;
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
    }
    this.recover();
  }
}

function isWord(token: unknown, word: string): boolean {
  return token instanceof Keyword && token.word === word;
}

function listOf(value: PdfObject): PdfValue[] {
  if (value === null || value instanceof PdfStream) return [];
  return Array.isArray(value) ? value : [value];
}
