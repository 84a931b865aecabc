import { inflateSync } from "node:zlib";
import { UnusableFont } from "./unusable-font.ts";

/** Tables of a font by their four letters. */
export type FontTables = ReadonlyMap<string, Buffer>;

/** Reads TrueType, or WOFF 1 with such outlines. @throws UnusableFont where the bytes are neither, RangeError where they end too soon */
export function readTables(data: Buffer): FontTables {
  const signature = data.readUInt32BE(0);
  if (signature === 0x77_4f_46_46) return readWoff(data);
  if (signature === 0x00_01_00_00 || signature === 0x74_72_75_65) return readSfnt(data);
  throw new UnusableFont("neither .ttf nor .woff");
}

function readSfnt(data: Buffer): FontTables {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < data.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16;
    const offset = data.readUInt32BE(at + 8);
    tables.set(
      data.toString("latin1", at, at + 4),
      data.subarray(offset, offset + data.readUInt32BE(at + 12)),
    );
  }
  return tables;
}

/** WOFF File Format 1.0, section 5. */
function readWoff(data: Buffer): FontTables {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < data.readUInt16BE(12); index += 1) {
    const at = 44 + index * 20;
    const [offset, stored, length] = [4, 8, 12].map((place) => data.readUInt32BE(at + place));
    const bytes = data.subarray(offset ?? 0, (offset ?? 0) + (stored ?? 0));
    tables.set(data.toString("latin1", at, at + 4), stored === length ? bytes : inflateSync(bytes));
  }
  return tables;
}

/** Glyph of each character, from a cmap in format 4 or 12 (OpenType, cmap). */
export function readCharacters(cmap: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + index * 8));
    const format = table.readUInt16BE(0);
    if (format === 12) readGroups(table, glyphs);
    else if (format === 4) readSegments(table, glyphs);
  }
  return glyphs;
}

function readGroups(table: Buffer, glyphs: Map<number, number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12;
    const [first = 0, last = 0, glyph = 0] = [0, 4, 8].map((place) => table.readUInt32BE(at + place));
    for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first);
  }
}

function readSegments(table: Buffer, glyphs: Map<number, number>): void {
  const size = table.readUInt16BE(6);
  for (let at = 0; at < size; at += 2) {
    const end = table.readUInt16BE(14 + at);
    const start = table.readUInt16BE(16 + size + at);
    const delta = table.readUInt16BE(16 + size * 2 + at);
    const place = 16 + size * 3 + at;
    const range = table.readUInt16BE(place);
    for (let code = start; code <= end && code !== 0xff_ff; code += 1) {
      const glyph = range === 0 ? code : table.readUInt16BE(place + range + (code - start) * 2);
      if (range === 0 || glyph !== 0) glyphs.set(code, (glyph + delta) & 0xff_ff);
    }
  }
}
