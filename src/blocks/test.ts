import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Language } from "../model/language.ts";
import type { Block, TestKind } from "../model/nodes.ts";
import { beforeNotes, shell } from "./markup.ts";
import type { BlockContext, BlockSpec } from "./spec.ts";

/** Right answers asked for after the training, in percent, where the writer says nothing. */
const usualPassMark = 70;

/** Items in one strip of the tally. */
const stripLength = 10;

/** A test before or after the training, made of items of the module's bank. */
export const test: BlockSpec = {
  name: "test",
  words: { en: "test", id: "tes" },
  doc: {
    en: "The test before (`kind=pre`) or after the training (`kind=post`) from the module's test-bank.md, on a sheet of its own; the guide has key, scoring and how to read the results.",
    id: "Tes sebelum (`jenis=pra`) atau sesudah pelatihan (`jenis=pasca`) dari bank-soal.md modul ini, di lembar sendiri; panduan memuat kunci, penilaian, dan cara membaca hasil.",
  },
  audience: "everyone",
  exercise: true,
  label: { en: "Test", id: "Tes" },
  attributes: ["id", "kind", "title", "passMark", "anonymous", "objectives"],
  required: ["kind"],
  numbered: { within: "module", style: "plain" },
  restarts: true,
  sheet: true,
  copies: "participant",
  render: (block, children, context) => [
    shell(
      block,
      context.policy.answers === "shown"
        ? beforeNotes(children, [scoringOf(block, context.language)])
        : [...nameLine(block, context), ...children],
      context,
    ),
  ],
};

/** The items of a test, in order. */
function itemsOf(block: Block): Block[] {
  return block.children.filter(
    (child): child is Block => child.type === "block" && child.number !== undefined,
  );
}

function nameLine({ attributes }: Block, { language }: BlockContext): Element[] {
  if (attributes.anonymous === true) return [];
  const [name, date] = language === "id" ? ["Nama", "Tanggal"] : ["Name", "Date"];
  return [h("p.name-line", [h("span.blank.wide", name), " ", h("span.blank", date)])];
}

const texts = {
  id: {
    scoring: "Penilaian dan cara membaca hasil",
    points: (count: number) =>
      `Jumlah soal: ${count}. Satu soal bernilai satu. Soal dengan beberapa bagian bernilai satu bila semua bagiannya benar. Tidak ada nilai setengah.`,
    pass: (count: number, right: number, mark: number) =>
      `Sasaran: paling sedikit ${right} dari ${count} benar (${mark}%).`,
    noPass: "Pra-tes tidak mempunyai batas lulus. Ia mengukur kelas, bukan orang.",
    reading: {
      pre: "Hitung jawaban benar untuk setiap soal. Beri waktu lebih untuk tujuan yang dijawab benar oleh kurang dari separuh kelas. Simpan hitungan ini untuk dibandingkan dengan pascates. Jangan membacakan nilai siapa pun.",
      post: "Bandingkan setiap soal dengan hitungan pra-tes. Soal yang tidak naik menunjuk tujuan yang perlu diulang. Soal yang sejak awal dijawab benar oleh hampir semua orang tidak mengukur pelatihan ini. Jangan membacakan nilai siapa pun.",
    },
    item: "Soal",
    objective: "Tujuan",
    right: "Benar",
  },
  en: {
    scoring: "Scoring, and how to read the results",
    points: (count: number) =>
      `Items: ${count}. One point for each. An item of several parts earns its point where all parts are right. There are no half points.`,
    pass: (count: number, right: number, mark: number) =>
      `Aim: at least ${right} of ${count} right (${mark}%).`,
    noPass: "There is no pass mark before the training. It measures the class, not a person.",
    reading: {
      pre: "Count the right answers to each item. Give more time to objectives that less than half of the class answers rightly. Keep this count to compare it with the test after the training. Read nobody’s result aloud.",
      post: "Compare each item with the count before the training. An item that has not risen points to an objective to repeat. An item that nearly everyone knew at the beginning does not measure this training. Read nobody’s result aloud.",
    },
    item: "Item",
    objective: "Tests",
    right: "Right",
  },
} as const;

/** For the one who leads: points, pass mark, what the results say, and a strip to count on. */
function scoringOf(block: Block, language: Language): Element {
  const words = texts[language];
  const kind: TestKind = block.attributes.kind ?? "pre";
  const items = itemsOf(block);
  const mark = block.attributes.passMark ?? (kind === "post" ? usualPassMark : undefined);
  const right = Math.ceil((items.length * (mark ?? 0)) / 100);
  return h("aside.scoring", [
    h("p.scoring-title", words.scoring),
    h("p", [
      words.points(items.length),
      " ",
      h("b", mark === undefined ? words.noPass : words.pass(items.length, right, mark)),
    ]),
    h("p", words.reading[kind]),
    ...strips(items, words),
  ]);
}

function strips(
  items: readonly Block[],
  words: { item: string; objective: string; right: string },
): ElementContent[] {
  const tables: Element[] = [];
  for (let start = 0; start < items.length; start += stripLength) {
    const part = items.slice(start, start + stripLength);
    const row = (head: string, cells: readonly string[]): Element =>
      h("tr", [h("th", { scope: "row" }, head), ...cells.map((cell) => h("td", cell))]);
    tables.push(
      h("table.tally", [
        h("tbody", [
          row(
            words.item,
            part.map(({ number }) => number ?? ""),
          ),
          row(
            words.objective,
            part.map(({ attributes }) => attributes.objectives?.join(", ") ?? "–"),
          ),
          row(
            words.right,
            part.map(() => ""),
          ),
        ]),
      ]),
    );
  }
  return tables;
}
