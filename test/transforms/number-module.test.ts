import fc from "fast-check";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { blocks } from "../../src/blocks/index.ts";
import { editions } from "../../src/editions/index.ts";
import { project } from "../../src/editions/project.ts";
import type { Edition } from "../../src/model/edition.ts";
import type { Module } from "../../src/model/book.ts";
import { moduleOf, reportsOf } from "../support/lesson.ts";

/** Every number of a module as an edition shows it: kind, number, anchor and lines, in order. */
function numbersOf(module: Module, edition: Pick<Edition, "audiences" | "answers">): string[] {
  return module.lessons.flatMap(({ tree, anchor: session, number }) => {
    const found = [`${session} ${number}`];
    visit(project(tree, edition), (node) => {
      if (node.type === "block")
        found.push(
          `${session} ${node.name} ${node.number} ${node.anchor} ${node.writeIn} at ${node.position?.start.line}`,
        );
      if (node.type === "figure" || node.type === "tableCaption")
        found.push(`${session} ${node.type} ${node.number} ${node.anchor} at ${node.position?.start.line}`);
    });
    return found;
  });
}

const kinds = [
  "kegiatan{judul=a}",
  "bermain-peran{judul=a}",
  "pertanyaan",
  "lembar-kerja{judul=a}",
  "bahan-bagikan{judul=a}",
  "bahan-bagikan{judul=a terpisah=ya}",
  "lembar-pengamat{judul=a}",
  "evaluasi{judul=a jenis=harian}",
  "diskusi",
  "fasilitator",
  "peserta",
  "perlindungan",
  "energizer{judul=a}",
  "pesan-kunci",
  "refleksi",
  "rtl",
];

/** Exercises: what is inside them has a form of its own. */
const exercises = [
  ["pilihan-ganda", "Soal.", "", "- [x] a", "", "  Alasan.", "", "- [ ] b"],
  ["benar-salah", "- [x] a", "- [ ] b", "", "  Alasan."],
  ["menjodohkan", "| a | b |", "|---|---|", "| c | d |", "| e | f |", "| g | h |"],
  ["isian{bank-kata=ya}", "Kata [[satu]] dan [[dua]]."],
  ["tabel-isian{baris=3}", "Tabel: judul", "", "| a | b |", "|---|---|", "| c | d |"],
  ["tabel-isian{kolom-pertama=ya}", "| a | b |", "|---|---|", "| c | d |"],
  ["daftar-periksa", "- a", "", "  Contoh.", "", "- b"],
  ["tes{jenis=pra}", "Jawab sendiri."],
  ["tes{jenis=pasca}", "Jawab lagi."],
];
const clause = ["::::pasal-pkb", "", "Tulis.", "", ":::jawaban", "Isi.", ":::", "", "::::", ""];

/** A step and a card number anew in each activity. */
const inActivity = [
  ["::::kegiatan{judul=a}", "", ":::langkah", "x", ":::", "", ":::langkah", "y", ":::", "", "::::", ""],
  ["::::kegiatan{judul=a}", "", ":::kartu-peran{judul=b}", "x", ":::", "", "::::", ""],
];

/** Items for both tests, with everything in them that is numbered. */
const bank = [
  ":::pilihan-ganda{tujuan=1.1}\n\n- [x] a\n- [ ] b\n\n:::",
  ":::benar-salah{tujuan=1.1 untuk=pra}\n\n- [x] a\n\n:::",
  ":::menjodohkan{tujuan=1.1}\n\nTabel: pasangan\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n\n:::",
  ":::isian{tujuan=1.1 untuk=pasca}\n\nKata [[satu]].\n\n:::",
  "::::pertanyaan{tujuan=1.1}\n\nx\n\n:::jawaban\ny\n:::\n\n::::",
].join("\n\n");

const block = fc.letrec<{ block: string[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    {
      weight: 2,
      arbitrary: fc.oneof(
        fc
          .constantFrom(...exercises)
          .map(([name, ...inside]) => [`:::${name}`, "", ...inside, "", ":::", ""]),
        fc.constantFrom(clause, ...inActivity),
      ),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...kinds),
          fc.oneof(
            { depthSize: "small" },
            fc.constant(["teks"]),
            fc.constant(["Tabel: judul", "", "| a |", "|---|", "| b |"]),
            fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((all) => all.flat()),
          ),
        )
        .map(([kind, inside]) => {
          const fence = ":".repeat(
            Math.max(2, ...inside.map((line) => /^:+/.exec(line)?.[0].length ?? 0)) + 1,
          );
          return [`${fence}${kind}`, "", ...inside, "", fence, ""];
        }),
    },
  ),
}));
const modules = fc.array(
  fc.array(block.block, { minLength: 1, maxLength: 4 }).map((all) => all.flat().join("\n")),
  { minLength: 1, maxLength: 3 },
);

