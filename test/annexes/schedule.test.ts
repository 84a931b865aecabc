import type { Element } from "hast";
import { toString } from "hast-util-to-string";
import { describe, expect, test } from "vitest";
import { curriculum } from "../../src/annexes/curriculum.ts";
import { materials } from "../../src/annexes/materials.ts";
import { objectives } from "../../src/annexes/objectives.ts";
import { timetable } from "../../src/annexes/timetable.ts";
import type { PartAnnex } from "../../src/annexes/annex.ts";
import type { EditionName } from "../../src/editions/index.ts";
import type { Book } from "../../src/render/book.ts";
import { bookOf } from "../outputs/book.ts";

const lesson = (title: string, minutes: number, more = "", body = "Teks.\n"): string =>
  `---\njudul: ${title}\ndurasi: ${minutes}\ntujuan:\n  - tahu satu hal\n  - memilih satu jalur\n${more}---\n\n${body}`;

const files = {
  "modules/hak/module.md": "---\njudul: Hak\nnomor: 1\nbawa: Pulpen\n---\n\nPengantar.\n",
  "modules/hak/01-awal.md": lesson(
    "Awal",
    45,
    "metode: studi kasus\nbahan:\n  - kartu: 2 lembar per peserta\n  - spidol: 1 per kelompok, dipakai lagi\n  - Selotip, secukupnya\n",
    '::::kegiatan{judul=Peta durasi=45 tujuan=1 metode="studi kasus"}\n\nTugas.\n\n:::langkah{durasi=5 metode=membaca}\n\na\n\n:::\n\n:::langkah{durasi=40}\n\nb\n\n:::\n\n::::\n',
  ),
  "modules/hak/02-tengah.md": lesson("Tengah", 180, "bahan:\n  - kartu: 10\nbawa: Salinan PKB\n"),
  "modules/hak/03-akhir.md": lesson("Akhir", 60),
};

/** A table's rows as texts of their cells. */
function rowsOf(nodes: readonly Element[]): string[][] {
  return nodes.flatMap((node) =>
    node.tagName === "tr"
      ? [node.children.map((cell) => toString(cell).replaceAll("\u00a0", " "))]
      : rowsOf(node.children.filter((child) => child.type === "element")),
  );
}

async function contentOf(
  annex: PartAnnex,
  edition: EditionName,
  changes: Record<string, string> = {},
): Promise<{ rows: string[][]; text: string; content: Element[]; book: Book }> {
  const book = await bookOf(edition, { ...files, ...changes });
  const content = book.parts.flatMap((part) => annex.render(part, 2));
  return { rows: rowsOf(content), text: content.map((each) => toString(each)).join("\n"), content, book };
}

describe("the timetable", () => {
  test("of the guide has every run on common days and on Fridays, and room for who leads", async () => {
    const { rows, content } = await contentOf(timetable, "facilitator");
    const captions = content
      .filter(({ tagName }) => tagName === "table")
      .map(({ children }) => toString(children[0] ?? { type: "text", value: "" }));
    expect(captions).toEqual([
      "Selain hari Jumat",
      "Hari Jumat",
      "Hari pertama, semua hari",
      "Pagi kedua, selain hari Jumat",
      "Pagi kedua, hari Jumat",
      "Hari pertama, selain hari Jumat",
      "Hari kedua, semua hari",
      "Hari pertama, hari Jumat",
    ]);
    expect(rows.slice(0, 7)).toEqual([
      ["Pukul", "Menit", "JPL", "Sesi", "Dipandu oleh"],
      ["08.00–08.45", "45", "1", "Sesi 1 Awal", ""],
      ["08.45–09.00", "15", "–", "Istirahat"],
      ["09.00–12.00", "180", "4", "Sesi 2 Tengah", ""],
      ["12.00–13.00", "60", "–", "Istirahat, salat, makan"],
      ["13.00–14.00", "60", "1,33", "Sesi 3 Akhir", ""],
      ["Jumlah sesi", "285", "6,33", "tanpa jeda"],
    ]);
    expect(rows).toContainEqual(["11.30–13.00", "90", "–", "Salat Jumat dan makan"]);
    expect(rows).toContainEqual(["09.00–11.30", "150", "3,33", "Sesi 2 Tengah (bagian 1/2)", ""]);
    expect(rows).toContainEqual(["13.00–13.30", "30", "0,67", "Sesi 2 Tengah (bagian 2/2)", ""]);
  });

  test("of participants has the usual run, and what to bring", async () => {
    const { rows, text } = await contentOf(timetable, "participant", {
      "modules/package.yaml":
        'judul: Paket uji\ntanggal: 2026-11-22\njadwal: { hari: 1.5, mulai: "09.00" }\n',
    });
    expect(rows).toEqual([
      ["Pukul", "Sesi"],
      ["09.00–09.45", "Sesi 1 Awal"],
      ["Pukul", "Sesi"],
      ["09.00–12.00", "Sesi 2 Tengah"],
      ["12.00–13.00", "Istirahat, salat, makan"],
      ["13.00–14.00", "Sesi 3 Akhir"],
      ["Pukul", "Sesi"],
      ["09.00–11.30", "Sesi 2 Tengah (bagian 1/2)"],
      ["11.30–13.00", "Salat Jumat dan makan"],
      ["13.00–13.30", "Sesi 2 Tengah (bagian 2/2)"],
      ["13.30–14.30", "Sesi 3 Akhir"],
    ]);
    expect(text).toContain("Yang perlu dibawa");
    expect(text).toContain("PulpenSalinan PKB");
    expect(text).not.toContain("JPL");
  });

  test("in English, and of a module too short for a second day", async () => {
    const changes = {
      "modules/package.yaml": "judul: Paket uji\ntanggal: 2026-11-22\nbahasa: en\n",
      "modules/hak/02-tengah.md": lesson("Tengah", 0),
    };
    const { rows } = await contentOf(timetable, "participant", changes);
    expect(rows[1]).toEqual(["08:00–08:45", "Session 1 Awal"]);
  });
});

