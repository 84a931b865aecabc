import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** What an activity is for, in a sentence for everyone. */
export const aim: BlockSpec = {
  name: "aim",
  words: { en: "aim", id: "tujuan-kegiatan" },
  doc: {
    en: "What an activity is for, in a sentence for everyone.",
    id: "Untuk apa suatu kegiatan, dalam satu kalimat bagi semua.",
  },
  audience: "everyone",
  label: { en: "Aim", id: "Tujuan kegiatan" },
  attributes: [],
  parents: ["activity", "role-play"],
  once: true,
  render: (block, children, context) => [shell(block, children, context, { tag: "div" })],
};
