import { VFile } from "vfile";
import { expect, test } from "vitest";
import { readLessonMatter } from "../../src/source/matter.ts";
import { reportsOf } from "../support/lesson.ts";

function read(materials: string): { materials: string[]; counted: string[]; reports: string[] } {
  const value = `---\njudul: a\ndurasi: 30\ntujuan: b\nbahan:\n${materials}\n---\n\nTeks.\n`;
  const file = new VFile({ path: "modules/uji/01.md", value });
  const { matter } = readLessonMatter(file);
  return {
    materials: matter.materials,
    counted: matter.supplies.map(({ name, amount, per }) => `${amount} ${name}/${per}`),
    reports: reportsOf(file),
  };
}

test("materials are texts and counted ones, in their order", () => {
  expect(
    read(
      '  - Buku Peserta, 1 per peserta\n  - kartu metaplan: 3 per peserta\n  - plano: 4\n  - "Selotip: kertas"',
    ),
  ).toEqual({
    materials: [
      "Buku Peserta, 1 per peserta",
      "Kartu metaplan: 3 per peserta",
      "Plano: 4",
      "Selotip: kertas",
    ],
    counted: ["3 kartu metaplan/participant", "4 plano/class"],
    reports: [],
  });
});

test("all of them may be counted", () => {
  expect(read("  kartu: 3 per peserta\n  spidol: 2 per kelompok, dipakai lagi").counted).toEqual([
    "3 kartu/participant",
    "2 spidol/group",
  ]);
});

test.each([
  ["  - kartu metaplan: banyak", "6:5 material-amount"],
  ["  - a\n  - kartu metaplan:", "7:5 material-amount"],
  ["  - Kertas plano, 3 lembar: Harapan, Parkir", "6:5 material-amount"],
  ["  - [a]", "5:1 value-invalid"],
  ["  - kartu: [3]", "5:1 value-invalid"],
])("%j is reported at its place", (materials, report) => {
  expect(read(materials).reports).toEqual([report]);
});

test("what participants bring stands in the front matter of lessons", () => {
  const value = "---\njudul: a\ndurasi: 30\ntujuan: b\nbawa:\n  - Slip gaji\n---\n\nTeks.\n";
  expect(readLessonMatter(new VFile({ path: "a.md", value })).matter.bring).toEqual(["Slip gaji"]);
});
