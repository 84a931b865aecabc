import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPrintable } from "../../../src/checks/characters.ts";
import { plainText } from "../../../src/model/plain-text.ts";
import { readPackage } from "../../../src/pipeline/read-package.ts";
import { chosenComments, commentCounts, commentLines } from "../../../src/review/comments/comment-list.ts";
import { packageComments } from "../../../src/review/comments/package-comments.ts";
import { printableText } from "../../../src/review/comments/printable-text.ts";
import { sheetHtml } from "../../../src/review/comments/sheet-html.ts";
import { answerComment, resolveComment, writeComment } from "../../../src/review/comments/write-comment.ts";
import { packageOf } from "../../support/packages.ts";

const at = "2026-11-22T23:30:00+07:00";
const root = await packageOf({
  "modules/package.yaml": 'judul: "A</title><script>x"\ntanggal: 2026-11-22\nseri: Seri 2\n',
});
const draft = { module: "hak", session: "01-awal.md", by: "Siti", at };
await writeComment(root, {
  ...draft,
  id: "20261122-aaaaaaaa",
  kind: "law",
  text: "Cek <img src=x onerror=alert(1)> lagi.\u001b[31m\nBaris kedua.",
  anchor: { quote: "Langkah itu hanya milik pemandu" },
});
await writeComment(root, {
  ...draft,
  id: "20261122-bbbbbbbb",
  kind: "content",
  text: "Bagus.",
  anchor: { quote: "Teks terbuka." },
});
await writeComment(root, { ...draft, id: "20261122-cccccccc", kind: "layout", text: "Panjang." });
await writeComment(root, {
  ...draft,
  id: "20261122-dddddddd",
  session: "x.md",
  kind: "content",
  text: "Di mana?",
});
await answerComment(root, "20261122-aaaaaaaa", { by: "Dewi", at, text: "Saya cek." });
await resolveComment(root, "20261122-bbbbbbbb", { by: "Rina", at, reason: "Terima kasih." });
const { package: source } = await readPackage(root);
const { placed } = await packageComments(source);

describe("the list", () => {
  test("has file, line, kind, name, words, comment and id, and counts", () => {
    const open = chosenComments(placed, {});
    expect(commentLines(open, "id")).toBe(
      [
        "modules/hak/01-awal.md:2  tata letak  Siti: Panjang.",
        "    20261122-cccccccc · Seluruh sesi",
        "modules/hak/01-awal.md:16  hukum       Siti: “Langkah itu hanya milik pemandu” — Cek <img src=x onerror=alert(1)> lagi.[31m Baris kedua.",
        "    20261122-aaaaaaaa · Kegiatan 1.1 “Peta” › Langkah 1 · 1 balasan",
        "modules/hak/komentar/20261122-dddddddd.md:1  isi         Siti: Di mana?",
        "    20261122-dddddddd · tempatnya tidak ditemukan lagi",
        "",
      ].join("\n"),
    );
    expect(commentCounts(placed, "id")).toBe(
      "3 komentar terbuka: 1 isi, 1 hukum, 1 tata letak. 1 tidak ditemukan lagi tempatnya. 1 sudah selesai.",
    );
    expect(commentCounts(open, "en")).toContain("3 open comments: 1 content, 1 law, 1 layout.");
  });

  test("shows kinds that are asked for, and resolved ones with who, when and why", () => {
    expect(chosenComments(placed, { kinds: ["law"] })).toHaveLength(1);
    const all = commentLines(chosenComments(placed, { all: true, kinds: ["content"] }), "id");
    expect(all).toContain("20261122-bbbbbbbb · selesai: Rina, 22 November 2026: Terima kasih.");
  });
});

describe("the sheet", () => {
  test("has only characters of its own typefaces", () => {
    for (const [written, shown] of [
      ["Setuju 👍🏽!", "Setuju [U+1F44D]!"],
      ["a → b, ✅ ya, ❌ tidak, ①", "a -> b, [v] ya, [x] tidak, 1"],
      ["Nguyễn", "Nguyen"],
      ["Борис Ё", "[U+0411 … × 5] [U+0401]"],
      ["“Biasa” – é…", "“Biasa” – é…"],
    ] as const)
      expect(printableText(written)).toBe(shown);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => isPrintable(printableText(plainText(text)))),
      { numRuns: 40 },
    );
  });

  test("cuts what is too long and says where the rest is; its row may go over to another page", () => {
    const [first] = placed;
    if (!first) throw new Error("no comment");
    const long = (text: string): string => {
      const comment = { ...first.comment, text, anchor: { quote: "kata ".repeat(300) } };
      return sheetHtml([{ ...first, comment }], source, "id").body;
    };
    for (const text of ["panjang ".repeat(1_200), "baris\n".repeat(200)]) {
      expect(long(text)).toContain(`<tr class="long">`);
      expect(long(text)).toContain(`… (${first.comment.id}.md)</p>`);
      expect(long(text).length).toBeLessThan(6_000);
    }
    expect(sheetHtml(placed, source, "id").body).not.toContain("<tr class");
  });

  test("takes a file with a date that is none", () => {
    const [first] = placed;
    if (!first) throw new Error("no comment");
    const comment = { ...first.comment, date: "9999-99-99" };
    expect(sheetHtml([{ ...first, comment }], source, "id").body).toContain("9999-99-99");
  });

  const sheet = sheetHtml(placed, source, "id");

  test("escapes everything that people wrote", () => {
    expect(sheet.body).not.toMatch(/<img|<script/);
    expect(sheet.body).toContain("Cek &lt;img src=x onerror=alert(1)&gt; lagi.");
  });

  test("numbers through, with room for each decision; lost ones come last", () => {
    const numbers = [...sheet.body.matchAll(/<td class="number"><b>(\d+)/g)].map(([, number]) => number);
    expect(numbers).toEqual(["1", "2", "3", "4"]);
    expect(sheet.body.match(/<td class="decision">/g)).toHaveLength(4);
    expect(sheet.body.match(/<td class="decision"><div><\/div>/g)).toHaveLength(3);
    expect(sheet.headings).toEqual([
      "A</title><script>x",
      "Modul 1. Hak".replace(" 1", "\u00a01"),
      "Sesi 1. Awal",
      "Tempatnya tidak ditemukan lagi",
    ]);
  });

  test("says days as their writers' clocks had them", () => {
    expect(sheet.body).toContain("<bdi>Siti</bdi>, 22 November 2026");
    expect(sheetHtml(placed, source, "en").body).toContain("<bdi>Siti</bdi>, November 22, 2026");
    expect(sheetHtml([], source, "en").body).toContain("No open comments.");
  });
});
