import { ruledLines, shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A moment to look back. */
export const reflection: BlockSpec = {
  name: "reflection",
  words: { en: "reflection", id: "refleksi" },
  doc: {
    en: "A moment to look back, with lines for the participant.",
    id: "Saat menengok kembali, dengan garis tulis bagi peserta.",
  },
  audience: "everyone",
  label: { en: "Reflection", id: "Refleksi" },
  attributes: ["id", "title", "lines"],
  writeIn: (block) => block.attributes.lines ?? 4,
  render: (block, children, context) => [
    shell(
      block,
      context.policy.answers === "lines"
        ? [...children, ...ruledLines(block.writeIn ?? 0, context)]
        : children,
      context,
    ),
  ],
};
