import { describe, expect, test } from "vitest";
import { LineCounter, parseDocument } from "yaml";
import { yamlMistake } from "../../src/source/yaml-mistakes.ts";

/** Line, column and the mistake in Indonesian; undefined where there is none. */
function read(text: string): string | undefined {
  const lineCounter = new LineCounter();
  const mistake = yamlMistake(text, parseDocument(text, { lineCounter, prettyErrors: false }));
  if (!mistake) return undefined;
  const { line, col } = lineCounter.linePos(mistake.offset);
  return `${line}:${col} ${mistake.detail.id}`;
}

const indent = "spasi di awal baris ini tidak sejajar dengan baris di atasnya";
const merge = "ada tanda dari git yang gagal menggabungkan dua naskah";
const after = "ada kata-kata sesudah tanda kutip atau kurung penutup";

describe("a mistake in YAML is told in words, where the writer made it", () => {
  test.each([
    ["judul: a\ndurasi 60\ntujuan:\n  - x\n", "2:1 baris ini tidak punya titik dua"],
    ["judul: a\ntujuan:\n  - x\ndurasi 60\n", "4:1 baris ini tidak punya titik dua"],
    ["judul: a\ntujuan\n  - x\n  - y\ndurasi: 3\n", "2:1 baris ini tidak punya titik dua"],
    ["judul: a\ndurasi:60\ntujuan:\n  - x\n", "2:1 sesudah titik dua di baris ini tidak ada spasi"],
    ["judul: Hak: peta\ndurasi: 60\n", "1:8 isi baris ini memuat titik dua"],
    ["tujuan:\n  - a: b: c\n", "2:8 isi baris ini memuat titik dua"],
    ['ringkasan: "b"\njudul: "a\ndurasi: 60\ntujuan:\n  - x\n', "2:8 tanda kutip ini tidak ditutup"],
    ["judul: 'a\ndurasi: 60\n", "1:8 tanda kutip ini tidak ditutup"],
    ['judul: "Hak" dan peta\ndurasi: 60\n', `1:14 ${after}`],
    ["bahan: [a b] c\n", `1:14 ${after}`],
    ["judul: a\ntujuan:\n\t- x\n\t- y\n", "3:1 baris ini diawali Tab"],
    ["judul: a\n  durasi: 60\n", `2:1 ${indent}`],
    [" judul: a\ndurasi: 60\n", `2:1 ${indent}`],
    ["tujuan:\n  - x\n - y\n", `3:1 ${indent}`],
    ["tujuan:\n  - x\n  y\ndurasi: 3\n", `3:1 ${indent}`],
    ["judul: a\njudul: b\n", "2:1 kata ini sudah ditulis di atas"],
    ["judul: @a\n", "1:8 isinya diawali tanda khusus"],
    ["judul: `a`\n", "1:8 isinya diawali tanda khusus"],
    ["judul: *tebal*\n", "1:8 isinya diawali tanda khusus"],
    ["judul: *tebal* sekali\n", "1:16 isinya diawali tanda khusus"],
    ["judul: !penting baca\n", "1:8 isinya diawali tanda khusus"],
    ["judul: - a\n", "1:8 isinya diawali tanda khusus"],
    ["judul: > a\n", "1:10 isinya diawali tanda khusus"],
    ['judul: "a\\d"\n', "1:10 tanda \\ tidak bisa dipakai di antara kutip ganda"],
    ["bahan: [a, b\ndurasi: 3\n", "2:1 daftar dalam tanda kurung ini tidak lengkap"],
    ["bahan: {a, b\n", "2:1 daftar dalam tanda kurung ini tidak lengkap"],
    ["bahan: [a: b: c]\n", "1:12 daftar dalam tanda kurung ini tidak lengkap"],
    ["judul: a\n---\ndurasi: 3\n", "2:1 ada garis `---` di tengah"],
    ["judul: x\n<<<<<<< HEAD\na: a\n=======\na: b\n>>>>>>> x\n", `2:1 ${merge}`],
    ["judul: a\n: b\n? c\n", undefined],
    ["judul: &a x\nringkasan: *a\n", undefined],
    ["", undefined],
  ])("%j", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});
