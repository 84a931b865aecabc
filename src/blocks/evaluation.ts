import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Localized } from "../model/language.ts";
import { renderedItems, replaceFirst, type RenderedItem } from "./exercise-markup.ts";
import { face, type Mood } from "./face.ts";
import { handOutNote } from "./hand-out.ts";
import { ruledLines, shell } from "./markup.ts";
import type { BlockContext, BlockSpec } from "./spec.ts";

interface Grade {
  word: Localized;
  /** Drawn over the word. */
  mood?: Mood;
}

/** Scales: faces for the end of a day, words for the end of a training. */
const scales: Record<"daily" | "final", readonly Grade[]> = {
  daily: [
    { word: { en: "Yes", id: "Ya" }, mood: "glad" },
    { word: { en: "Partly", id: "Sebagian" }, mood: "even" },
    { word: { en: "No", id: "Belum" }, mood: "sad" },
  ],
  final: [
    { word: { en: "Disagree", id: "Tidak setuju" } },
    { word: { en: "Partly disagree", id: "Kurang setuju" } },
    { word: { en: "Agree", id: "Setuju" } },
    { word: { en: "Fully agree", id: "Sangat setuju" } },
  ],
};

const texts = {
  id: {
    statement: "Pernyataan",
    tally: "Rekap: tulis jumlah tanda di setiap kotak",
    daily: [
      "Hitung tanda di setiap kolom sebelum hari ini ditutup. Jangan mencari tahu siapa yang menulis.",
      "Pernyataan dengan paling banyak “Belum” dibahas tim hari ini juga. Katakan besok pagi apa yang diubah.",
    ],
    final: [
      "Hitung tanda di setiap kotak, lalu baca kolom kiri lebih dulu. Jangan mencari tahu siapa yang menulis.",
      "Bila satu dari lima orang atau lebih kurang atau tidak setuju, perbaiki sebelum pelatihan berikutnya.",
    ],
    open: "Jawaban yang mirip dikumpulkan dan dihitung. Catat juga yang hanya ditulis satu orang.",
  },
  en: {
    statement: "Statement",
    tally: "Tally: write the number of marks in each box",
    daily: [
      "Count the marks of each column before the day ends. Do not try to find out who wrote what.",
      "The team talks over the statement with most answers “No” today, and tells participants tomorrow what changes.",
    ],
    final: [
      "Count the marks in each box, then read the columns on the left first. Do not try to find out who wrote what.",
      "Where one in five or more disagree, fully or partly, change it before the next training.",
    ],
    open: "Collect similar answers and count them. Note what only one person wrote, too.",
  },
};

/** A form to judge a day or a whole training. */
export const evaluation: BlockSpec = {
  name: "evaluation",
  words: { en: "evaluation", id: "evaluasi" },
  doc: {
    en: "A form without names: statements as a list get a scale to mark, questions as a numbered list get lines; the guide has a table to tally and how to read it.",
    id: "Formulir tanpa nama: pernyataan dalam daftar biasa mendapat skala, pertanyaan dalam daftar bernomor mendapat garis tulis; panduan memuat tabel rekap dan cara membacanya.",
  },
  audience: "everyone",
  copies: "participant",
  label: { en: "Evaluation", id: "Evaluasi" },
  attributes: ["id", "title", "occasion", "lines"],
  required: ["title", "occasion"],
  numbered: { within: "module", style: "plain" },
  sheet: true,
  writeIn: (block) => block.attributes.lines ?? 3,
  render: (block, children, context) => {
    const occasion = block.attributes.occasion ?? "final";
    const shown = context.policy.plan === "shown";
    const lines = context.policy.answers === "lines" ? (block.writeIn ?? 0) : 0;
    const rated = replaceFirst(children, isList("ul"), (list) =>
      rating(renderedItems(list), { occasion, shown }, context),
    );
    const whole = replaceFirst(rated, isList("ol"), (list) => [
      openQuestions(renderedItems(list), lines, context),
      ...(shown ? [h("p.how-to", texts[context.language].open)] : []),
    ]);
    const content = [...handOutNote(context, "form"), ...whole];
    return [shell(block, content, context)];
  },
};

function isList(name: "ul" | "ol"): (element: Element) => boolean {
  return ({ tagName }) => tagName === name;
}

/** The scale: boxes to mark for participants, boxes to count in for those who lead. */
function rating(
  items: readonly RenderedItem[],
  { occasion, shown }: { occasion: "daily" | "final"; shown: boolean },
  context: BlockContext,
): ElementContent[] {
  const { language } = context;
  const words = texts[language];
  const scale = scales[occasion];
  const head = ({ word, mood }: Grade): Element =>
    h("th", { scope: "col", align: "center" }, [
      ...(mood ? [h("span.face", [context.draw(face(mood))])] : []),
      h("span", word[language]),
    ]);
  const table = h("table", { className: ["fill", "rating", occasion] }, [
    h("thead", [h("tr", [h("th", { scope: "col" }, words.statement), ...scale.map(head)])]),
    h(
      "tbody",
      items.map(({ asked, below }) => h("tr", [h("td", [...asked, ...below]), ...scale.map(() => h("td"))])),
    ),
  ]);
  if (!shown) return [table];
  return [
    h("p.tally-title", words.tally),
    table,
    h(
      "div.how-to",
      words[occasion].map((text) => h("p", text)),
    ),
  ];
}

function openQuestions(items: readonly RenderedItem[], lines: number, context: BlockContext): Element {
  return h(
    "ol.open-questions",
    items.map(({ asked, below }) => h("li", [h("p", asked), ...below, ...ruledLines(lines, context)])),
  );
}
