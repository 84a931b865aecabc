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