test("materials are summed for classes of three sizes, and those without an amount are listed", async () => {
  const { rows, text } = await contentOf(materials, "facilitator");
  expect(rows).toEqual([
    ["Bahan", "15 peserta", "25 peserta", "40 peserta", "Sesi"],
    ["Kelompok", "3", "5", "8", ""],
    ["Kartu (lembar)", "40", "60", "90", "1, 2"],
    ["Spidol (dipakai lagi)", "3", "5", "8", "1"],
  ]);
  expect(text).toContain("Sesi 1Selotip, secukupnya");
  expect((await contentOf(materials, "participant")).content).toEqual([]);
});

test("objectives stand beside the activities that practise them and the items that test them", async () => {
  const { rows } = await contentOf(objectives, "facilitator");
  expect(rows).toEqual([
    ["Tujuan: peserta dapat …", "Dilatih dalam"],
    ["Sesi 1 · Awal"],
    ["1.1", "tahu satu hal", "Kegiatan 1.1"],
    ["1.2", "memilih satu jalur", "belum ada"],
    ["Sesi 2 · Tengah"],
    ["2.1", "tahu satu hal", "belum ada"],
    ["2.2", "memilih satu jalur", "belum ada"],
    ["Sesi 3 · Akhir"],
    ["3.1", "tahu satu hal", "belum ada"],
    ["3.2", "memilih satu jalur", "belum ada"],
  ]);
  const tested = await contentOf(objectives, "facilitator", {
    "modules/hak/bank-soal.md":
      ":::pertanyaan{tujuan=1.2}\n\na\n\n:::\n\n:::pertanyaan{tujuan=3.2}\n\nb\n\n:::\n\n:::pertanyaan{tujuan=1.1,3.2 untuk=pra}\n\nc\n\n:::\n",
    "modules/hak/03-akhir.md": lesson(
      "Akhir",
      60,
      "",
      ":::tes{jenis=pra}\n\na\n\n:::\n\n:::tes{jenis=pasca}\n\na\n\n:::\n",
    ),
  });
  expect(tested.rows[0]).toEqual(["Tujuan: peserta dapat …", "Dilatih dalam", "Diuji dengan"]);
  expect(tested.rows[2]).toEqual(["1.1", "tahu satu hal", "Kegiatan 1.1", "Pra-tes soal 3"]);
  expect(tested.rows[3]).toEqual(["1.2", "memilih satu jalur", "belum ada", "Pra-tes dan Pascates soal 1"]);
  expect(tested.rows.at(-1)).toEqual([
    "3.2",
    "memilih satu jalur",
    "belum ada",
    "Pra-tes soal 2, 3; Pascates soal 2",
  ]);
  expect((await contentOf(objectives, "participant")).content).toEqual([]);
});

