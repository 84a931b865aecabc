import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { BlockContent, List } from "mdast";
import type { Language } from "../model/language.ts";
import { answersOf, isBlockContent } from "./answers-of.ts";
import { exerciseShell, isTasks, reason, renderedItems, replaceFirst } from "./exercise-markup.ts";
import {
  answerPart,
  checkExercise,
  checkMarks,
  exerciseWords,
  itemAttributes,
  onlyKnown,
  partsOfItem,
  questionLabel,
  questionSeries,
  taskList,
} from "./exercise.ts";
import type { BlockContext, BlockSpec } from "./spec.ts";

const words = { en: "true-false", id: "benar-salah" };

/** Statements to judge. */
export const trueFalse: BlockSpec = {
  name: "true-false",
  words,
  doc: {
    en: "Statements to judge: `- [x]` is true, `- [ ]` false; participants get two boxes, the guide the verdict and reasons.",
    id: "Pernyataan untuk dinilai: `- [x]` benar, `- [ ]` salah; peserta mendapat dua kotak, panduan mendapat kunci dan alasannya.",
  },
  audience: "everyone",
  exercise: true,
  label: questionLabel,
  attributes: itemAttributes,
  numbered: questionSeries,
  prepare: (block, file) => {
    const list = checkExercise(block, { name: words, part: taskList }, file);
    if (list) checkMarks(list, file);
  },
  withhold: (block) => onlyKnown(block, taskList),
  key: (block, language) => {
    const list = answerPart(block, taskList);
    return [...(list ? verdicts(list, language) : []), ...answersOf(block)];
  },
  render: (block, children, context) => {
    const truths = answerPart(block, taskList)?.children.map(({ checked }) => checked === true) ?? [];
    const content = replaceFirst(children, isTasks, (list) => [statementsOf(list, truths, context)]);
    return [exerciseShell(block, content, context)];
  },
};

/** Statements with two boxes each; in the guide one of the two is filled, and the verdict stands before the reason. */
function statementsOf(
  list: Element,
  truths: readonly boolean[],
  { policy, language }: BlockContext,
): Element {
  const words = exerciseWords(language);
  const shown = policy.answers === "shown";
  const rendered = renderedItems(list);
  const single = rendered.length === 1;
  const items = rendered.map(({ asked, below }, index) => {
    const truth = truths[index] === true;
    const boxes = [
      h("span.tick", { className: shown && truth ? ["chosen"] : [] }, single ? words.true : words.trueLetter),
      h(
        "span.tick",
        { className: shown && !truth ? ["chosen"] : [] },
        single ? words.false : words.falseLetter,
      ),
    ];
    const verdict = truth ? words.true : words.false;
    return h("li", [
      h("span.statement-line", [
        h("span.statement", asked),
        " ",
        h("span.verdict", shown ? { role: "img", ariaLabel: verdict } : {}, boxes),
      ]),
      ...(shown ? reason(withLead(h("b", `${verdict}.`), below)) : []),
    ]);
  });
  const legend = `${words.trueLetter} = ${words.true.toLowerCase()}, ${words.falseLetter} = ${words.false.toLowerCase()}`;
  return h("div.judged", [
    shown || single ? null : h("p.legend", legend),
    h(single ? "ul" : "ol", { className: ["statements"], type: single ? undefined : "a" }, items),
  ]);
}

/** A word before a reason, in its first paragraph where it has one. */
function withLead(lead: Element, below: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = below;
  return first?.type === "element" && first.tagName === "p"
    ? [{ ...first, children: [lead, { type: "text", value: " " }, ...first.children] }, ...rest]
    : [h("p", lead), ...below];
}

/** "Salah." before the reason of each statement. */
function verdicts(list: List, language: Language): BlockContent[] {
  const words = exerciseWords(language);
  const items = list.children.map((item): List["children"][number] => {
    const verdict = `${item.checked === true ? words.true : words.false}.`;
    const below = partsOfItem(item).below.filter(isBlockContent);
    const [first, ...rest] = below;
    const strong = { type: "strong" as const, children: [{ type: "text" as const, value: verdict }] };
    const lead: BlockContent =
      first?.type === "paragraph"
        ? { ...first, children: [strong, { type: "text", value: " " }, ...first.children] }
        : { type: "paragraph", children: [strong] };
    return { type: "listItem", children: [lead, ...(first?.type === "paragraph" ? rest : below)] };
  });
  const [only, ...others] = items;
  if (only && others.length === 0) return only.children.filter(isBlockContent);
  return [{ type: "list", ordered: true, data: { hProperties: { type: "a" } }, children: items }];
}
