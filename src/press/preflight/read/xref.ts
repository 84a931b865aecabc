import { PdfSyntaxError, type Dictionary } from "../../pdf-value.ts";
import type { Budget } from "./limits.ts";
import { LimitReached } from "./limits.ts";
import { Keyword, latin1, Lexer } from "./lexer.ts";
import { PdfStream } from "./stream.ts";

/** Where an object stands: at an offset of the file, or in an object stream. */
export type Entry = { offset: number } | { container: number; index: number };

/** What the cross-reference sections of a file say together, the newest first. */
export interface CrossReferences {
  entries: Map<number, Entry>;
  trailer: Dictionary;
}

/** What reading cross-references needs of the file. */
export interface XrefSource {
  bytes: Uint8Array;
  /** Bytes before `%PDF-`, which offsets do not count. */
  shift: number;
  budget: Budget;
  /** The object that stands at an offset, whatever its number. */
  objectAt(offset: number): { number: number; object: unknown; end: number };
  /** A stream's decoded bytes. */
  data(stream: PdfStream): Uint8Array;
}

/** Follows `startxref` and every `Prev` (ISO 32000-1, 7.5.4 to 7.5.8). @throws PdfSyntaxError where that leads nowhere */
export function readXref(source: XrefSource): CrossReferences {
  const { bytes, shift } = source;
  const tail = latin1(bytes, Math.max(0, bytes.length - 2048));
  const start = Number([...tail.matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1] ?? Number.NaN);
  const entries = new Map<number, Entry>();
  let trailer: Dictionary | undefined;
  const seen = new Set<number>();
  const queue = [start];
  for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
    if (!Number.isSafeInteger(offset) || offset < 0 || offset + shift >= bytes.length || seen.has(offset)) {
      throw new PdfSyntaxError(`unexpected cross-reference offset ${offset}`);
    }
    seen.add(offset);
    source.budget.checkTime();
    const section = readSection(source, offset + shift, entries);
    trailer ??= section;
    for (const key of ["XRefStm", "Prev"]) {
      const next = section.get(key);
      if (typeof next === "number") queue.push(next);
    }
  }
  if (!trailer?.has("Root")) throw new PdfSyntaxError("no Root in the trailer");
  return { entries, trailer };
}

function readSection(source: XrefSource, offset: number, entries: Map<number, Entry>): Dictionary {
  const lexer = new Lexer(source.bytes, offset, { references: true, depth: source.budget.limits.depth });
  const first = lexer.next();
  if (first instanceof Keyword && first.word === "xref") return readTable(source, lexer, entries);
  const { object } = source.objectAt(offset);
  if (!(object instanceof PdfStream)) throw new PdfSyntaxError(`no cross-references at byte ${offset}`);
  readXrefStream(source, object, entries);
  return object.dictionary;
}

function readTable(source: XrefSource, lexer: Lexer, entries: Map<number, Entry>): Dictionary {
  for (;;) {
    const token = lexer.next();
    if (token instanceof Keyword && token.word === "trailer") {
      const trailer = lexer.value();
      if (trailer instanceof Map) return trailer;
    }
    const count = lexer.next();
    if (typeof token !== "number" || typeof count !== "number")
      throw new PdfSyntaxError("broken cross-references");
    for (let index = 0; index < count; index += 1) {
      const offset = lexer.next();
      const generation = lexer.next();
      const kind = lexer.next();
      if (typeof offset !== "number" || typeof generation !== "number" || !(kind instanceof Keyword)) {
        throw new PdfSyntaxError("broken cross-references");
      }
      if (kind.word === "n") put(source, entries, token + index, { offset: offset + source.shift });
      else if (!entries.has(token + index)) entries.set(token + index, { offset: -1 });
    }
  }
}

function readXrefStream(source: XrefSource, stream: PdfStream, entries: Map<number, Entry>): void {
  const widths = stream.dictionary.get("W");
  if (!Array.isArray(widths)) throw new PdfSyntaxError("a cross-reference stream without W");
  const [type = 0, second = 0, third = 0] = widths.map((width) => (typeof width === "number" ? width : 0));
  const row = type + second + third;
  if (row <= 0 || type < 0 || second < 0 || third < 0)
    throw new PdfSyntaxError("a cross-reference stream with odd W");
  const data = source.data(stream);
  const size = stream.dictionary.get("Size");
  const ranges = stream.dictionary.get("Index") ?? [0, typeof size === "number" ? size : 0];
  const numbers = Array.isArray(ranges) ? ranges.map(Number) : [];
  let at = 0;
  for (let range = 0; range + 1 < numbers.length; range += 2) {
    for (let index = 0; index < (numbers[range + 1] ?? 0) && at + row <= data.length; index += 1, at += row) {
      const number = (numbers[range] ?? 0) + index;
      const kind = type === 0 ? 1 : integer(data, at, type);
      const a = integer(data, at + type, second);
      if (kind === 1) put(source, entries, number, { offset: a + source.shift });
      if (kind === 2)
        put(source, entries, number, { container: a, index: integer(data, at + type + second, third) });
    }
  }
}

