import { report } from "../diagnostics/report.ts";
import type { Block } from "../model/nodes.ts";
import { answersOf } from "./answers-of.ts";
import { exerciseShell } from "./exercise-markup.ts";
import { questionLabel, questionSeries } from "./exercise.ts";
import { beforeNotes, ruledLines } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";
import { linesFor } from "./write-in.ts";

const words = { en: "clause", id: "pasal-pkb" };

/** Lines that a clause needs at least. */
const leastLines = 6;

/** A clause of a collective agreement to write or to make stronger. */
export const clause: BlockSpec = {
  name: "clause",
  words,
  doc: {
    en: "A weak clause or a situation: participants draft their own clause, the guide has a strong one (`answer`) and tactics (`facilitator`).",
    id: "Pasal PKB yang lemah atau sebuah keadaan: peserta menyusun pasalnya sendiri, panduan memuat pasal yang kuat (`jawaban`) dan taktik (`fasilitator`).",
  },
  audience: "everyone",
  label: questionLabel,
  attributes: ["id", "title", "lines", "objectives"],
  numbered: questionSeries,
  titleIsHeading: false,
  writeIn: (block) => block.attributes.lines ?? Math.max(leastLines, linesFor(block)),
  prepare: (block, file) => {
    if (!block.children.some(isAnswer)) report(file, "answer-none", { name: words }, block.position?.start);
  },
  key: answersOf,
  render: (block, children, context) => {
    const lines = context.policy.answers === "lines" ? ruledLines(block.writeIn ?? leastLines, context) : [];
    return [exerciseShell(block, beforeNotes(children, lines), context)];
  },
};

function isAnswer(child: Block["children"][number]): boolean {
  return child.type === "block" && child.name === "answer";
}
