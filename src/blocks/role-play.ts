import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A role play: the common brief for everyone, steps and cards for the one who leads. */
export const rolePlay: BlockSpec = {
  name: "role-play",
  words: { en: "role-play", id: "bermain-peran" },
  doc: {
    en: "A role play: the common brief in both books, its steps in the guide.",
    id: "Bermain peran: pengantar di kedua buku, langkah hanya di panduan.",
  },
  audience: "everyone",
  label: { en: "Role play", id: "Bermain peran" },
  attributes: ["id", "title", "duration", "objectives", "method"],
  required: ["title"],
  numbered: { within: "session", series: "activity", style: "dotted" },
  timed: true,
  render: (block, children, context) => [shell(block, children, context)],
};
