import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readTables } from "../../../src/press/font/read-tables.ts";
import { subsetFont } from "../../../src/press/font/subset.ts";
import { TrueTypeFont, type FontSink } from "../../../src/press/font/true-type-font.ts";
import { UnusableFont } from "../../../src/press/font/unusable-font.ts";
import type { Dictionary, PdfValue } from "../../../src/press/pdf-value.ts";

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve("@fontsource/plus-jakarta-sans/package.json"));
const woff = await readFile(join(folder, "files", "plus-jakarta-sans-latin-500-normal.woff"));

/** Takes objects and remembers them. */
function sinkOf(): {
  sink: FontSink;
  values: PdfValue[];
  streams: { dictionary: Dictionary; data: Buffer }[];
} {
  const values: PdfValue[] = [];
  const streams: { dictionary: Dictionary; data: Buffer }[] = [];
  const sink: FontSink = {
    addValue: (value) => ({ ref: values.push(value) }),
    addStream: (dictionary, data) => ({ ref: 1000 + streams.push({ dictionary, data: Buffer.from(data) }) }),
  };
  return { sink, values, streams };
}

/** Length of each glyph's outline, by its number. */
function outlines(tables: ReadonlyMap<string, Buffer>): number[] {
  const table = (tag: string): Buffer => tables.get(tag) ?? Buffer.alloc(0);
  const count = table("maxp").readUInt16BE(4);
  const long = table("head").readInt16BE(50) === 1;
  const at = (index: number): number =>
    long ? table("loca").readUInt32BE(index * 4) : table("loca").readUInt16BE(index * 2) * 2;
  return Array.from({ length: count }, (_, glyph) => at(glyph + 1) - at(glyph));
}

describe("a font", () => {
  test("sets a text by its glyphs, and knows how wide it is", () => {
    const font = new TrueTypeFont(woff);
    expect(font.codes("11")).toMatch(/^([\da-f]{4})\1$/);
    expect(font.codes("\u4e00")).toBe("0000");
    expect(font.width("ii")).toBe(font.width("i") * 2);
    expect(font.width("W")).toBeGreaterThan(font.width("i"));
    expect(font.width("")).toBe(0);
  });

  test("is written with the outlines of its text only, as it says", () => {
    const { sink, values, streams } = sinkOf();
    new TrueTypeFont(woff).write(sink, "Seri 2", "Uji");
    const [file, map] = streams;
    const bytes = inflateSync(file?.data ?? Buffer.alloc(0));
    expect(file?.dictionary.get("Length1")).toBe(bytes.length);
    const kept = outlines(readTables(bytes));
    expect(kept).toHaveLength(outlines(readTables(woff)).length);
    const drawn = kept.flatMap((length, glyph) => (length > 0 ? [glyph] : []));
    const codes = (new TrueTypeFont(woff).codes("Seri2").match(/.{4}/g) ?? []).map((code) =>
      Number.parseInt(code, 16),
    );
    expect(drawn).toEqual(expect.arrayContaining(codes));
    expect(drawn.length).toBeLessThanOrEqual(8);
    expect(bytes.length).toBeLessThan(readTables(woff).get("glyf")?.length ?? 0);
    expect(map?.data.toString("latin1")).toContain("beginbfchar");
    expect(
      JSON.stringify(values.map((value) => [...(value instanceof Map ? value.entries() : [])])),
    ).toContain("PRESSS+Uji");
  });

  test("keeps what a glyph is composed of", () => {
    const tables = readTables(woff);
    const lengths = outlines(tables);
    const glyf = tables.get("glyf") ?? Buffer.alloc(0);
    let from = 0;
    const composite = lengths.findIndex((length) => {
      const found = length > 0 && glyf.readInt16BE(from) < 0;
      if (!found) from += length;
      return found;
    });
    expect(composite).toBeGreaterThan(0);
    const component = glyf.readUInt16BE(from + 12);
    const kept = outlines(readTables(subsetFont(tables, [composite])));
    expect(kept[composite]).toBeGreaterThan(0);
    expect(kept[component]).toBeGreaterThan(0);
  });

  test("is read from a file of its own as from one in WOFF", () => {
    const tables = readTables(woff);
    const whole = subsetFont(tables, outlines(tables).keys());
    expect(outlines(readTables(whole)).length).toBe(outlines(tables).length);
  });
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["a text", Buffer.from("bukan huruf sama sekali")],
  ["the first half", woff.subarray(0, 200)],
  ["a font of another kind", Buffer.from("OTTO00000000000000000000")],
])("%s is no font", (_, bytes) => {
  expect(() => new TrueTypeFont(bytes)).toThrow(UnusableFont);
});
