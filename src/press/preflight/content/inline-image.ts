import type { Dictionary } from "../../pdf-value.ts";
import { isBlank, isName, Keyword, type Lexer } from "../read/lexer.ts";
import { PdfStream } from "../read/stream.ts";
import { filtersOf, placeImage } from "./object-operators.ts";
import type { Run } from "./run.ts";

/** Reads and places an inline image (ISO 32000-1, 8.9.7); the lexer stands behind `BI`, and in the end behind `EI`. */
export function inlineImage(run: Run, lexer: Lexer): void {
  const dictionary: Dictionary = new Map();
  for (;;) {
    const key = lexer.next();
    if (key === undefined) return;
    if (key instanceof Keyword) {
      if (key.word === "ID") break;
      continue;
    }
    const value = lexer.next();
    if (isName(key) && value !== undefined && !(value instanceof Keyword)) dictionary.set(key.name, value);
  }
  const start = lexer.at + 1;
  const stream = (end: number): PdfStream => new PdfStream(dictionary, lexer.bytes.subarray(start, end));
  const end = endOf(lexer.bytes, start + plainLength(run, dictionary));
  lexer.at = Math.min(lexer.bytes.length, end + 3);
  placeImage(run, stream(end), true);
}

/** Length of the samples where no filter hides it, else 0. */
function plainLength(run: Run, dictionary: Dictionary): number {
  if (filtersOf(dictionary).length > 0) return 0;
  const number = (long: string, short: string): number | undefined =>
    run.file.number(dictionary.get(long) ?? dictionary.get(short));
  const stencil = (dictionary.get("ImageMask") ?? dictionary.get("IM")) === true;
  const space = run.reading.spaces.of(dictionary.get("ColorSpace") ?? dictionary.get("CS"), run.resources);
  const bits = stencil ? 1 : (number("BitsPerComponent", "BPC") ?? 8) * space.components;
  return Math.ceil(((number("Width", "W") ?? 0) * bits) / 8) * (number("Height", "H") ?? 0);
}

/** Where a blank and `EI` stand, followed by a blank or the end, and no binary data right behind. */
function endOf(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x45, from); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    if (bytes[at + 1] !== 0x49 || !(at === from || isBlank(bytes[at - 1]))) continue;
    const behind = bytes.subarray(at + 2, at + 14);
    const text = behind.every((byte) => isBlank(byte) || (byte >= 0x20 && byte < 0x7f));
    if (text && (behind.length === 0 || isBlank(behind[0]))) return at - 1;
  }
  return bytes.length;
}
