import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { realDist, realModules, smallDist } from "./support/built.ts";
import { numberedIn } from "./support/numbered.ts";

const books = [
  ["uji", smallDist],
  ["mentah", smallDist],
  ["package", smallDist],
  ...realModules.map((id) => [id, realDist] as const),
] as const;

describe.each(books)("%s", (id, dist) => {
  test("has the same numbers and titles in both editions", async () => {
    const [guide, book] = await Promise.all(
      ["facilitator", "participant"].map(async (edition) => {
        const path = join(await dist(), id, `${id}-${edition}.html`);
        return numberedIn(await readFile(path, "utf8"));
      }),
    );
    // What participants see is numbered as in the guide, in the same order, and nothing of theirs is missing there.
    const missing = book?.filter((each) => !guide?.includes(each));
    expect(missing).toEqual([]);
    expect(guide?.filter((each) => book?.includes(each))).toEqual(book);
    expect(new Set(book).size).toBe(book?.length);
  });
});

test("the small package has every kind of number", async () => {
  const path = join(await smallDist(), "uji", "uji-participant.html");
  const numbered = numberedIn(await readFile(path, "utf8"));
  expect(numbered.filter((text) => !text.startsWith("Pertanyaan"))).toEqual([
    "Sesi 1 Hak di tempat kerja",
    "Kegiatan 1.1 Mengenal hak",
    // Figures 1 and 2 and table 1 stand in a note for facilitators.
    "Gambar 3 Alur mencatat bukti",
    "Tabel 2 Daftar bukti yang panjang",
    "Lembar Kerja 1 Catatan bukti",
    "Bermain peran 1.2 Menghadap atasan",
    "Sesi 2 Dari bukti ke jalur",
    "Kegiatan 2.1 Memilih jalur",
    "Lembar Kerja 2 Memilih jalur bersama serikat",
    "Bahan Bagikan 1 Daftar alamat dinas",
    "Tabel 3 Tabel terakhir",
    "Tes 1 Pascates",
  ]);
  expect(numbered.filter((text) => text.startsWith("Pertanyaan"))).toEqual([
    "Pertanyaan question-1-1 1",
    "Pertanyaan question-1-2 2",
    "Pertanyaan question-2-1 1",
    "Pertanyaan choice-2-2 2",
    "Pertanyaan true-false-2-3 3",
    "Pertanyaan fill-in-2-4 4",
    "Pertanyaan fill-table-2-5 5",
    "Pertanyaan checklist-2-6 6",
    "Pertanyaan clause-2-7 7",
    "Pertanyaan matching-2-8 8",
    "Pertanyaan test-1-item-1 1",
    "Pertanyaan test-1-item-2 2",
  ]);
});
