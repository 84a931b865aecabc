import { describe, expect, test } from "vitest";
import { VFile } from "vfile";
import { messageOf } from "../../src/diagnostics/report.ts";
import type { Language } from "../../src/model/language.ts";
import { statusText } from "../../src/source/law-status.ts";
import { readReferences } from "../../src/source/references.ts";
import { reportsOf } from "../support/lesson.ts";

const entry = "uu-21-2000:\n  jenis: UU\n  sebut: UU 21/2000\n  status: berlaku\n";

function read(text: string): {
  reports: string[];
  file: VFile;
  references: ReturnType<typeof readReferences>;
} {
  const file = new VFile({ path: "modules/references.yaml", value: text });
  const references = readReferences(file);
  return { reports: reportsOf(file), file, references };
}

describe("references.yaml", () => {
  test.each<[string, string, string[]]>([
    ["empty", "", []],
    ["an entry", entry, []],
    ["English words", "a:\n  instrument: act\n  cite: Law 1\n  status: in-force\n", []],
    ["broken YAML", "a: [", ["1:5 yaml-broken"]],
    ["a list", "- a\n", ["1:1 yaml-broken"]],
    [
      "an entry that is no mapping",
      "uu-1: 3\n",
      ["1:1 entry-incomplete", "1:1 entry-incomplete", "1:1 entry-incomplete", "1:1 yaml-broken"],
    ],
    ["a key in capitals", entry.replace("uu-21-2000", "UU-21-2000"), ["1:1 instrument-key"]],
    ["no status", entry.replace("  status: berlaku\n", ""), ["1:1 entry-incomplete"]],
    ["an unknown kind", entry.replace("UU\n", "undangan\n"), ["2:3 value-invalid"]],
    ["an unknown status", entry.replace("berlaku", "aktif"), ["4:3 value-invalid"]],
    ["an unknown word", `${entry}  tahum: 2000\n`, ["5:3 word-unknown"]],
    ["a word twice", `${entry}  cite: UU\n`, ["5:3 word-twice"]],
    ["a month that is none", `${entry}  dicek: 2026-13\n`, ["5:3 value-invalid"]],
    ["a confidence that is none", `${entry}  keyakinan: D\n`, ["5:3 value-invalid"]],
    ["an unknown successor", `${entry}  oleh: [uu-6-2023]\n`, ["5:10 instrument-unknown"]],
    [
      "an article not understood",
      `${entry}  bagian:\n    - pasal: dua\n      status: berlaku\n`,
      ["6:7 value-invalid"],
    ],
    ["an article without status", `${entry}  bagian:\n    - pasal: "2"\n`, ["6:7 entry-incomplete"]],
    [
      "an article's unknown word",
      `${entry}  bagian:\n    - pasal: "2"\n      status: dicabut\n      oleeh: [a]\n`,
      ["8:7 word-unknown"],
    ],
  ])("%s", (_, text, reports) => {
    expect(read(text).reports.toSorted()).toEqual(reports.toSorted());
  });

  test("offers the word that was meant", () => {
    const { file } = read(`${entry}  oleh: [uu-21-200]\n`);
    const [message] = file.messages;
    expect(messageOf("instrument-unknown", message?.details ?? {}, "id")).toContain("`uu-21-2000`");
  });

  test("gives names in English where the kind says how, or as they are given", () => {
    const { references } = read(
      `${entry}x:\n  jenis: UU\n  sebut: KUHP\n  inggris: Criminal Code\n  status: berlaku\n`,
    );
    expect([...references.entries.values()].map(({ name }) => name.en)).toEqual([
      "Law 21/2000",
      "Criminal Code",
    ]);
  });

  test("has titles and notes for English books, and Indonesian notes where there are none", () => {
    const text =
      `${entry}  judul: Serikat\n  judul-inggris: Trade Unions\n  catatan: Awas\n  catatan-inggris: Mind\n` +
      "  bagian:\n    - { pasal: 1, status: berlaku, catatan: Satu, catatan-inggris: One }\n" +
      "b:\n  jenis: konvensi\n  sebut: Kovenan\n  inggris: Covenant on Rights\n  judul-inggris: Rights\n" +
      "  status: diratifikasi\n  catatan: Cek\n";
    const of = (language: Language): unknown[] => {
      const { entries } = readReferences(
        new VFile({ path: "modules/references.yaml", value: text }),
        language,
      );
      return [...entries.values()].map(({ title, note, parts }) => [title, note, parts[0]?.note]);
    };
    expect(of("id")).toEqual([
      ["Serikat", "Awas", "Satu"],
      [undefined, "Cek", undefined],
    ]);
    expect(of("en")).toEqual([
      ["Trade Unions", "Mind", "One"],
      [undefined, "Cek", undefined],
    ]);
  });

  test("says a status in plain words, with what brought it about", () => {
    const { references } = read(
      `${entry}b:\n  jenis: UU\n  sebut: UU 1/1999\n  status: diubah\n  oleh: [uu-21-2000]\n` +
        "c:\n  jenis: konvensi\n  sebut: C1\n  status: diratifikasi\n  pengesahan: [uu-21-2000]\n" +
        "d:\n  jenis: UU\n  sebut: UU 2\n  status: dicabut\n",
    );
    expect([...references.entries.values()].map((each) => statusText(each, references).id)).toEqual([
      "berlaku",
      "sudah diubah oleh UU 21/2000",
      "sudah diratifikasi Indonesia dengan UU 21/2000",
      "sudah dicabut",
    ]);
  });
});
