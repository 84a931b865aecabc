import { describe, expect, test } from "vitest";
import { cautionsIn } from "../../src/checks/cautions.ts";
import { messageOf } from "../../src/diagnostics/report.ts";
import { lawModule, lawReports } from "../support/law.ts";

describe("a citation", () => {
  test.each<[string, string, string[]]>([
    ["of a known instrument", "a [@uu-21-2000 ps 28].", []],
    ["of several", "a [@uu-21-2000 ps 28; @uu-6-2023].", []],
    ["joined with jo.", "a [@uu-21-2000 ps 5; jo. @uu-6-2023 ps 81].", []],
    ["of an unknown one", "a [@uu-21-200 ps 28].", ["1:3 citation-unknown"]],
    ["without a key", "a [@].", ["1:3 citation-unknown"]],
    ["with an item that is only words", "a [@uu-6-2023; lihat PKB].", ["1:3 citation-unknown"]],
    ["of a place not understood", "a [@uu-21-2000 pasal dua].", ["1:3 citation-locator"]],
    ["of an amended one", "a [@uu-13-2003 ps 5].", ["1:3 citation-superseded"]],
    ["of an amended one with its successor", "a [@uu-13-2003 ps 5]. b [@uu-6-2023].", []],
    ["of an amended one with words", "a [@uu-13-2003 ps 5]; cek naskah terbaru.", []],
    ["of an amended one, words in the next paragraph", "a [@uu-13-2003 ps 5].\n\nIni dicabut.", []],
    [
      "of an amended one, words in another section",
      "a [@uu-13-2003 ps 5].\n\n## b\n\nDicabut.",
      ["1:3 citation-superseded"],
    ],
    ["with a bare look", "Periksa kartu. [@uu-13-2003 ps 5].", ["1:16 citation-superseded"]],
    ["of a void article", "Diubah [@uu-6-2023]. [@uu-13-2003 ps 120].", []],
    [
      "of a void article with another's successor",
      "[@uu-6-2023] [@uu-13-2003 ps 120].",
      ["1:14 citation-superseded"],
    ],
    ["beside the void paragraphs", "[@uu-6-2023] [@uu-13-2003 ps 120 ayat (3)].", []],
    ["of an uncertain article", "a [@uu-21-2000 ps 43].", ["1:3 citation-superseded"]],
    ["of the instrument of that article", "a [@uu-21-2000].", []],
    ["of a convention", "a [@c87 ps 2].", []],
    ["of one that is not ratified", "a [@c190].", ["1:3 citation-not-binding"]],
    ["of one that is not ratified, with words", "a [@c190] belum diratifikasi.", []],
  ])("%s", async (_, body, reports) => {
    expect(await lawReports(body)).toEqual(reports);
  });

  test.each<[string, string, string[]]>([
    ["a source of words", ':::hukum{sumber="PKB kita"}\na\n:::', []],
    ["a source of citations", ':::hukum{sumber="@uu-21-2000 ps 28; tata cara dalam @uu-6-2023"}\na\n:::', []],
    ["an unknown source", ':::hukum{sumber="@uu-1 ps 28"}\na\n:::', ["1:1 citation-unknown"]],
    ["an amended source", ':::hukum{sumber="@uu-13-2003 ps 5"}\na\n:::', ["1:1 citation-superseded"]],
    [
      "an amended source with a note",
      '::::hukum{sumber="@uu-13-2003 ps 5"}\na\n\n:::fasilitator\nCek naskah.\n:::\n::::',
      [],
    ],
    [
      "an answer beside another answer's caution",
      "::::pertanyaan\na\n:::jawaban\nb [@uu-13-2003 ps 5]\n:::\n::::\n\n::::pertanyaan\nc\n:::jawaban\nCek.\n:::\n::::",
      ["4:3 citation-superseded"],
    ],
  ])("in a law block: %s", async (_, body, reports) => {
    expect(await lawReports(body)).toEqual(reports);
  });

  test("says what is the matter in both languages, and what was meant", async () => {
    const { lessons } = await lawModule(["[@uu-13-2003 ps 120 ayat (1)]", "[@uu-21-200]"]);
    const [superseded, unknown] = lessons.flatMap(({ file }) => file.messages);
    expect(messageOf("citation-superseded", superseded?.details ?? {}, "id")).toBe(
      "UU 13/2003 Pasal 120 ayat (1) dikutip tanpa peringatan, padahal tidak mengikat lagi sejak Putusan MK 115/PUU-VII/2009",
    );
    expect(messageOf("citation-superseded", superseded?.details ?? {}, "en")).toContain(
      "Law 13/2003 Article 120 paragraph (1)",
    );
    expect(messageOf("citation-unknown", unknown?.details ?? {}, "id")).toContain("`uu-21-2000`");
  });
});

