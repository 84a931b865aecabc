import { describe, expect, test } from "vitest";
import { sentencesIn, wordsIn } from "../../src/checks/prose.ts";

describe("sentences", () => {
  test.each([
    ["Satu. Dua! Tiga? Empat", ["Satu.", "Dua!", "Tiga?", "Empat"]],
    ["Lihat Ps. 28 dan No. 21. Lalu catat.", ["Lihat Ps. 28 dan No. 21.", "Lalu catat."]],
    ["Bawa KTP, KK, dll. Jangan lupa.", ["Bawa KTP, KK, dll.", "Jangan lupa."]],
    ["Bawa KTP, dsb. yang perlu.", ["Bawa KTP, dsb. yang perlu."]],
    ["Temui Bpk. Hadi di Jl. Merdeka. Lalu pulang.", ["Temui Bpk. Hadi di Jl. Merdeka.", "Lalu pulang."]],
    ["Ingat tiga hal. Pertama, catat.", ["Ingat tiga hal.", "Pertama, catat."]],
    ["Upahnya Rp10.000.000 pukul 08.30. Lalu?", ["Upahnya Rp10.000.000 pukul 08.30.", "Lalu?"]],
    ["Tanya: “Apa alasannya?” Sebutkan kuncinya.", ["Tanya: “Apa alasannya?”", "Sebutkan kuncinya."]],
    ["Ia bertanya “mengapa?” lalu pergi.", ["Ia bertanya “mengapa?” lalu pergi."]],
    ["Buka https://contoh.id/a.b?c=d. Baca.", ["Buka https://contoh.id/a.b?c=d.", "Baca."]],
    ["Tulis … lalu baca.", ["Tulis … lalu baca."]],
    ["The answer is no. Then stop, e.g. Now.", ["The answer is no.", "Then stop, e.g. Now."]],
    ["Dasar: UU No. 21 Tahun 2000.", ["Dasar: UU No. 21 Tahun 2000."]],
    ["Sebut No.", ["Sebut No."]],
    ["  ", []],
  ])("of %j", (text, sentences) => {
    expect(sentencesIn(text).map((sentence) => sentence.text)).toEqual(sentences);
  });

  test("know where they begin", () => {
    const text = "Satu dua.  Tiga.\nEmpat.";
    for (const sentence of sentencesIn(text)) expect(text.slice(sentence.offset)).toMatch(sentence.text);
  });
});

describe("words", () => {
  test.each([
    ["dan/atau – catatan-catatan", 2],
    ["UU 21/2000 Pasal 28 ayat (1) huruf a", 5],
    ["Lembar Kerja 3, Tabel 2 dan Sesi 4", 5],
    ["Rp 10.000 atau Rp10.000", 3],
    ["Pasal itu", 2],
    ["", 0],
  ])("in %j", (text, count) => {
    expect(wordsIn(text)).toBe(count);
  });
});
