import { describe, expect, test } from "vitest";
import { VFile } from "vfile";
import type { Language } from "../../src/model/language.ts";
import { readGlossary } from "../../src/source/glossary.ts";
import { reportsOf } from "../support/lesson.ts";

const term = "istilah:\n  - istilah: risalah\n    inggris: minutes\n    arti: Catatan.\n";

function read(
  text: string,
  language: Language = "id",
): { reports: string[]; glossary: ReturnType<typeof readGlossary> } {
  const file = new VFile({ path: "modules/glossary.yaml", value: text });
  return { glossary: readGlossary(file, "id", language), reports: reportsOf(file) };
}

describe("glossary.yaml", () => {
  test.each<[string, string, string[]]>([
    ["empty", "", []],
    ["a term", term, []],
    ["English words", "terms:\n  - term: a\n    english: b\n    meaning: c\n    forms: [d]\n", []],
    ["an unknown part", `${term}kata: []\n`, ["5:1 word-unknown"]],
    ["a term without a meaning", "istilah:\n  - istilah: a\n    inggris: b\n", ["2:5 entry-incomplete"]],
    [
      "a term that is only a word",
      "istilah: [a]\n",
      ["1:11 entry-incomplete", "1:11 entry-incomplete", "1:11 entry-incomplete", "1:11 yaml-broken"],
    ],
    ["a meaning of 21 words", term.replace("Catatan.", `${"kata ".repeat(20)}kata.`), ["4:5 term-long"]],
    ["an English meaning of 21 words", `${term}    arti-inggris: ${"word ".repeat(21)}\n`, ["5:5 term-long"]],
    ["a meaning of 20 words", term.replace("Catatan.", `${"kata ".repeat(19)}kata.`), []],
    [
      "a form twice",
      `${term}  - istilah: b\n    inggris: c\n    arti: d\n    bentuk: [Risalah]\n`,
      ["5:1 term-twice"],
    ],
    ["a choice", "pilihan-kata:\n  - hindari: siswa\n    pakai: peserta\n    alasan: dewasa\n", []],
    [
      "a choice without a reason",
      "pilihan-kata:\n  - hindari: [siswa]\n    pakai: peserta\n",
      ["2:5 entry-incomplete"],
    ],
    [
      "a choice of no language",
      "pilihan-kata:\n  - hindari: a\n    pakai: b\n    alasan: c\n    bahasa: fr\n",
      ["5:5 value-invalid"],
    ],
  ])("%s", (_, text, reports) => {
    expect(read(text).reports.toSorted()).toEqual(reports.toSorted());
  });

  test("has meanings and forms for English books", () => {
    const text = `${term}    arti-inggris: A record.\n    bentuk-inggris: [record]\n`;
    const of = (language: Language): unknown[] =>
      read(text, language).glossary.terms.map(({ meaning, englishForms }) => [meaning, englishForms]);
    expect(of("id")).toEqual([["Catatan.", ["minutes", "record"]]]);
    expect(of("en")).toEqual([["A record.", ["minutes", "record"]]]);
    expect(read(term, "en").glossary.terms.map(({ meaning }) => meaning)).toEqual(["Catatan."]);
  });

  test("keeps what can be read", () => {
    const { glossary } = read(
      `${term}  - istilah: A/B (c)\n    singkatan: AB\n    inggris: d\n    arti: e\n`,
    );
    expect(glossary.terms.map(({ key, forms }) => [key, forms])).toEqual([
      ["risalah", ["risalah"]],
      ["a-b-c", ["A/B (c)", "AB"]],
    ]);
  });
});
