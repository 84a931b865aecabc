import { h } from "hastscript";
import type { List, PhrasingContent } from "mdast";
import { report } from "../diagnostics/report.ts";
import type { Blank, Block } from "../model/nodes.ts";
import { answersOf } from "./answers-of.ts";
import { exerciseShell, hasClass, replaceFirst } from "./exercise-markup.ts";
import { checkItems, exerciseWords, itemAttributes, questionLabel, questionSeries } from "./exercise.ts";
import type { BlockSpec } from "./spec.ts";
import { walk } from "../transforms/walk.ts";

const words = { en: "fill-in", id: "isian" };

/** A text with words left out. */
export const fillIn: BlockSpec = {
  name: "fill-in",
  words,
  doc: {
    en: "A text with blanks `[[word]]`; `word-bank=yes` prints the words in alphabetical order.",
    id: "Teks dengan tempat kosong `[[kata]]`; `bank-kata=ya` mencetak katanya menurut abjad.",
  },
  audience: "everyone",
  exercise: true,
  label: questionLabel,
  attributes: [...itemAttributes, "wordBank"],
  numbered: questionSeries,
  prepare: (block, file) => {
    checkItems(block, file);
    walk(block, (node) => {
      if ((node.type === "inlineCode" || node.type === "code") && node.value.includes("[["))
        report(file, "blank-code", {}, node);
    });
    const blanks = blanksIn(block);
    if (blanks.length === 0) report(file, "blank-none", { name: words }, block.position?.start);
    for (const blank of blanks) if (blank.value === "") report(file, "blank-empty", {}, blank);
    if (block.attributes.wordBank === true) block.children.unshift(bankOf(blanks));
  },
  key: (block) => {
    const found = blanksIn(block).flatMap(({ value }, index): PhrasingContent[] => [
      { type: "text", value: index === 0 ? "" : "; " },
      { type: "strong", children: [{ type: "text", value }] },
    ]);
    return [{ type: "paragraph", children: found }, ...answersOf(block)];
  },
  render: (block, children, context) => {
    const lead = exerciseWords(context.language).wordBank;
    const content = replaceFirst(
      children,
      (element) => hasClass(element, "word-bank"),
      (list) => [h("div.words", [h("p.legend", lead), list])],
    );
    return [exerciseShell(block, content, context)];
  },
};

/** Blanks of the text, in order; those in what is for the facilitator are none to fill. */
function blanksIn(block: Block): Blank[] {
  const blanks: Blank[] = [];
  walk(block, (node) => {
    if (node.type === "block" && node !== block) return false;
    if (node.type === "blank") blanks.push(node);
    return undefined;
  });
  return blanks;
}

/** Every word once, in an order that does not depend on the machine. */
function bankOf(blanks: readonly Blank[]): List {
  const once = new Map(blanks.map(({ value }) => [value.toLowerCase(), value]));
  const sorted = [...once.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    type: "list",
    data: { hProperties: { className: ["word-bank"] } },
    children: sorted.map(([, value]) => ({
      type: "listItem",
      children: [{ type: "paragraph", children: [{ type: "text", value }] }],
    })),
  };
}
