import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** What participants do in an activity. */
export const task: BlockSpec = {
  name: "task",
  words: { en: "task", id: "tugas" },
  doc: {
    en: "What participants do in an activity.",
    id: "Yang dikerjakan peserta dalam suatu kegiatan.",
  },
  audience: "everyone",
  label: { en: "Your task", id: "Tugas Anda" },
  attributes: [],
  parents: ["activity", "role-play"],
  once: true,
  render: (block, children, context) => [shell(block, children, context, { tag: "div" })],
};