function put(source: XrefSource, entries: Map<number, Entry>, number: number, entry: Entry): void {
  if (entries.has(number)) return;
  if (entries.size >= source.budget.limits.objects)
    throw new LimitReached("objects", source.budget.limits.objects);
  entries.set(number, entry);
}

function integer(data: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let index = 0; index < width; index += 1) value = value * 256 + (data[at + index] ?? 0);
  return value;
}

/** Bytes that may be read in search of objects, however small the file. */
const leastWork = 16 * 1024 ** 2;

/**
 * Finds the objects of a file whose cross-references are broken: every `1 0 obj` in it, the last of a number counting,
 * then what its object streams hold. The trailer is the last with a Root, or made from a catalog that is found.
 * @throws PdfSyntaxError where there is no catalog either
 */
export function recoverXref(source: XrefSource): CrossReferences {
  const entries = new Map<number, Entry>();
  let trailer: Dictionary | undefined;
  let catalog: number | undefined;
  // An object that does not end reaches to the end of the file: many of them would be read again and again.
  let work = 0;
  for (const offset of headers(source.bytes)) {
    source.budget.checkTime();
    const { number, object, end = offset } = readable(source, offset) ?? {};
    work += end - offset;
    if (work > 8 * source.bytes.length + leastWork) throw new LimitReached("objects", entries.size);
    if (number === undefined) continue;
    if (entries.size >= source.budget.limits.objects)
      throw new LimitReached("objects", source.budget.limits.objects);
    entries.set(number, { offset });
    const dictionary = object instanceof PdfStream ? object.dictionary : object;
    if (!(dictionary instanceof Map)) continue;
    const type: unknown = dictionary.get("Type");
    const name = typeof type === "object" && type !== null && "name" in type ? type.name : undefined;
    if (name === "Catalog") catalog = number;
    if (name === "ObjStm" && object instanceof PdfStream) {
      addMembers(source, object, number, entries);
    }
    if (name === "XRef" && dictionary.has("Root")) trailer = dictionary;
  }
  trailer = lastTrailer(source) ?? trailer;
  if (trailer === undefined && catalog !== undefined) trailer = new Map([["Root", { ref: catalog }]]);
  if (trailer === undefined) throw new PdfSyntaxError("no catalog");
  return { entries, trailer };
}

function readable(source: XrefSource, offset: number): ReturnType<XrefSource["objectAt"]> | undefined {
  try {
    return source.objectAt(offset);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

/** Offsets of every `1 0 obj`. */
function* headers(bytes: Uint8Array): Generator<number> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf("obj"); at !== -1; at = buffer.indexOf("obj", at + 3)) {
    const before = /(?:^|[^\d])(\d{1,10}\s+\d{1,5}\s*)$/.exec(latin1(bytes, Math.max(0, at - 24), at))?.[1];
    if (before !== undefined) yield at - before.length;
  }
}

function addMembers(
  source: XrefSource,
  stream: PdfStream,
  container: number,
  entries: Map<number, Entry>,
): void {
  try {
    const lexer = new Lexer(source.data(stream));
    const count = Math.min(
      Number(stream.dictionary.get("N") ?? 0),
      source.budget.limits.objects - entries.size,
    );
    for (let index = 0; index < count; index += 1) {
      const number = lexer.next();
      if (typeof number !== "number" || typeof lexer.next() !== "number") return;
      entries.set(number, { container, index });
    }
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
  }
}

function lastTrailer({ bytes, budget }: XrefSource): Dictionary | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.lastIndexOf("trailer"); at > 0; at = buffer.lastIndexOf("trailer", at - 1)) {
    budget.checkTime();
    const value = new Lexer(bytes, at + 7, { references: true, depth: budget.limits.depth }).next();
    if (value instanceof Map && value.has("Root")) return value;
  }
  return undefined;
}
