import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A key message. */
export const keyMessage: BlockSpec = {
  name: "key-message",
  words: { en: "key-message", id: "pesan-kunci" },
  doc: {
    en: "One or two short sentences to remember, set large and alone.",
    id: "Satu atau dua kalimat pendek untuk diingat, dicetak besar.",
  },
  audience: "everyone",
  label: { en: "Remember", id: "Ingat" },
  attributes: [],
  render: (block, children, context) => [shell(block, children, context, { tag: "div" })],
};
