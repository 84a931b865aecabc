import { parsePrefix, parseValue, PdfSyntaxError, type Dictionary, type PdfValue } from "../pdf-value.ts";
import { decodeStream } from "./filters.ts";
import { Unconvertible } from "./problems.ts";
import { isDictionary, nameOf, numbersOf } from "./values.ts";

/** Where an object is: at a byte offset, or as the nth in an object stream. */
export interface Place {
  offset: number;
  /** Number of the object stream; `offset` is then the index in it. */
  container?: number;
}

/** What the cross-references of a file say (ISO 32000-1, 7.5.4 and 7.5.8). */
export interface CrossReferences {
  trailer: Dictionary;
  places: ReadonlyMap<number, Place>;
  /** Where the object that begins at this offset must have ended. */
  endOf(offset: number): number;
}

interface Reading {
  bytes: Buffer;
  places: Map<number, Place>;
  freed: Set<number>;
}

/** Reads all tables from the newest to the oldest; where that fails, the whole file for objects. */
export function readCrossReferences(bytes: Buffer): CrossReferences {
  const head = bytes.toString("latin1", 0, 1024);
  if (!head.includes("%PDF-")) throw new Unconvertible("damaged", "no %PDF header");
  try {
    const reading: Reading = { bytes, places: new Map(), freed: new Set() };
    const trailer = readChain(reading);
    if (trailer.has("Root")) return withEnds(trailer, reading.places, bytes);
  } catch (error) {
    if (!(error instanceof PdfSyntaxError) && !(error instanceof Unconvertible)) throw error;
  }
  return rebuilt(bytes);
}

function withEnds(trailer: Dictionary, places: Map<number, Place>, bytes: Buffer): CrossReferences {
  const starts = [...places.values()]
    .filter(({ container }) => container === undefined)
    .map(({ offset }) => offset)
    .sort((a, b) => a - b);
  const next = new Map(starts.map((start, index) => [start, starts[index + 1] ?? bytes.length]));
  return { trailer, places, endOf: (offset) => next.get(offset) ?? bytes.length };
}

function readChain(reading: Reading): Dictionary {
  const tail = reading.bytes.toString("latin1", Math.max(0, reading.bytes.length - 2048));
  const found = [...tail.matchAll(/startxref\s+(\d+)/g)].at(-1);
  let at: number | undefined = Number(found?.[1] ?? Number.NaN);
  let newest: Dictionary | undefined;
  const seen = new Set<number>();
  while (at !== undefined) {
    if (!Number.isSafeInteger(at) || at >= reading.bytes.length || seen.has(at))
      throw new Unconvertible("damaged", "cross-references");
    seen.add(at);
    const trailer: Dictionary = readSection(reading, at);
    newest ??= trailer;
    const hybrid = trailer.get("XRefStm");
    if (typeof hybrid === "number" && !seen.has(hybrid)) {
      seen.add(hybrid);
      readSection(reading, hybrid);
    }
    const previous = trailer.get("Prev");
    at = typeof previous === "number" ? previous : undefined;
  }
  return newest ?? new Map<string, PdfValue>();
}

function readSection(reading: Reading, at: number): Dictionary {
  const start = reading.bytes.toString("latin1", at, at + 40);
  return /^\s*xref/.test(start) ? readTable(reading, at) : readStream(reading, at);
}

function readTable({ bytes, places, freed }: Reading, at: number): Dictionary {
  const trailerAt = bytes.indexOf("trailer", at, "latin1");
  if (trailerAt === -1) throw new Unconvertible("damaged", "no trailer");
  const words = bytes.toString("latin1", at, trailerAt).trim().split(/\s+/).slice(1);
  for (let word = 0; word + 1 < words.length;) {
    const first = Number(words[word]);
    const count = Number(words[word + 1]);
    word += 2;
    for (let index = 0; index < count; index += 1, word += 3) {
      const number = first + index;
      if (words[word + 2] === "n") add({ places, freed }, number, { offset: Number(words[word]) });
      else if (!places.has(number)) freed.add(number);
    }
  }
  const text = bytes.toString("latin1", trailerAt + 7, Math.min(bytes.length, trailerAt + 65_536));
  const trailer = parseValue(text);
  if (!isDictionary(trailer)) throw new Unconvertible("damaged", "no trailer");
  return trailer;
}

