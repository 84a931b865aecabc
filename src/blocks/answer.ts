import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** The model answer of an exercise. */
export const answer: BlockSpec = {
  name: "answer",
  words: { en: "answer", id: "jawaban" },
  doc: {
    en: "The model answer of the exercise it stands in; participants get lines or empty boxes instead.",
    id: "Jawaban contoh untuk latihan tempatnya berdiri; peserta mendapat garis tulis atau kotak kosong.",
  },
  audience: "facilitator",
  label: { en: "Answer", id: "Jawaban" },
  attributes: [],
  parents: [
    "question",
    "choice",
    "true-false",
    "matching",
    "fill-in",
    "fill-table",
    "checklist",
    "clause",
    "discussion",
    "ask",
  ],
  once: true,
  render: (block, children, context) => [shell(block, children, context, { tag: "div" })],
};
