import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A sheet to hand out, on a page of its own. */
export const handout: BlockSpec = {
  name: "handout",
  words: { en: "handout", id: "bahan-bagikan" },
  doc: {
    en: "A sheet to hand out, on a page of its own in the participant's book.",
    id: "Lembar untuk dibagikan, di halaman sendiri dalam buku peserta.",
  },
  audience: "everyone",
  label: { en: "Handout", id: "Bahan Bagikan" },
  attributes: ["id", "title"],
  required: ["title"],
  numbered: { within: "module", style: "plain" },
  sheet: true,
  render: (block, children, context) => [shell(block, children, context)],
};
