import { withExpected } from "./expected.ts";
import { ruledLines, shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";
import { linesFor } from "./write-in.ts";

/** A question to talk over in groups. */
export const discussion: BlockSpec = {
  name: "discussion",
  words: { en: "discussion", id: "diskusi" },
  doc: {
    en: "A question to talk over in groups: lines for notes; points to expect go in an answer inside.",
    id: "Pertanyaan untuk dibahas berkelompok: garis tulis untuk catatan; pokok yang diharapkan ditulis sebagai jawaban di dalamnya.",
  },
  audience: "everyone",
  label: { en: "Discussion", id: "Diskusi" },
  attributes: ["id", "lines", "objectives"],
  numbered: { within: "session", style: "plain" },
  writeIn: (block) => block.attributes.lines ?? linesFor(block),
  render: (block, children, context) => {
    const lines = context.policy.answers === "lines" ? ruledLines(block.writeIn ?? 0, context) : [];
    const content = [...withExpected(children, context.language), ...lines];
    return [shell(block, content, context, { tag: "div" })];
  },
};
