import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Templates } from "../../src/outputs/templates.ts";
import { readMe } from "../../src/parcel/read-me.ts";
import { order } from "./support/orders.ts";

const templates = new Templates([fileURLToPath(new URL("../../templates/", import.meta.url))]);
const given = {
  files: ["cetak/b.pdf", "cetak/a.pdf", "SHA256SUMS"].map((path) => ({ path, bytes: new Uint8Array() })),
  orderSheet: "spesifikasi-cetak-x.pdf",
};

async function linesOf(of = order()): Promise<string[]> {
  return Buffer.from(await readMe(of, given, templates))
    .toString("utf8")
    .split("\r\n");
}

test.each([
  [
    "id",
    "BACA DULU",
    "1.500 eksemplar, 114 halaman, 210 x 297 mm, lem panas",
    "FOGRA39, tinta paling banyak 300 %",
  ],
  ["en", "READ THIS", "1,500 copies, 114 pages, 210 x 297 mm, hot glue", "FOGRA39, total ink at most 300 %"],
] as const)("what a shop reads first, in %s", async (language, first, book, condition) => {
  const lines = await linesOf(order({ language }));
  expect(lines[0]).toMatch(new RegExp(`^\\ufeff${first}`));
  expect(lines).toContain(`  ${book}`);
  expect(lines.join(" ")).toContain(condition);
  expect(lines).toContain("  spesifikasi-cetak-x.pdf");
  expect(lines.indexOf("  SHA256SUMS")).toBeLessThan(lines.indexOf("  cetak/a.pdf"));
  expect(lines.indexOf("  cetak/a.pdf")).toBeLessThan(lines.indexOf("  cetak/b.pdf"));
  expect(lines.filter((line) => /[\r\n]|\{\{|undefined/.test(line))).toEqual([]);
});

test("hostile words stay on their line, as they are", async () => {
  const title = "A\n\n<b> & {{name}}\t$1 $& B";
  const lines = await linesOf(order({ title, wishes: { contact: "Ibu <Uji> & kawan" } }));
  expect(lines).toContain("A <b> & {{name}} $1 $& B");
  expect(lines).toContain("Ibu <Uji> & kawan");
});

test("its lines fit a window of 80 letters", async () => {
  for (const language of ["id", "en"] as const) {
    const lines = await linesOf(order({ language }));
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  }
});
