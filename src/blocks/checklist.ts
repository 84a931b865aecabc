import type { Element } from "hast";
import { h } from "hastscript";
import { exerciseShell, reason, renderedItems, replaceFirst } from "./exercise-markup.ts";
import {
  anyList,
  checkExercise,
  exerciseWords,
  onlyKnown,
  questionLabel,
  questionSeries,
} from "./exercise.ts";
import type { BlockContext, BlockSpec } from "./spec.ts";

const words = { en: "checklist", id: "daftar-periksa" };

const columns = { id: ["Ya", "Tidak", "Catatan"], en: ["Yes", "No", "Notes"] };

/** Letters of the longest head over a column to tick; a longer one has room for words. */
const longestTick = 6;

/** A list to walk round with. */
export const checklist: BlockSpec = {
  name: "checklist",
  words,
  doc: {
    en: 'A list to check things with: participants get columns to tick (`columns="Yes, No, Notes"`), the guide what to look for, written below each item.',
    id: 'Daftar untuk memeriksa: peserta mendapat kolom centang (`kolom="Ya, Tidak, Catatan"`), panduan mendapat contoh yang dicari, ditulis di bawah setiap butir.',
  },
  audience: "everyone",
  exercise: true,
  label: questionLabel,
  attributes: ["id", "title", "columns", "objectives"],
  numbered: questionSeries,
  titleIsHeading: false,
  prepare: (block, file) => {
    checkExercise(block, { name: words, part: anyList }, file);
  },
  withhold: (block) => onlyKnown(block, anyList),
  render: (block, children, context) => {
    const heads = block.attributes.columns ?? columns[context.language];
    const content = replaceFirst(children, isList, (list) => [
      context.policy.answers === "shown" ? examplesOf(list) : tableOf(list, heads, context),
    ]);
    return [exerciseShell(block, content, context)];
  },
};

function isList({ tagName }: Element): boolean {
  return tagName === "ul" || tagName === "ol";
}

/** The items with what to look for. */
function examplesOf(list: Element): Element {
  const items = renderedItems(list).map(({ asked, below }) => h("li", [h("p", asked), ...reason(below)]));
  return h("ol.examples", items);
}

/** The items with columns to tick. */
function tableOf(list: Element, heads: readonly string[], { language }: BlockContext): Element {
  const kind = (head: string): string => (head.length > longestTick ? "note" : "mark");
  const rows = renderedItems(list).map(({ asked }) =>
    h("tr", [h("td", asked), ...heads.map((head) => h("td.to-fill", { className: [kind(head)] }))]),
  );
  return h("table.fill", [
    h(
      "thead",
      h("tr", [
        h("th", { scope: "col" }, exerciseWords(language).toCheck),
        ...heads.map((head) => h("th", { scope: "col", className: [kind(head)] }, head)),
      ]),
    ),
    h("tbody", rows),
  ]);
}
