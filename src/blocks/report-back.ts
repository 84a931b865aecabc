import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** What groups tell the class at the end of an activity. */
export const reportBack: BlockSpec = {
  name: "report-back",
  words: { en: "report-back", id: "laporan" },
  doc: {
    en: "What groups tell the class at the end of an activity.",
    id: "Yang dilaporkan kelompok kepada kelas di akhir kegiatan.",
  },
  audience: "everyone",
  label: { en: "Report back", id: "Laporan" },
  attributes: [],
  parents: ["activity", "role-play"],
  once: true,
  render: (block, children, context) => [shell(block, children, context, { tag: "div" })],
};
