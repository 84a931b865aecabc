import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { textFile } from "../../src/source/read-text.ts";
import {
  languageOfName,
  markOf,
  sourceName,
  translatedName,
  writtenMark,
} from "../../src/source/translation.ts";

describe("a name", () => {
  test.each([
    ["03-hak.en.md", "en", "03-hak.md"],
    ["module.en.md", "en", "module.md"],
    ["bank-soal.EN.md", "en", "bank-soal.md"],
    ["package.en.yaml", "en", "package.yaml"],
    ["01-opening.id.markdown", "id", "01-opening.markdown"],
  ])("%s tells the language and the source", (name, language, source) => {
    expect(languageOfName(name)).toBe(language);
    expect(sourceName(name)).toBe(source);
  });

  test.each(["03-hak.md", "en.md", "03-hak.fr.md", "03-hak.v2.md", "03.english.md", "03-hak-en.md"])(
    "%s tells no language",
    (name) => expect(languageOfName(name)).toBeUndefined(),
  );

  test("has the language before its ending", () => {
    expect(translatedName("modules/foa/03-hak.md", "en")).toBe("modules/foa/03-hak.en.md");
    expect(translatedName("package.yaml", "en")).toBe("package.en.yaml");
  });
});

describe("the mark of a text", () => {
  const mark = (text: string): string => markOf(new VFile({ value: text }));
  const text = "---\njudul: Hak\n---\n\nSatu.\n\nDua.\n";

  test("is one s and eight hexadecimal digits, which never change", () => {
    expect(mark(text)).toBe("sa2633fd2");
  });

  test("is the same with other line ends, spaces at their ends, a byte-order mark, no last line end", () => {
    const windows = new TextEncoder().encode(`\uFEFF${text.replaceAll("\n", "\r\n")}`);
    for (const other of [
      text.replaceAll("\n", "\r\n"),
      text.replaceAll("\n", "  \n"),
      text.trimEnd(),
      `${text}\n\n`,
    ]) {
      expect(mark(other)).toBe(mark(text));
    }
    expect(markOf(textFile(windows, "a.md"))).toBe(mark(text));
  });

  test("is the same with another status, or none: no word changes with it", () => {
    for (const status of ["status: seri 2", "Status : final"])
      expect(mark(text.replace("judul: Hak\n", `judul: Hak\n${status}\n`))).toBe(mark(text));
    expect(mark(text.replace("Satu.", "status: final\nSatu."))).not.toBe(mark(text));
  });

  test("changes with any word, and with an empty line", () => {
    for (const other of [text.replace("Dua", "dua"), text.replace("Satu.\n\n", "Satu.\n")]) {
      expect(mark(other)).not.toBe(mark(text));
    }
  });
});

describe("the mark in a translation", () => {
  const written = (head: string): ReturnType<typeof writtenMark> =>
    writtenMark(new VFile({ value: `---\n${head}\n---\n\ntranslated-from: s99999999\n` }));

  test.each([
    ["title: a\ntranslated-from: s12345678", 3],
    ["terjemahan-dari: s12345678\ntitle: a", 2],
    ['Translated-From: "s12345678"', 2],
    ["translated-from : 's12345678'   # of 22 November", 2],
  ])("is read in either language, with its line: %s", (head, line) => {
    expect(written(head)).toEqual({ mark: "s12345678", line });
  });

  test.each(["title: a", "translated-from:", "translated-from: # later", "  translated-from: s12345678"])(
    "is none in: %s",
    (head) => expect(written(head)).toBeUndefined(),
  );

  test("is none in a text without front matter", () => {
    expect(writtenMark(new VFile({ value: "translated-from: s12345678\n" }))).toBeUndefined();
  });
});
