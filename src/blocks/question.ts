import { answersOf } from "./answers-of.ts";
import { exerciseShell } from "./exercise-markup.ts";
import { itemAttributes, questionLabel, questionSeries } from "./exercise.ts";
import { ruledLines } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";
import { linesFor } from "./write-in.ts";

/** A question, with ruled lines or with its model answer. */
export const question: BlockSpec = {
  name: "question",
  words: { en: "question", id: "pertanyaan" },
  doc: {
    en: "A question: ruled lines in the participant's book, the model answer in the guide.",
    id: "Pertanyaan: garis tulis di buku peserta, jawaban contoh di panduan.",
  },
  audience: "everyone",
  label: questionLabel,
  attributes: [...itemAttributes, "lines"],
  numbered: questionSeries,
  writeIn: (block) => block.attributes.lines ?? linesFor(block),
  key: answersOf,
  render: (block, children, context) => [
    exerciseShell(
      block,
      context.policy.answers === "lines"
        ? [...children, ...ruledLines(block.writeIn ?? 0, context)]
        : children,
      context,
    ),
  ],
};
