import type { Element } from "hast";
import { h } from "hastscript";
import type { BlockContent, List, PhrasingContent } from "mdast";
import { report } from "../diagnostics/report.ts";
import { exerciseShell, isTasks, reason, renderedItems, replaceFirst } from "./exercise-markup.ts";
import {
  answerPart,
  checkExercise,
  checkMarks,
  exerciseWords,
  itemAttributes,
  letterAt,
  onlyKnown,
  partsOfItem,
  questionLabel,
  questionSeries,
  taskList,
} from "./exercise.ts";
import { answersOf, isBlockContent } from "./answers-of.ts";
import type { BlockContext, BlockSpec } from "./spec.ts";

const words = { en: "choice", id: "pilihan-ganda" };

/** A question with options, of which one or more are right. */
export const choice: BlockSpec = {
  name: "choice",
  words,
  doc: {
    en: "A question with options: `- [x]` is right, `- [ ]` wrong; participants get empty boxes, the guide the key and reasons.",
    id: "Soal dengan pilihan: `- [x]` benar, `- [ ]` salah; peserta mendapat kotak kosong, panduan mendapat kunci dan alasannya.",
  },
  audience: "everyone",
  exercise: true,
  label: questionLabel,
  attributes: itemAttributes,
  numbered: questionSeries,
  prepare: (block, file) => {
    const list = checkExercise(block, { name: words, part: taskList }, file);
    if (!list || !checkMarks(list, file)) return;
    const { length } = list.children;
    if (length < 2) report(file, "choice-options", { count: length }, list.position?.start);
    if (!list.children.some(({ checked }) => checked === true))
      report(file, "choice-right", {}, list.position?.start);
  },
  withhold: (block) => onlyKnown(block, taskList),
  key: (block) => {
    const list = answerPart(block, taskList);
    return [...(list ? rightOptions(list) : []), ...answersOf(block)];
  },
  render: (block, children, context) => {
    const right = answerPart(block, taskList)?.children.map(({ checked }) => checked === true) ?? [];
    const content = replaceFirst(children, isTasks, (list) => [optionsOf(list, right, context)]);
    return [exerciseShell(block, content, context)];
  },
};

/** Options with letters and boxes. The right ones are marked by shape and weight, so that no print loses them. */
function optionsOf(list: Element, right: readonly boolean[], { policy, language }: BlockContext): Element {
  const shown = policy.answers === "shown";
  const items = renderedItems(list).map(({ asked, below }, index) => {
    const marked = shown && right[index] === true;
    const box = marked
      ? h("span.box.marked", { role: "img", ariaLabel: exerciseWords(language).right })
      : h("span.box");
    const line = h("span.option-text", marked ? [h("b", asked)] : asked);
    return h("li", { className: marked ? ["right"] : undefined }, [
      h("span.option-line", [box, line]),
      ...reason(below),
    ]);
  });
  return h("ol.options", { type: "A" }, items);
}

/** The right options with their letters, and their reasons. */
function rightOptions(list: List): BlockContent[] {
  return list.children.flatMap((item, index) => {
    if (item.checked !== true) return [];
    const { asked, below } = partsOfItem(item);
    const letter: PhrasingContent = {
      type: "strong",
      children: [{ type: "text", value: `${letterAt(index)}. ` }],
    };
    return [
      { type: "paragraph" as const, children: [letter, ...(asked?.children ?? [])] },
      ...below.filter(isBlockContent),
    ];
  });
}
