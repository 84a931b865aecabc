import type { Dictionary, PdfValue } from "../../pdf-value.ts";
import type { PdfFile } from "../read/pdf-file.ts";
import { matrixOf, type Matrix } from "./geometry.ts";

/** A font as preflight needs it (ISO 32000-1, 9.5 to 9.8). */
export interface FontFacts {
  name: string;
  /** Type1, TrueType, Type0, Type3, MMType1. */
  type: string;
  embedded: boolean;
  subset: boolean;
  /** Codes are of two bytes. */
  wide: boolean;
  /** Width of a code, in thousandths of the size. */
  widthOf(code: number): number;
  matrix: Matrix;
  /** Size of its em, where the font is set at size 1: other than 1 only in Type 3 fonts that draw in pixels. */
  em: number;
  /** Of a Type 3 font: its glyphs by code, and what they use. */
  glyphs?: { of(code: number): PdfValue | undefined; resources: Dictionary | undefined };
}

const thousandth: Matrix = [0.001, 0, 0, 0.001, 0, 0];

/** Reads a font's dictionary. */
export function fontOf(file: PdfFile, dictionary: Dictionary): FontFacts {
  const type = file.name(dictionary.get("Subtype")) ?? "";
  const base = file.name(dictionary.get("BaseFont")) ?? file.name(dictionary.get("Name")) ?? "";
  const descendant =
    type === "Type0" ? file.dictionary(file.array(dictionary.get("DescendantFonts"))?.[0]) : undefined;
  const descriptor = file.dictionary((descendant ?? dictionary).get("FontDescriptor"));
  const subset = /^[A-Z]{6}\+/.test(base);
  return {
    name: (subset ? base.slice(7) : base).replace(/-Identity-[HV]$/, ""),
    type,
    subset,
    embedded:
      type === "Type3" ||
      ["FontFile", "FontFile2", "FontFile3"].some((key) => {
        const program = file.stream(descriptor?.get(key));
        if (program) file.noteFilters(program);
        return program !== undefined;
      }),
    wide: type === "Type0",
    widthOf: descendant ? wideWidths(file, descendant) : narrowWidths(file, dictionary, descriptor),
    matrix: type === "Type3" ? matrixOf(file.numbers(dictionary.get("FontMatrix"))) : thousandth,
    em: type === "Type3" ? emOf(file, dictionary) : 1,
    ...(type === "Type3" ? { glyphs: glyphsOf(file, dictionary) } : {}),
  };
}

function narrowWidths(
  file: PdfFile,
  dictionary: Dictionary,
  descriptor: Dictionary | undefined,
): (code: number) => number {
  const widths = (file.array(dictionary.get("Widths")) ?? []).map((each) => file.number(each) ?? 0);
  const first = file.number(dictionary.get("FirstChar")) ?? 0;
  // The fourteen standard fonts may have none: half the size is near enough to tell a place.
  const missing = file.number(descriptor?.get("MissingWidth")) ?? (widths.length > 0 ? 0 : 500);
  return (code) => widths[code - first] ?? missing;
}

/** Ranges of widths that are kept: a font needs a few hundred. */
const mostRanges = 10_000;

function wideWidths(file: PdfFile, descendant: Dictionary): (code: number) => number {
  const usual = file.number(descendant.get("DW")) ?? 1000;
  const widths = new Map<number, number>();
  const ranges: [from: number, to: number, width: number][] = [];
  const array = file.array(descendant.get("W")) ?? [];
  for (let at = 0; at < array.length;) {
    const from = file.number(array[at]) ?? 0;
    const list = file.array(array[at + 1]);
    if (list) {
      for (const [index, each] of list.entries()) widths.set(from + index, file.number(each) ?? usual);
      at += 2;
    } else {
      if (ranges.length < mostRanges)
        ranges.push([from, file.number(array[at + 1]) ?? from, file.number(array[at + 2]) ?? usual]);
      at += 3;
    }
  }
  return (code) => {
    const known = widths.get(code);
    if (known !== undefined) return known;
    const width = ranges.find(([from, to]) => code >= from && code <= to)?.[2] ?? usual;
    widths.set(code, width);
    return width;
  };
}

function glyphsOf(file: PdfFile, dictionary: Dictionary): NonNullable<FontFacts["glyphs"]> {
  const procedures = file.dictionary(dictionary.get("CharProcs"));
  const names = new Map<number, string>();
  let code = 0;
  for (const each of file.array(file.dictionary(dictionary.get("Encoding"))?.get("Differences")) ?? []) {
    const number = file.number(each);
    const name = file.name(each);
    if (number !== undefined) code = number;
    if (name !== undefined) {
      names.set(code, name);
      code += 1;
    }
  }
  return {
    of: (code) => procedures?.get(names.get(code) ?? ""),
    resources: file.dictionary(dictionary.get("Resources")),
  };
}

function emOf(file: PdfFile, dictionary: Dictionary): number {
  const [, bottom = 0, , top = 0] = file.numbers(dictionary.get("FontBBox")) ?? [];
  const em = Math.abs((top - bottom) * matrixOf(file.numbers(dictionary.get("FontMatrix")))[3]);
  return em === 0 || (em > 0.5 && em < 2) ? 1 : em;
}