describe("numbers", () => {
  test("are the same in both editions for everything that both show", async () => {
    await fc.assert(
      fc.asyncProperty(modules, async (bodies) => {
        const module = await moduleOf(bodies, { bank, matter: { objectives: ["a"] } });
        const files = module.lessons.map(({ file }) => file);
        expect(reportsOf(...files).filter((each) => !each.includes(" objective-"))).toEqual([]);
        const both = numbersOf(module, { audiences: new Set(["everyone"]), answers: "lines" });
        for (const edition of [editions.facilitator, editions.participant]) {
          const numbers = numbersOf(module, edition);
          expect(both.filter((each) => !numbers.includes(each))).toEqual([]);
          const anchors = numbers.filter((each) => !each.includes("undefined undefined"));
          expect(new Set(anchors).size).toBe(anchors.length);
        }
      }),
      { numRuns: 120 },
    );
  });

  test("of worksheets and handouts run through the module, of activities and questions through a session", async () => {
    const body =
      ":::lembar-kerja{judul=a}\nx\n:::\n:::kegiatan{judul=a}\nx\n:::\n:::pertanyaan\nx\n:::\n:::bermain-peran{judul=a}\nx\n:::\n:::bahan-bagikan{judul=a}\nx\n:::\n";
    const module = await moduleOf([body, body]);
    const numbers = numbersOf(module, editions.participant).map((each) =>
      each.split(" ").slice(0, 4).join(" "),
    );
    expect(numbers).toEqual([
      "session-1 1",
      "session-1 worksheet 1 worksheet-1",
      "session-1 activity 1.1 activity-1-1",
      "session-1 question 1 question-1-1",
      "session-1 role-play 1.2 role-play-1-2",
      "session-1 handout 1 handout-1",
      "session-2 2",
      "session-2 worksheet 2 worksheet-2",
      "session-2 activity 2.1 activity-2-1",
      "session-2 question 1 question-2-1",
      "session-2 role-play 2.2 role-play-2-2",
      "session-2 handout 2 handout-2",
    ]);
  });

  test("count on over what only the facilitator has", async () => {
    const table = "Tabel: a\n\n| a |\n|---|\n| b |\n";
    const module = await moduleOf([`:::fasilitator\n${table}\n:::\n\n${table}\n`]);
    expect(numbersOf(module, editions.participant)).toEqual([
      "session-1 1",
      "session-1 tableCaption 2 table-2 at 10",
    ]);
  });

  test("of steps begin anew in each activity, and steps have no anchor of their own", async () => {
    const activity = "::::kegiatan{judul=a}\n:::langkah\nx\n:::\n:::langkah\nx\n:::\n::::\n";
    const module = await moduleOf([`${activity}\n${activity}`]);
    const steps = numbersOf(module, editions.facilitator).filter((each) => each.includes(" step "));
    expect(steps.map((each) => each.split(" ").slice(1, 4).join(" "))).toEqual([
      "step 1 undefined",
      "step 2 undefined",
      "step 1 undefined",
      "step 2 undefined",
    ]);
  });

  test("of lines depend on the model answer, in both editions alike", async () => {
    const answer = (length: number): string =>
      `::::pertanyaan\nx\n\n:::jawaban\n${"a".repeat(length)}\n:::\n::::\n`;
    const module = await moduleOf([
      [
        answer(10),
        answer(200),
        answer(2000),
        ":::pertanyaan\nx\n:::\n",
        ":::pertanyaan{baris=0}\nx\n:::\n",
      ].join("\n"),
    ]);
    const lines: unknown[] = [];
    visit(
      project(module.lessons[0]?.tree ?? { type: "root", children: [] }, editions.participant),
      "block",
      (each) => {
        lines.push(each.writeIn);
      },
    );
    expect(lines).toEqual([2, 5, 10, 3, 0]);
  });
});

describe("an anchor", () => {
  test("given twice is an error that names the first place", async () => {
    const module = await moduleOf([
      ":::kasus{judul=a #k}\nx\n:::\n",
      "teks\n\n:::kasus{judul=a #k}\nx\n:::\n",
    ]);
    const [first, second] = module.lessons.map(({ file }) => file);
    expect(first?.messages).toEqual([]);
    expect(second?.messages[0]).toMatchObject({
      ruleId: "anchor-twice",
      line: 3,
      details: { anchor: "k", first: "modules/uji/01.md:1" },
    });
  });

  test.each(["session-1", "introduction", "contents", "activity-1-1"])(
    "cannot take a name that the book itself uses: %s",
    async (name) => {
      const body = `:::kegiatan{judul=a}\nx\n:::\n\n:::kasus{judul=a #${name}}\nx\n:::\n`;
      const { lessons } = await moduleOf([body]);
      expect(reportsOf(...lessons.map(({ file }) => file))).toEqual(["5:1 anchor-twice"]);
    },
  );
});

test("every numbered type of block is in the property test above", () => {
  const written = JSON.stringify([kinds, exercises, clause, inActivity, bank]);
  const numbered = blocks.filter(({ numbered: series }) => series).map(({ words }) => words.id);
  expect(numbered.filter((word) => !new RegExp(`["\\n:]${word}\\b`).test(written))).toEqual([]);
});
