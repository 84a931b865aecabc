import { shell } from "./markup.ts";
import { withExpected } from "./expected.ts";
import type { BlockSpec } from "./spec.ts";

/** A question that the facilitator asks the group, word for word. */
export const ask: BlockSpec = {
  name: "ask",
  words: { en: "ask", id: "tanyakan" },
  doc: {
    en: "A question that the facilitator asks aloud, word for word; what to expect goes in an answer inside.",
    id: "Pertanyaan yang diajukan fasilitator, apa adanya; yang diharapkan ditulis sebagai jawaban di dalamnya.",
  },
  audience: "facilitator",
  label: { en: "Ask", id: "Tanyakan" },
  attributes: [],
  render: (block, children, context) => [
    shell(block, withExpected(children, context.language), context, { tag: "div" }),
  ],
};
