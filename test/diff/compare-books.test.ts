import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countKinds } from "../../src/diff/change.ts";
import { editionNames } from "../../src/editions/index.ts";
import { compared, reading } from "./support/compared.ts";
import { editedLesson } from "./support/edited-lessons.ts";

const marks = /<(?:ins|del)\b|\bdiff-|id="change-/;

describe("a comparison holds both states", () => {
  for (const edition of editionNames) {
    test(`without what was put in it is the old text, without what was taken out the new: ${edition}`, async () => {
      await fc.assert(
        fc.asyncProperty(editedLesson, async ({ old, now }) => {
          const { marked, ...plain } = await compared([old], [now], edition);
          expect(reading(marked, "now")).toBe(reading(plain.now, "now"));
          if (edition === "facilitator") expect(reading(marked, "old")).toBe(reading(plain.old, "old"));
        }),
        { numRuns: 80 },
      );
    });
  }

  test("the same text has no change and no mark", async () => {
    await fc.assert(
      fc.asyncProperty(editedLesson, async ({ now }) => {
        const { html, groups } = await compared([now], [now]);
        expect(groups.flatMap(({ changes }) => changes)).toEqual([]);
        expect(html).not.toMatch(marks);
      }),
      { numRuns: 60 },
    );
  });

  test("the same comparison twice is the same", async () => {
    await fc.assert(
      fc.asyncProperty(editedLesson, async ({ old, now }) => {
        const [one, other] = [await compared([old], [now]), await compared([old], [now])];
        expect(one.html).toBe(other.html);
        expect(one.groups).toEqual(other.groups);
      }),
      { numRuns: 30 },
    );
  });

  test("every anchor is there once, and every change is there", async () => {
    await fc.assert(
      fc.asyncProperty(editedLesson, async ({ old, now }) => {
        const { html, groups } = await compared([old], [now]);
        const anchors = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect(new Set(anchors).size).toBe(anchors.length);
        for (const { anchor } of groups.flatMap(({ changes }) => changes)) expect(anchors).toContain(anchor);
        for (const [, link] of html.matchAll(/ href="#([^"]+)"/g)) expect(anchors).toContain(link);
      }),
      { numRuns: 100 },
    );
  });
});

describe("what readers see", () => {
  test("words in a paragraph, with the way they are set", async () => {
    const { html, groups } = await compared(
      ["Upah dibayar **setiap bulan** oleh perusahaan kepada semua pekerja."],
      ["Upah dibayar **setiap minggu** oleh perusahaan kepada semua pekerja."],
    );
    expect(html).toContain(
      '<strong>setiap <del class="diff">bulan</del><ins class="diff">minggu</ins></strong> oleh perusahaan',
    );
    expect(groups[1]?.changes).toMatchObject([{ kind: "changed", was: "bulan", is: "minggu" }]);
  });

  test("words in a cell of a table, and a row more", async () => {
    const table = (rows: string): string => `| Hak | Pasal |\n|---|---|\n${rows}\n`;
    const { html } = await compared(
      [table("| Berserikat dengan bebas | 5 |\n| Berunding bersama | 25 |")],
      [table("| Berserikat dengan aman | 5 |\n| Mogok yang sah | 137 |\n| Berunding bersama | 25 |")],
    );
    expect(html).toContain('<del class="diff">bebas</del><ins class="diff">aman</ins>');
    expect(html).toMatch(/<tr [^>]*class="diff-bar diff-inserted"[^>]*><td><ins class="diff">Mogok yang sah/);
  });

  test("a passage that was moved is named in both places", async () => {
    const moved = "Bacalah surat itu pelan-pelan bersama teman di bagian lain.";
    const others = ["Satu dua tiga empat lima enam.", "Tujuh delapan sembilan sepuluh sebelas dua belas."];
    const { html, groups } = await compared(
      [[moved, ...others].join("\n\n")],
      [[...others, moved].join("\n\n")],
    );
    expect(groups.flatMap(({ changes }) => changes)).toMatchObject([{ kind: "moved" }]);
    expect(html).toContain("diff-moved-from");
    expect(html).toContain("Dipindah dari tempat lain");
    expect(html).toContain("Dipindah ke tempat lain");
  });

  test("numbers that follow from what stands before are no change", async () => {
    const activity = (title: string): string =>
      `:::kegiatan{judul="${title}" durasi=5}\n\nTugas untuk ${title}.\n\n:::\n`;
    const { groups } = await compared(
      [`${activity("Peta")}\n${activity("Surat")}`],
      [`${activity("Lagu")}\n${activity("Peta")}\n${activity("Surat")}`],
    );
    expect(groups.flatMap(({ changes }) => changes)).toMatchObject([
      { kind: "inserted", place: "Kegiatan 1.1 Lagu" },
    ]);
  });

  test("line ends within a paragraph are no change", async () => {
    const { html } = await compared(["Satu dua tiga\nempat lima."], ["Satu dua\ntiga empat lima."]);
    expect(html).not.toMatch(marks);
  });
});

describe("sessions", () => {
  const [one, two, three] = [
    "Pekerja di pabrik sepatu menghitung lembur selama sebulan penuh.",
    "Serikat di pelabuhan menulis surat kepada manajer tentang upah.",
    "Anggota baru belajar membaca slip gaji dan kontrak kerja mereka.",
  ];

  test("one more in between renumbers the others, and changes nothing in them", async () => {
    const { groups } = await compared([one, two], [one, three, two]);
    expect(groups.map(({ label, notes, changes }) => [label, notes, changes.length])).toEqual([
      ["", [], 0],
      ["Sesi 1", [], 0],
      ["Sesi 2", ["Sesi baru"], 1],
      ["Sesi 3", ["Dulu Sesi 2"], 0],
    ]);
  });

  test("one that stands elsewhere now is counted as moved, and the others only have new numbers", async () => {
    const { groups } = await compared([one, two, three], [two, three, one]);
    expect(groups.map(({ label, notes, moved = false }) => [label, notes, moved])).toEqual([
      ["", [], false],
      ["Sesi 1", ["Dulu Sesi 2"], false],
      ["Sesi 2", ["Dulu Sesi 3"], false],
      ["Sesi 3", ["Dipindah: dulu Sesi 1, sekarang Sesi 3"], true],
    ]);
    expect(countKinds(groups)).toEqual({ inserted: 0, deleted: 0, changed: 0, moved: 1 });
  });

  test("one that is gone stands where it was, without any anchor of its own", async () => {
    const { groups, marked } = await compared([one, two, three], [one, three]);
    expect(groups.map(({ label }) => label)).toEqual(["", "Sesi 1", "Sesi lama 2, dihapus", "Sesi 2"]);
    expect(marked[1]?.properties).toMatchObject({ id: "change-1" });
  });
});