describe("law in running text", () => {
  test.each<[string, string, string[]]>([
    ["named", "Lihat UU 21/2000 Pasal 5.", ["1:7 citation-plain"]],
    ["in a table", "| a |\n|---|\n| UU 21/2000 |", ["3:3 citation-plain"]],
    ["in words", "Undang-Undang Nomor 21 Tahun 2000", ["1:1 citation-plain"]],
    ["not in the file", "Perpres 7/2019", ["1:1 citation-plain"]],
    ["a ruling", "baca Putusan MK 115/PUU-VII/2009", ["1:6 citation-plain"]],
    ["in a heading", "## UU 21/2000", []],
    ["in a link", "[UU 21/2000](https://contoh.id/uu)", []],
    ["quoted", 'Katakan: "UU 21/2000 melindungi kita."', []],
    ["a short form that may be anything", "C87 atau C98?", []],
    ["cited", "[@uu-21-2000]", []],
  ])("%s", async (_, body, reports) => {
    expect(await lawReports(body)).toEqual(reports);
  });

  test("is said with the citation that was meant", async () => {
    const { lessons } = await lawModule(["Lihat UU No. 21 Tahun 2000."]);
    const [message] = lessons.flatMap(({ file }) => file.messages);
    expect(messageOf("citation-plain", message?.details ?? {}, "id")).toContain("`[@uu-21-2000]`");
  });
});

describe("the choice of words", () => {
  test.each<[string, string, string[]]>([
    ["a word decided against", "Setiap siswa menulis.", ["1:8 word-choice"]],
    ["in capitals", "SISWA dan Murid", ["1:1 word-choice", "1:11 word-choice"]],
    ["in another line", "Satu\ndua siswa", ["2:5 word-choice"]],
    [
      "in a heading, a list and a table",
      "## Siswa\n\n- siswa\n\n| siswa |\n|---|",
      ["1:4 word-choice", "3:3 word-choice", "5:3 word-choice"],
    ],
    ["in the title of a block", ":::kasus{judul=Siswa}\na\n:::", ["1:1 word-choice"]],
    ["part of another word", "kesiswaan, siswanto", []],
    ["in a phrase that is fine", "Anaknya siswa sekolah.", []],
    ["quoted", 'Jangan menyebut mereka "siswa" lagi.', []],
    ["quoted over emphasis", 'Ia berkata: "para **murid** dan siswa pulang".', []],
    ["behind a quotation", 'Kata "itu" bukan siswa.', ["1:18 word-choice"]],
    ["in italics", "Kata *siswa* tidak dipakai.", []],
    ["in code", "`siswa`", []],
    ["an abbreviation", "TKI", ["1:1 word-choice"]],
    ["not an abbreviation", "tki", []],
    ["of another language", "chairman", []],
  ])("%s", async (_, body, reports) => {
    expect(await lawReports(body)).toEqual(reports);
  });
});

test("words of front matter are checked, too", async () => {
  const module = await lawModule(["a"], { title: "Hari siswa", preparation: ["Sambut murid."] });
  expect(module.lessons.flatMap(({ file }) => file.messages.map(({ ruleId }) => ruleId))).toEqual([
    "word-choice",
    "word-choice",
  ]);
});

test.each([
  ["cek naskah terbaru", true],
  ["periksa\napakah sudah terbit", true],
  ["Periksa surat latihan", false],
  ["mencekik", false],
  ["tidak lagi mengikat", true],
])("%s is a caution: %s", (text, expected) => {
  expect(cautionsIn(text, "id")).toBe(expected);
});
