import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** An energiser. */
export const energizer: BlockSpec = {
  name: "energizer",
  words: { en: "energizer", id: "energizer" },
  doc: {
    en: "A short game that brings energy back, with its seated variant.",
    id: "Permainan singkat pengembali tenaga, dengan pilihan sambil duduk.",
  },
  audience: "facilitator",
  label: { en: "Energiser", id: "Energizer" },
  attributes: ["id", "title", "duration", "objectives", "method"],
  required: ["title"],
  timed: true,
  render: (block, children, context) => [shell(block, children, context)],
};
