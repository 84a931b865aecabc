import { inflateSync } from "node:zlib";
import type { PdfValue } from "../pdf-value.ts";
import type { PdfOutput } from "./pdf-output.ts";
import { Unconvertible } from "./problems.ts";
import { name } from "./values.ts";

/** A TrueType font for the slug line: read as far as it takes to set a line of text, and embedded whole. */
export class SlugFont {
  readonly #tables = new Map<string, Buffer>();
  readonly #glyphs = new Map<number, number>();

  /** @throws Unconvertible where the bytes are neither TrueType nor WOFF 1 with such outlines */
  constructor(bytes: Uint8Array) {
    const data = Buffer.from(bytes);
    try {
      const signature = data.readUInt32BE(0);
      if (signature === 0x77_4f_46_46) readWoff(data, this.#tables);
      else if (signature === 0x00_01_00_00 || signature === 0x74_72_75_65) readSfnt(data, this.#tables);
      else throw new Unconvertible("font", "neither .ttf nor .woff");
      readCharacters(this.#table("cmap"), this.#glyphs);
    } catch (error) {
      if (error instanceof RangeError) throw new Unconvertible("font", "tables that end too soon");
      throw error;
    }
    if (!this.#tables.has("glyf")) throw new Unconvertible("font", "no TrueType outlines");
  }

  #table(tag: string): Buffer {
    const table = this.#tables.get(tag);
    if (table === undefined) throw new Unconvertible("font", `no table ${tag}`);
    return table;
  }

  /** A text as glyph numbers in hexadecimal; characters that the font lacks are glyph 0. */
  codes(text: string): string {
    return Array.from(text, (character) => this.#glyph(character).toString(16).padStart(4, "0")).join("");
  }

  #glyph(character: string): number {
    return this.#glyphs.get(character.codePointAt(0) ?? 0) ?? 0;
  }

  /** Writes the font for a text: composite, by glyph numbers (ISO 32000-1, 9.7.4). Answers the reference to it. */
  write(out: PdfOutput, text: string): PdfValue {
    const head = this.#table("head");
    const scale = 1000 / head.readUInt16BE(18);
    const metrics = this.#table("hhea");
    const box = [36, 38, 40, 42].map((at) => Math.round(head.readInt16BE(at) * scale));
    const file = sfntOf(this.#tables);
    const baseFont = name("PRESSS+PressSlug");
    const descriptor = out.reserve();
    out.set(
      descriptor,
      new Map<string, PdfValue>([
        ["Type", name("FontDescriptor")],
        ["FontName", baseFont],
        ["Flags", 4],
        ["FontBBox", box],
        ["ItalicAngle", 0],
        ["Ascent", Math.round(metrics.readInt16BE(4) * scale)],
        ["Descent", Math.round(metrics.readInt16BE(6) * scale)],
        ["CapHeight", Math.round(metrics.readInt16BE(4) * scale)],
        ["StemV", 80],
        ["FontFile2", out.addStream(new Map([["Length1", file.length]]), file)],
      ]),
    );
    const descendant = new Map<string, PdfValue>([
      ["Type", name("Font")],
      ["Subtype", name("CIDFontType2")],
      ["BaseFont", baseFont],
      [
        "CIDSystemInfo",
        new Map<string, PdfValue>([
          ["Registry", "Adobe"],
          ["Ordering", "Identity"],
          ["Supplement", 0],
        ]),
      ],
      ["FontDescriptor", { ref: descriptor }],
      ["CIDToGIDMap", name("Identity")],
      ["W", this.#widths(text, scale)],
    ]);
    const font = out.reserve();
    out.set(
      font,
      new Map<string, PdfValue>([
        ["Type", name("Font")],
        ["Subtype", name("Type0")],
        ["BaseFont", baseFont],
        ["Encoding", name("Identity-H")],
        ["DescendantFonts", [descendant]],
        ["ToUnicode", out.addStream(new Map(), Buffer.from(this.#toUnicode(text), "latin1"))],
      ]),
    );
    return { ref: font };
  }

  #widths(text: string, scale: number): PdfValue {
    const count = this.#table("hhea").readUInt16BE(34);
    const advances = this.#table("hmtx");
    const glyphs = [...new Set(Array.from(text, (character) => this.#glyph(character)))].sort(
      (a, b) => a - b,
    );
    return glyphs.flatMap((glyph) => [
      glyph,
      [Math.round(advances.readUInt16BE(Math.min(glyph, count - 1) * 4) * scale)],
    ]);
  }

  #toUnicode(text: string): string {
    const pairs = [...new Set(text)].map(
      (character) =>
        `<${this.#glyph(character).toString(16).padStart(4, "0")}> <${Buffer.from(character, "utf16le").swap16().toString("hex")}>`,
    );
    return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /PressSlug def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${chunks(pairs.sort())
  .map((part) => `${part.length} beginbfchar\n${part.join("\n")}\nendbfchar`)
  .join("\n")}
endcmap CMapName currentdict /CMap defineresource pop end end`;
  }
}

/** A CMap lists at most 100 characters at a time. */
function chunks(pairs: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < pairs.length; from += 100) parts.push(pairs.slice(from, from + 100));
  return parts;
}

function readSfnt(data: Buffer, tables: Map<string, Buffer>): void {
  for (let index = 0; index < data.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16;
    const offset = data.readUInt32BE(at + 8);
    tables.set(
      data.toString("latin1", at, at + 4),
      data.subarray(offset, offset + data.readUInt32BE(at + 12)),
    );
  }
}

/** WOFF File Format 1.0, section 5. */
function readWoff(data: Buffer, tables: Map<string, Buffer>): void {
  for (let index = 0; index < data.readUInt16BE(12); index += 1) {
    const at = 44 + index * 20;
    const [offset, stored, length] = [4, 8, 12].map((place) => data.readUInt32BE(at + place));
    const bytes = data.subarray(offset ?? 0, (offset ?? 0) + (stored ?? 0));
    tables.set(data.toString("latin1", at, at + 4), stored === length ? bytes : inflateSync(bytes));
  }
}

/** Characters of a cmap in format 4 or 12 (OpenType, cmap). */
function readCharacters(cmap: Buffer, glyphs: Map<number, number>): void {
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + index * 8));
    const format = table.readUInt16BE(0);
    if (format === 12) {
      for (let group = 0; group < table.readUInt32BE(12); group += 1) {
        const at = 16 + group * 12;
        const [first, last, glyph] = [0, 4, 8].map((place) => table.readUInt32BE(at + place));
        for (let code = first ?? 0; code <= (last ?? 0); code += 1)
          glyphs.set(code, (glyph ?? 0) + code - (first ?? 0));
      }
    } else if (format === 4) readSegments(table, glyphs);
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

/** Tables that a PDF reader needs, as one font file (ISO 32000-1, 9.9). */
function sfntOf(tables: ReadonlyMap<string, Buffer>): Buffer {
  const needed = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"].filter((tag) =>
    tables.has(tag),
  );
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
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    const at = 12 + index * 16;
    head.write(tag, at, "latin1");
    head.writeUInt32BE(checksum(padded), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(table.length, at + 12);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
