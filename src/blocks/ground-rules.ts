import { beforeNotes, ruledLines, shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** What a group agrees on at the start. */
export const groundRules: BlockSpec = {
  name: "ground-rules",
  words: { en: "ground-rules", id: "kontrak-belajar" },
  doc: {
    en: "Rules that the group agrees on: a list to start from, and lines for the group's own.",
    id: "Aturan yang disepakati kelas: daftar awal, dan garis tulis untuk aturan kelas sendiri.",
  },
  audience: "everyone",
  label: { en: "Ground rules", id: "Kontrak belajar" },
  attributes: ["id", "title", "lines"],
  titleIsHeading: false,
  writeIn: (block) => block.attributes.lines ?? 3,
  render: (block, children, context) => {
    const lines = context.policy.answers === "lines" ? ruledLines(block.writeIn ?? 0, context) : [];
    return [shell(block, beforeNotes(children, lines), context)];
  },
};