test("the curriculum table has theory and practice in minutes, and both in training hours", async () => {
  const { rows, text } = await contentOf(curriculum, "facilitator");
  expect(rows[1]).toEqual(["1 Awal", "5", "40", "1"]);
  expect(rows[2]).toEqual(["1.1 tahu satu hal1.2 memilih satu jalur", "Peta"]);
  expect(rows[3]).toEqual(["Metodestudi kasusMediakartu; spidol; Selotip"]);
  expect(rows.at(-1)).toEqual(["Jumlah", "5", "280", "6,33"]);
  expect(text).toContain("GBPP");
  expect((await contentOf(curriculum, "participant")).content).toEqual([]);
});

describe("a guide in English", () => {
  const english = {
    "modules/package.yaml":
      "title: Test\ndate: 2026-11-22\nlanguage: en\nschedule: { participants: [12], group: 6, lesson-hour: 60 }\n",
    "modules/references.yaml":
      "uu-21-2000:\n  jenis: UU\n  nomor: 21\n  tahun: 2000\n  judul: Serikat Pekerja\n  sebut: UU 21/2000\n  status: berlaku\n  dicek: 2026-03\n  keyakinan: A\n",
    "modules/hak/01-awal.md": lesson(
      "Start",
      45,
      "materials:\n  - paper\n",
      ":::::role-play{title=Talks duration=45 objectives=1}\n\nTalk.\n\n:::role-card{title=Ana}\n\na\n\n:::\n\n:::role-card{title=Budi}\n\nb\n\n:::\n\n:::::\n\n" +
        ":::handout{title=Steps separate=yes}\n\nc\n\n:::\n\n:::handout{title=Kept}\n\nd\n\n:::\n\n" +
        ':::law{source="@uu-21-2000 ps 28; a circular"}\n\ne\n\n:::\n\nSee [@uu-21-2000 ps 5].\n',
    ),
    "modules/hak/02-tengah.md": lesson("Middle", 30),
  };

  test("counts loose sheets, and the cards of a role play as one set", async () => {
    const { rows, text } = await contentOf(materials, "facilitator", english);
    expect(rows).toEqual([
      ["Sheet", "12 people", "Session"],
      ["Role play 1.1 Talks (a set of 2 cards)", "2", "1"],
      ["Handout 1 Steps", "12", "1"],
    ]);
    expect(text).toContain("Session 1paper");
    expect(text).not.toContain("Other materials");
  });

  test("has its words in timetable and curriculum, and the law that is cited", async () => {
    const times = await contentOf(timetable, "facilitator", english);
    expect(times.rows[0]).toEqual(["Time", "Minutes", "Hours", "Session", "Led by"]);
    expect(times.rows[1]).toEqual(["08:00–08:45", "45", "0.75", "Session 1 Start", ""]);
    expect(times.text).toContain("One training hour (JPL) is 60 minutes.");
    const { rows } = await contentOf(curriculum, "facilitator", english);
    expect(rows[3]?.[0]?.replaceAll("\u00a0", " ")).toBe("MediapaperLaw citedLaw 21/2000; a circular");
  });

  test("has no matrix where nothing names an objective, no timetable without minutes, nothing to list", async () => {
    const plain = lesson("Start", 45);
    const { content } = await contentOf(objectives, "facilitator", {
      ...english,
      "modules/hak/01-awal.md": plain,
    });
    expect(content).toEqual([]);
    expect(
      (await contentOf(materials, "facilitator", { ...english, "modules/hak/01-awal.md": plain })).content,
    ).toEqual([]);
    const book = await bookOf("facilitator", { ...files, ...english });
    for (const part of book.parts) {
      const untimed = { ...part, module: { ...part.module, lessons: [] }, sessions: [] };
      expect(timetable.render(untimed, 2)).toEqual([]);
      expect(curriculum.render(untimed, 2)).toEqual([]);
    }
  });

  test("of a module too long for a day has the runs that fit", async () => {
    const long = { ...english, "modules/hak/02-tengah.md": lesson("Middle", 790) };
    const { rows, text } = await contentOf(timetable, "facilitator", long);
    expect(text).not.toContain("One day");
    expect(rows.filter((row) => row[0] === "Time").length).toBeGreaterThan(0);
    const announced = await contentOf(timetable, "participant", long);
    expect(announced.rows.filter((row) => row[0] === "Time").length).toBeGreaterThan(1);
  });
});
