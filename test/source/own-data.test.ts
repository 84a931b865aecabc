import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type { VFile } from "vfile";
import type { Glossary } from "../../src/model/glossary.ts";
import type { References } from "../../src/model/references.ts";
import { readGlossary } from "../../src/source/glossary.ts";
import { statusText } from "../../src/source/law-status.ts";
import { readReferences } from "../../src/source/references.ts";
import { textFile } from "../../src/source/read-text.ts";
import { reportsOf } from "../support/lesson.ts";

async function ownFile(name: string): Promise<VFile> {
  return textFile(await readFile(new URL(`../../modules/${name}`, import.meta.url)), `modules/${name}`);
}

describe("the package's references.yaml", () => {
  let references: References;

  beforeAll(async () => {
    references = readReferences(await ownFile("references.yaml"));
  });

  test("is read without a message, and says of all when they were checked and how well they are founded", () => {
    const { file, entries } = references;
    expect(file && reportsOf(file)).toEqual([]);
    expect(entries.size).toBeGreaterThan(70);
    for (const { key, checked, confidence } of entries.values()) {
      expect([key, checked, confidence]).toEqual([key, "2026-03", expect.stringMatching(/^[ABC!]$/)]);
    }
  });

  test.each([
    ["per-04-men-1987", undefined, "sudah dicabut oleh Permenaker 13/2025"],
    ["uu-21-2000", undefined, "berlaku"],
    ["uu-21-2000", "43", "belum pasti, harus dicek dengan UU 1/2026"],
    ["uu-13-2003", undefined, "sudah diubah oleh UU 6/2023"],
    ["uu-13-2003", "120 ayat (1)-(2)", "tidak mengikat lagi sejak Putusan MK 115/PUU-VII/2009"],
    ["uu-13-2003", "185-187", "belum pasti, harus dicek dengan UU 1/2026"],
    ["uu-21-2007", undefined, "sebagian sudah dicabut oleh KUHP (UU 1/2023)"],
    ["uu-21-2007", "2", "sudah dicabut oleh KUHP (UU 1/2023)"],
    ["uu-2-2004", "82", "belum pasti, harus dicek dulu"],
    ["pp-44-2015", undefined, "sudah diubah oleh PP 82/2019"],
    ["c87", undefined, "sudah diratifikasi Indonesia dengan Keppres 83/1998"],
    ["c98", undefined, "sudah diratifikasi Indonesia dengan UU 18/1956"],
    ["c155", undefined, "belum diratifikasi Indonesia, sejauh yang dicek"],
    ["c190", undefined, "belum diratifikasi Indonesia, sejauh yang dicek"],
    ["r206", undefined, "pedoman, bukan undang-undang"],
    ["se-menaker-6-2025", undefined, "pedoman, bukan undang-undang"],
    ["ruu-pprt", undefined, "rancangan, belum menjadi hukum"],
  ])("says of %s %s: %s", (key, article, status) => {
    const entry = references.entries.get(key);
    const standing = article === undefined ? entry : entry?.parts.find(({ written }) => written === article);
    expect(standing && statusText(standing, references).id).toBe(status);
  });

  test("has the pitfall of Pasal 12", () => {
    const part = references.entries.get("uu-1-1970")?.parts.find(({ written }) => written === "12");
    expect(part?.note).toContain("huruf e");
  });
});

describe("the package's glossary.yaml", () => {
  let glossary: Glossary;

  beforeAll(async () => {
    glossary = readGlossary(await ownFile("glossary.yaml"));
  });

  test("is read without a message", () => {
    const { file, terms, choices } = glossary;
    expect(file?.messages.map(String)).toEqual([]);
    expect(new Set(terms.map(({ key }) => key)).size).toBe(terms.length);
    expect(choices.length).toBeGreaterThan(12);
  });

  test("has every pair of the sheet of facts", () => {
    const wanted =
      "serikat pekerja|serikat buruh|SP/SB|federasi|konfederasi|PUK|AD/ART|iuran anggota|pemberangusan serikat|" +
      "diskriminasi anti-serikat|bipartit|tripartit|perselisihan hak|perselisihan kepentingan|PHI|risalah|K3|P2K3|APD|" +
      "hierarki pengendalian|kecelakaan kerja|nyaris celaka|JKK|JKM|kesetaraan gender|kesenjangan upah gender|" +
      "beban ganda|kekerasan berbasis gender|cuti haid|cuti melahirkan|relasi kuasa|kerja paksa|TPPO|rekrutmen adil|" +
      "kebebasan berserikat|hak berorganisasi|perundingan bersama|PKB|peraturan perusahaan|mogok kerja|" +
      "penutupan perusahaan|LKS bipartit|mediator|anjuran|PHK|pengawas ketenagakerjaan|SMK3|Ahli K3|bahaya|risiko|NAB|" +
      "penyakit akibat kerja|PAK|keberatan kerja|faktor psikososial|inklusi|kerja perawatan|pekerjaan sama nilainya|" +
      "pelecehan seksual|akomodasi yang layak|penyintas|korban|jeratan utang|pekerja migran|PMI|RTL|TTM";
    const forms = new Set(glossary.terms.flatMap((term) => term.forms));
    expect(wanted.split("|").filter((form) => !forms.has(form))).toEqual([]);
  });

  test.each([
    ["siswa", "peserta"],
    ["pengajar", "fasilitator"],
    ["wanita", "perempuan"],
    ["cacat", "penyandang disabilitas"],
    ["difabel", "penyandang disabilitas"],
    ["pembantu rumah tangga", "pekerja rumah tangga"],
  ])("prefers to %s: %s", (word, use) => {
    expect(glossary.choices.find(({ words }) => words.includes(word))?.use).toBe(use);
  });

  test("does not decide against teachers, who are members", () => {
    expect(glossary.choices.flatMap(({ words }) => words)).not.toContain("guru");
  });
});
