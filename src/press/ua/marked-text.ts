import { decodeText, parseValue, type PdfValue } from "../pdf-value.ts";

/** What each code of a font means, by its two bytes. */
export type CodeMap = ReadonlyMap<number, string>;

/** Reads a ToUnicode map as Skia writes it: two-byte codes, in single entries and ranges (ISO 32000-1, 9.10.3). */
export function readCodeMap(text: string): CodeMap {
  const codes = new Map<number, string>();
  for (const [, block = ""] of text.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g)) {
    for (const [, code = "", unicode = ""] of block.matchAll(/<([\dA-F]+)>\s*<([\dA-F]+)>/gi)) {
      codes.set(Number.parseInt(code, 16), utf16(unicode));
    }
  }
  for (const [, block = ""] of text.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g)) {
    for (const [, from = "", to = "", unicode = ""] of block.matchAll(
      /<([\dA-F]+)>\s*<([\dA-F]+)>\s*<([\dA-F]+)>/gi,
    )) {
      const first = Number.parseInt(from, 16);
      const start = Number.parseInt(unicode, 16);
      for (let code = first; code <= Number.parseInt(to, 16); code += 1) {
        codes.set(code, utf16((start + code - first).toString(16).padStart(unicode.length, "0")));
      }
    }
  }
  return codes;
}

function utf16(hex: string): string {
  return Buffer.from(hex, "hex").swap16().toString("utf16le");
}

/** A marked sequence: its operators, and the fonts of its page by the names it knows them by. */
export interface MarkedSequence {
  operators: string;
  fonts(name: string): CodeMap;
}

const piece =
  /\/(\S+) ([-\d.]+) Tf|([-\d.]+) ([-\d.]+) Tm|([-\d.]+) ([-\d.]+) Td|<([\da-f]*)> Tj|\/ActualText (<[^>]*>|\((?:\\[\s\S]|[^\\)])*\))|(EMC)/gi;

/**
 * The words of marked sequences from their operators: codes through the fonts' maps, ActualText in their place, a space
 * where a line or a wide gap parts them, and none where a soft hyphen ends a line.
 */
export function markedText(sequences: readonly MarkedSequence[]): string {
  const reader = new TextReader();
  for (const sequence of sequences) reader.read(sequence);
  return reader.text.replace(/\s+/g, " ").trim();
}

class TextReader {
  text = "";
  #font: CodeMap = new Map();
  #size = 0;
  #x = 0;
  #y = 0;
  /** Where the last glyph began. */
  #last: { x: number; y: number } | undefined;
  #instead: string | undefined;

  read({ operators, fonts }: MarkedSequence): void {
    for (const [, font, size, left, base, right, down, codes, actual, end] of operators.matchAll(piece)) {
      if (font !== undefined) {
        this.#font = fonts(font);
        this.#size = Number(size);
      } else if (left !== undefined) {
        this.#x = Number(left);
        this.#y = Number(base);
      } else if (right !== undefined) {
        this.#x += Number(right);
        this.#y += Number(down);
      } else if (codes !== undefined) this.#show(codes);
      else if (actual !== undefined) this.#instead = textOf(parseValue(actual));
      else if (end !== undefined) this.#instead = undefined;
    }
  }

  #show(codes: string): void {
    const last = this.#last;
    const parted = last && (last.y !== this.#y || Math.abs(this.#x - last.x) > this.#size * 2);
    if (parted) this.text = this.text.endsWith("\u00ad") ? this.text.slice(0, -1) : `${this.text} `;
    this.#last = { x: this.#x, y: this.#y };
    if (this.#instead === undefined) {
      for (let at = 0; at + 4 <= codes.length; at += 4) {
        this.text += this.#font.get(Number.parseInt(codes.slice(at, at + 4), 16)) ?? "";
      }
      return;
    }
    this.text += this.#instead;
    this.#instead = "";
  }
}

function textOf(value: PdfValue): string {
  return typeof value === "string" ? decodeText(value) : "";
}