/** The newest table that names an object wins. */
function add({ places, freed }: Omit<Reading, "bytes">, number: number, place: Place): void {
  if (!places.has(number) && !freed.has(number)) places.set(number, place);
}

function readStream({ bytes, places, freed }: Reading, at: number): Dictionary {
  const word = bytes.indexOf("stream", at, "latin1");
  const text = bytes.toString("latin1", at, word === -1 ? at : word);
  const head = /^\s*\d+\s+\d+\s+obj/.exec(text);
  if (!head) throw new Unconvertible("damaged", "no cross-reference stream");
  const { value: dictionary } = parsePrefix(text, head[0].length);
  if (!isDictionary(dictionary) || nameOf(dictionary.get("Type")) !== "XRef")
    throw new Unconvertible("damaged", "no cross-reference stream");
  const start = word + 6 + (bytes[word + 6] === 13 ? 2 : 1);
  const length = dictionary.get("Length");
  const end = typeof length === "number" ? start + length : bytes.indexOf("endstream", start, "latin1");
  const { data } = decodeStream(dictionary, bytes.subarray(start, end), (value) => value);
  const [typeWidth = 0, offsetWidth = 0, indexWidth = 0] = numbersOf(dictionary.get("W")) ?? [];
  const size = dictionary.get("Size");
  const ranges = numbersOf(dictionary.get("Index")) ?? [0, typeof size === "number" ? size : 0];
  const row = typeWidth + offsetWidth + indexWidth;
  const field = (from: number, width: number): number => {
    let value = 0;
    for (let index = from; index < from + width; index += 1) value = value * 256 + (data[index] ?? 0);
    return value;
  };
  let from = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    for (
      let index = 0;
      index < (ranges[range + 1] ?? 0) && from + row <= data.length;
      index += 1, from += row
    ) {
      const number = (ranges[range] ?? 0) + index;
      const type = typeWidth === 0 ? 1 : field(from, typeWidth);
      const offset = field(from + typeWidth, offsetWidth);
      if (type === 1) add({ places, freed }, number, { offset });
      else if (type === 2)
        add({ places, freed }, number, {
          container: offset,
          offset: field(from + typeWidth + offsetWidth, indexWidth),
        });
      else if (!places.has(number)) freed.add(number);
    }
  }
  return dictionary;
}

/** A file whose table is broken: every `n g obj` in it counts, the last of each number. */
function rebuilt(bytes: Buffer): CrossReferences {
  const text = bytes.toString("latin1");
  const places = new Map<number, Place>();
  for (const found of text.matchAll(/(?:^|\s)(\d{1,9})\s{1,20}\d{1,5}\s{1,20}obj\b/g)) {
    places.set(Number(found[1]), { offset: found.index + found[0].indexOf(found[1] ?? "") });
  }
  const trailer: Dictionary = new Map();
  for (const found of text.matchAll(/trailer\s*(?=<<)/g)) {
    const value = parseValue(text, found.index + found[0].length);
    if (isDictionary(value)) for (const [key, entry] of value) trailer.set(key, entry);
  }
  if (!trailer.has("Root")) {
    const root = /(\d+)\s+\d+\s+obj\s*<<(?:(?!endobj)[\s\S])*?\/Type\s*\/Catalog/.exec(text);
    if (root) trailer.set("Root", { ref: Number(root[1]) });
  }
  if (!trailer.has("Root")) throw new Unconvertible("damaged", "neither cross-references nor a catalog");
  return withEnds(trailer, places, bytes);
}
