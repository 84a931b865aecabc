import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** What the facilitator says, word for word. */
export const say: BlockSpec = {
  name: "say",
  words: { en: "say", id: "ucapkan" },
  doc: {
    en: "What the facilitator says, word for word.",
    id: "Kalimat yang diucapkan fasilitator, apa adanya.",
  },
  audience: "facilitator",
  label: { en: "Say", id: "Ucapkan" },
  attributes: [],
  render: (block, children, context) => [shell(block, children, context, { tag: "div" })],
};
