import type { FontTables } from "./read-tables.ts";

/** Tables that a PDF reader needs (ISO 32000-1, 9.9). */
const neededTables = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

/**
 * A font file with the outlines of some glyphs only, under the numbers that they have; all others are empty.
 * @throws RangeError where a table ends too soon
 */
export function subsetFont(tables: FontTables, glyphs: Iterable<number>): Buffer {
  const outlines = new Outlines(tables);
  const kept = outlines.closure(glyphs);
  const parts: Buffer[] = [];
  const offsets = [0];
  for (let glyph = 0; glyph < outlines.count; glyph += 1) {
    const data = kept.has(glyph) ? padded(outlines.of(glyph)) : Buffer.alloc(0);
    parts.push(data);
    offsets.push((offsets.at(-1) ?? 0) + data.length);
  }
  const location = Buffer.alloc(offsets.length * (outlines.long ? 4 : 2));
  for (const [index, offset] of offsets.entries()) {
    if (outlines.long) location.writeUInt32BE(offset, index * 4);
    else location.writeUInt16BE(offset / 2, index * 2);
  }
  return fontFileOf(new Map([...tables, ["glyf", Buffer.concat(parts)], ["loca", location]]));
}

/** The glyphs' outlines (OpenType, glyf and loca). */
export class Outlines {
  readonly count: number;
  /** Whether offsets have four bytes. */
  readonly long: boolean;
  readonly #glyf: Buffer;
  readonly #loca: Buffer;

  constructor(tables: FontTables) {
    const table = (tag: string): Buffer => tables.get(tag) ?? Buffer.alloc(0);
    this.#glyf = table("glyf");
    this.#loca = table("loca");
    this.count = table("maxp").readUInt16BE(4);
    this.long = table("head").readInt16BE(50) === 1;
  }

  /** A glyph's outline as it is stored; empty where it has none. */
  of(glyph: number): Buffer {
    return this.#glyf.subarray(this.#offset(glyph), this.#offset(glyph + 1));
  }

  #offset(index: number): number {
    return this.long ? this.#loca.readUInt32BE(index * 4) : this.#loca.readUInt16BE(index * 2) * 2;
  }

  /** Glyphs with all that they are composed of, and the one that stands for missing ones. */
  closure(glyphs: Iterable<number>): ReadonlySet<number> {
    const kept = new Set<number>();
    const waiting = [0, ...glyphs];
    for (let glyph = waiting.pop(); glyph !== undefined; glyph = waiting.pop()) {
      if (kept.has(glyph) || glyph >= this.count) continue;
      kept.add(glyph);
      waiting.push(...componentsOf(this.of(glyph)));
    }
    return kept;
  }
}

/** Glyphs that a glyph is composed of (OpenType, glyf, composite glyph description). */
function componentsOf(outline: Buffer): number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const components: number[] = [];
  for (let at = 10, more = true; more;) {
    const flags = outline.readUInt16BE(at);
    components.push(outline.readUInt16BE(at + 2));
    at += 4 + ((flags & 0x1) === 0 ? 2 : 4);
    if ((flags & 0x8) !== 0) at += 2;
    else if ((flags & 0x40) !== 0) at += 4;
    else if ((flags & 0x80) !== 0) at += 8;
    more = (flags & 0x20) !== 0;
  }
  return components;
}

function fontFileOf(tables: FontTables): Buffer {
  const needed = neededTables.filter((tag) => tables.has(tag));
  const head = Buffer.alloc(12 + needed.length * 16);
  head.writeUInt32BE(0x00_01_00_00, 0);
  head.writeUInt16BE(needed.length, 4);
  const power = Math.floor(Math.log2(needed.length));
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE((needed.length - 2 ** power) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, tag] of needed.entries()) {
    const table = tables.get(tag) ?? Buffer.alloc(0);
    const body = padded(table);
    const at = 12 + index * 16;
    head.write(tag, at, "latin1");
    head.writeUInt32BE(checksum(body), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(table.length, at + 12);
    parts.push(body);
    offset += body.length;
  }
  return Buffer.concat(parts);
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
