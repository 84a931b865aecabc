import { describe, expect, test } from "vitest";
import { symbols } from "../../src/blocks/drawings/symbol.ts";
import { swatches } from "../../src/blocks/drawings/swatch.ts";
import { rendered, reported } from "../support/lesson.ts";

const block = (opening: string, entries: number): string =>
  `${opening}\n\n${Array.from({ length: entries }, (_, index) => `- arti ${index + 1}\n`).join("")}\n:::\n`;

describe("a legend", () => {
  test.each([
    [":::peta-tubuh", symbols.length],
    [":::peta-risiko", symbols.length],
    [":::jam-24", swatches.length],
  ])("%s has as many entries as there are marks", async (opening, most) => {
    expect(await reported(block(opening, most))).toEqual([]);
    expect(await reported(block(opening, most + 1))).toEqual([`${most + 3}:1 legend-long`]);
    expect(await reported(`${opening}\n\n:::\n`)).toEqual(["1:1 legend-missing"]);
  });

  test("gives each entry a mark of its own", async () => {
    const html = await rendered(block(":::peta-tubuh", 3), "participant");
    const marks = [...html.matchAll(/<li><svg.*?<\/svg>/g)].map(([mark]) => mark);
    expect(new Set(marks).size).toBe(3);
    expect(marks[0]).toContain('role="img" aria-label="lingkaran penuh"');
  });

  test("is the first list alone; what stands before and behind keeps its place", async () => {
    const html = await rendered(
      "::::peta-risiko\n\nDahulu.\n\n1. bahaya\n\nLalu.\n\n- biasa\n\n:::fasilitator\n\nUntuk Anda.\n\n:::\n\n::::\n",
      "facilitator",
    );
    expect(html).toMatch(/Dahulu.*class="chart small".*class="legend".*Lalu.*<ul>.*biasa.*Untuk Anda/s);
    expect(html.match(/class="legend"/g)).toHaveLength(1);
  });

  test("without a list, the drawing stands before the notes", async () => {
    const text = "::::jam-24\n\nIsi.\n\n:::fasilitator\n\nUntuk Anda.\n\n:::\n\n::::\n";
    expect(await rendered(text, "facilitator")).toMatch(/Isi\..*class="chart small".*Untuk Anda/s);
  });
});

describe("a drawing to write in", () => {
  test.each(["peta-tubuh", "peta-risiko", "jam-24"])("%s is large for participants", async (word) => {
    const text = block(`:::${word}`, 2);
    expect(await rendered(text, "participant")).toContain('class="chart large"');
    expect(await rendered(text, "facilitator")).toContain('class="chart small"');
  });
});

describe("attributes", () => {
  test("name one clock or two", async () => {
    expect(await rendered(block(':::jam-24{jam="Sari"}', 2), "participant")).toContain("Sari</p>");
    for (const names of ["Sari; Budi; Ani", "Sari;", " "]) {
      expect(await reported(block(`:::jam-24{jam="${names}"}`, 2))).toContain("1:1 attribute-invalid");
    }
  });

  test("set a room in words of either language", async () => {
    for (const shape of ["lingkaran", "u", "kelompok", "berpasangan", "pleno", "Circle", "plenary"]) {
      expect(await reported(`:::tata-ruang{bentuk=${shape}}\n\n:::\n`)).toEqual([]);
    }
    expect(await reported(":::tata-ruang{bentuk=segitiga}\n\n:::\n")).toEqual(["1:1 attribute-invalid"]);
    expect(await reported(":::tata-ruang\n\n:::\n")).toEqual(["1:1 attribute-missing"]);
  });

  test("tell a sheet of paper from a slide", async () => {
    const sheet = (opening: string): Promise<string> =>
      rendered(`${opening}\n\nAturan\n\n:::\n`, "facilitator");
    expect(await sheet(":::plano")).toMatch(/Kertas plano.*class="sheet paper"/s);
    expect(await sheet(":::plano{media=salindia}")).toMatch(/Salindia.*class="sheet slide"/s);
  });
});
