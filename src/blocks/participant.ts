import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A passage that only the participant's book has. */
export const participant: BlockSpec = {
  name: "participant",
  words: { en: "participant", id: "peserta" },
  doc: {
    en: "A passage that only the participant's book has.",
    id: "Bagian yang hanya ada di buku peserta.",
  },
  audience: "participant",
  attributes: ["title"],
  render: (block, children, context) => [shell(block, children, context, { tag: "div" })],
};
