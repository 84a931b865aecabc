import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** The model answer of a question. */
export const answer: BlockSpec = {
  name: "answer",
  words: { en: "answer", id: "jawaban" },
  doc: {
    en: "The model answer of the question it stands in; participants get lines instead.",
    id: "Jawaban contoh untuk pertanyaan tempatnya berdiri; peserta mendapat garis tulis.",
  },
  audience: "facilitator",
  label: { en: "Answer", id: "Jawaban" },
  attributes: [],
  parents: ["question"],
  once: true,
  render: (block, children, context) => [shell(block, children, context, { tag: "div" })],
};
