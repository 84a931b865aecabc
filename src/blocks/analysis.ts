import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** What a case shows. */
export const analysis: BlockSpec = {
  name: "analysis",
  words: { en: "analysis", id: "analisis" },
  doc: {
    en: "What a case shows and what to draw from it, for those who lead its discussion.",
    id: "Isi pokok suatu kasus dan pelajarannya, bagi yang memimpin pembahasannya.",
  },
  audience: "facilitator",
  label: { en: "Analysis", id: "Analisis" },
  attributes: ["title"],
  parents: ["case"],
  titleIsHeading: false,
  render: (block, children, context) => [shell(block, children, context, { tag: "aside" })],
};
