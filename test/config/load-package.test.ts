import { describe, expect, test } from "vitest";
import { locatePackage, loadPackage } from "../../src/config/load-package.ts";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import { packageOf } from "../support/packages.ts";
import { reportsOf } from "../support/lesson.ts";

describe("a package", () => {
  test("is found from any folder inside it", async () => {
    const root = await packageOf();
    expect(await locatePackage(`${root}/modules/hak`)).toBe(root);
    await expect(locatePackage("/")).rejects.toThrow(CannotRun);
  });

  test("says what it wants, and the rest has defaults", async () => {
    const config = await loadPackage(
      await packageOf({ "modules/package.yaml": "title: a\ndate: 2026-11-22\n" }),
    );
    expect(config).toMatchObject({
      title: "a",
      date: "2026-11-22",
      language: "id",
      pageSize: { name: "A4", width: 210, height: 297 },
      outputs: ["html", "pdf"],
      imprints: [],
    });
    expect(config.file.messages).toEqual([]);
  });

  test("may be written in Indonesian, with imprints in either language", async () => {
    const text =
      "judul: a\ntanggal: 2026-11-22\nhalaman: A5\nbahasa: en\npenerbit:\n  - id: a\n    nama: A\n    teks: satu\n  - { id: b, name: B, text: [x, y] }\n";
    const config = await loadPackage(await packageOf({ "modules/package.yaml": text }));
    expect(config.file.messages).toEqual([]);
    expect(config).toMatchObject({
      language: "en",
      pageSize: { width: 148 },
      imprints: [
        { id: "a", name: "A", lines: ["satu"] },
        { id: "b", name: "B", lines: ["x", "y"] },
      ],
    });
  });

  test.each([
    ["an imprint's unknown word", "penerbit: [{id: a, nama: A, alamat: x}]", "3:1 value-invalid"],
    ["an imprint's id with spaces", "penerbit: [{id: a b, nama: A}]", "3:1 value-invalid"],
    ["no output", "keluaran: []", "3:1 value-invalid"],
    ["an unknown language", "bahasa: fr", "3:1 value-invalid"],
    ["one word twice", "title: b", "3:1 word-twice"],
  ])("with %s is reported in its line", async (_, line, report) => {
    const text = `judul: a\ntanggal: 2026-11-22\n${line}\n`;
    const { file } = await loadPackage(await packageOf({ "modules/package.yaml": text }));
    expect(reportsOf(file)).toEqual([report]);
  });
});

describe("a package in a second language", () => {
  const source =
    'judul: Hak\nsubjudul: Semua\ntanggal: 2026-11-22\njadwal:\n  jpl: 50\n  jeda:\n    - { pukul: "10.00", menit: 20, nama: Istirahat }\npenerbit:\n  - { id: a, nama: Serikat, teks: satu }\n';
  const english =
    'title: Rights\nimprints:\n  - { id: a, name: Union, text: one }\nschedule:\n  lesson-hour: 50\n  breaks:\n    - { at: "10.00", minutes: 20, name: Break }\n';
  const files = { "modules/package.yaml": source, "modules/package.en.yaml": english };

  test("has the texts of its translation, and all else of its sources", async () => {
    const config = await loadPackage(await packageOf(files), "en");
    expect(config).toMatchObject({
      title: "Rights",
      subtitle: "Semua",
      date: "2026-11-22",
      language: "en",
      sourceLanguage: "id",
      imprints: [{ id: "a", name: "Union", lines: ["one"] }],
      schedule: { lessonHour: 50, weekday: { pauses: [{ at: 600, minutes: 20, name: "Break" }] } },
      original: { title: "Hak", language: "id" },
    });
    expect(reportsOf(config.file, ...(config.translation ? [config.translation] : []))).toEqual([]);
  });

  test("has its own texts where nothing translates them", async () => {
    const root = await packageOf({ "modules/package.yaml": source });
    const config = await loadPackage(root, "en");
    expect(config).toMatchObject({ title: "Hak", language: "en", sourceLanguage: "id" });
    expect(config.translation).toBeUndefined();
  });

  test.each([undefined, "id"] as const)("is not asked for with %s", async (language) => {
    const config = await loadPackage(await packageOf(files), language);
    expect(config).toMatchObject({ title: "Hak", language: "id" });
    expect(config.original).toBeUndefined();
  });

  test.each([
    ["a word that no translation has", `${english}date: 2026-11-22\n`, "8:1 word-unknown"],
    ["an unknown word", `${english}titel: a\n`, "8:1 word-unknown"],
    ["other times", english.replace("10.00", "10.30"), "4:1 translation-differs"],
    ["other amounts", english.replace("lesson-hour: 50", "lesson-hour: 45"), "4:1 translation-differs"],
    ["a title that is none", english.replace("Rights", "[]"), "1:1 value-invalid"],
  ])("with %s is reported in its line", async (_, text, expected) => {
    const root = await packageOf({ ...files, "modules/package.en.yaml": text });
    const { file, translation } = await loadPackage(root, "en");
    expect(reportsOf(file, ...(translation ? [translation] : []))).toEqual([expected]);
  });
});
