import { beforeNotes, ruledLines, shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** What participants hope to take home. */
export const expectations: BlockSpec = {
  name: "expectations",
  words: { en: "expectations", id: "harapan" },
  doc: {
    en: "What participants expect of the training: lines to write on; how to collect them goes in a facilitator note inside.",
    id: "Harapan peserta terhadap pelatihan: garis tulis; cara mengumpulkannya ditulis di catatan fasilitator di dalamnya.",
  },
  audience: "everyone",
  label: { en: "Expectations", id: "Harapan" },
  attributes: ["id", "title", "lines"],
  titleIsHeading: false,
  writeIn: (block) => block.attributes.lines ?? 3,
  render: (block, children, context) => {
    const lines = context.policy.answers === "lines" ? ruledLines(block.writeIn ?? 0, context) : [];
    return [shell(block, beforeNotes(children, lines), context)];
  },
};
