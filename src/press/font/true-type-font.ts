import { deflateSync } from "node:zlib";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import { readCharacters, readTables, type FontTables } from "./read-tables.ts";
import { glyphPath } from "./glyph-path.ts";
import { Outlines, subsetFont } from "./subset.ts";
import { UnusableFont } from "./unusable-font.ts";

/** Takes new objects of a PDF; both answer the reference to them. */
export interface FontSink {
  addValue(value: PdfValue): PdfValue;
  addStream(dictionary: Dictionary, data: Uint8Array): PdfValue;
}

/** A TrueType font, read as far as it takes to set lines of text, of which a PDF gets the glyphs that it needs. */
export class TrueTypeFont {
  readonly #tables: FontTables;
  readonly #glyphs: ReadonlyMap<number, number>;

  /** @throws UnusableFont where the bytes are neither TrueType nor WOFF 1 with such outlines */
  constructor(bytes: Uint8Array) {
    try {
      this.#tables = readTables(Buffer.from(bytes));
      this.#glyphs = readCharacters(this.#table("cmap"));
    } catch (error) {
      // Tables of WOFF are compressed each for itself.
      if (error instanceof RangeError || isDamage(error)) throw new UnusableFont("tables that end too soon");
      throw error;
    }
    if (!this.#tables.has("glyf")) throw new UnusableFont("no TrueType outlines");
  }

  #table(tag: string): Buffer {
    const table = this.#tables.get(tag);
    if (table === undefined) throw new UnusableFont(`no table ${tag}`);
    return table;
  }

  /** A text as glyph numbers in hexadecimal; characters that the font lacks are glyph 0. */
  codes(text: string): string {
    return Array.from(text, (character) => hexadecimal(this.#glyph(character))).join("");
  }

  /** How wide a text is, in thousandths of the type size. */
  width(text: string): number {
    return Array.from(text, (character) => this.#advance(this.#glyph(character))).reduce(
      (sum, advance) => sum + advance,
      0,
    );
  }

  /** A text as a path, not painted yet, on a baseline at 0 and in type of a size. */
  path(text: string, size: number): string {
    const outlines = new Outlines(this.#tables);
    const scale = (this.#scale * size) / 1000;
    let left = 0;
    let path = "";
    for (const character of text) {
      const glyph = this.#glyph(character);
      path += glyphPath(outlines.of(glyph), { left, scale });
      left += (this.#advance(glyph) * size) / 1000;
    }
    return path;
  }

  #glyph(character: string): number {
    return this.#glyphs.get(character.codePointAt(0) ?? 0) ?? 0;
  }

  /** Thousandths of the type size in a unit of the font. */
  get #scale(): number {
    return 1000 / this.#table("head").readUInt16BE(18);
  }

  #advance(glyph: number): number {
    const count = this.#table("hhea").readUInt16BE(34);
    const advance = this.#table("hmtx").readUInt16BE(Math.min(glyph, count - 1) * 4);
    return Math.round(advance * this.#scale);
  }

  /**
   * Writes as much of the font as a text needs: composite, by glyph numbers (ISO 32000-1, 9.7.4). Answers the reference
   * to it. `label` is its name behind the six letters of a subset.
   */
  write(sink: FontSink, text: string, label: string): PdfValue {
    const glyphs = [...new Set(Array.from(text, (character) => this.#glyph(character)))].sort(
      (a, b) => a - b,
    );
    const baseFont = name(`PRESSS+${label}`);
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
      ["FontDescriptor", sink.addValue(this.#descriptor(sink, glyphs, baseFont))],
      ["CIDToGIDMap", name("Identity")],
      ["W", glyphs.flatMap((glyph) => [glyph, [this.#advance(glyph)]])],
    ]);
    return sink.addValue(
      new Map<string, PdfValue>([
        ["Type", name("Font")],
        ["Subtype", name("Type0")],
        ["BaseFont", baseFont],
        ["Encoding", name("Identity-H")],
        ["DescendantFonts", [descendant]],
        ["ToUnicode", sink.addStream(new Map(), Buffer.from(this.#toUnicode(text, label), "latin1"))],
      ]),
    );
  }

  #descriptor(sink: FontSink, glyphs: readonly number[], baseFont: PdfValue): Dictionary {
    const head = this.#table("head");
    const metrics = this.#table("hhea");
    const scaled = (value: number): number => Math.round(value * this.#scale);
    const file = subsetFont(this.#tables, glyphs);
    const entries = new Map<string, PdfValue>([
      ["Filter", name("FlateDecode")],
      ["Length1", file.length],
    ]);
    return new Map<string, PdfValue>([
      ["Type", name("FontDescriptor")],
      ["FontName", baseFont],
      ["Flags", 4],
      ["FontBBox", [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at)))],
      ["ItalicAngle", 0],
      ["Ascent", scaled(metrics.readInt16BE(4))],
      ["Descent", scaled(metrics.readInt16BE(6))],
      ["CapHeight", scaled(metrics.readInt16BE(4))],
      ["StemV", 80],
      ["FontFile2", sink.addStream(entries, deflateSync(file))],
    ]);
  }

  #toUnicode(text: string, label: string): string {
    const pairs = [...new Set(text)].map(
      (character) =>
        `<${hexadecimal(this.#glyph(character))}> <${Buffer.from(character, "utf16le").swap16().toString("hex")}>`,
    );
    return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /${label} def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${chunks(pairs.sort())
  .map((part) => `${part.length} beginbfchar\n${part.join("\n")}\nendbfchar`)
  .join("\n")}
endcmap CMapName currentdict /CMap defineresource pop end end`;
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

function name(text: string): PdfValue {
  return { name: text };
}

function hexadecimal(glyph: number): string {
  return glyph.toString(16).padStart(4, "0");
}

/** A CMap lists at most 100 characters at a time. */
function chunks(pairs: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < pairs.length; from += 100) parts.push(pairs.slice(from, from + 100));
  return parts;
}
