import type { BlockSpec } from "./spec.ts";
import { beforeCards, cardNote } from "./hand-out.ts";
import { shell } from "./markup.ts";

/** An activity: aim and task for everyone, its steps for the one who leads. */
export const activity: BlockSpec = {
  name: "activity",
  words: { en: "activity", id: "kegiatan" },
  doc: {
    en: "What the group does: aim and task in both books, steps in the guide.",
    id: "Yang dikerjakan kelompok: tujuan dan tugas di kedua buku, langkah hanya di panduan.",
  },
  audience: "everyone",
  label: { en: "Activity", id: "Kegiatan" },
  attributes: ["id", "title", "duration", "objectives", "method"],
  required: ["title"],
  numbered: { within: "session", style: "dotted" },
  timed: true,
  render: (block, children, context) => [
    shell(block, beforeCards(children, cardNote(context, block)), context),
  ],
};
