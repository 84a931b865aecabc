import { beforeCards, cardNote } from "./hand-out.ts";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A role play: the common brief for everyone, steps and cards for the one who leads. */
export const rolePlay: BlockSpec = {
  name: "role-play",
  words: { en: "role-play", id: "bermain-peran" },
  doc: {
    en: "A role play: the common brief in both books, steps and cards in the guide; cards are printed in the sheets file.",
    id: "Bermain peran: pengantar di kedua buku, langkah dan kartu di panduan; kartu dicetak di berkas lembar lepas.",
  },
  audience: "everyone",
  label: { en: "Role play", id: "Bermain peran" },
  attributes: ["id", "title", "duration", "objectives", "method"],
  required: ["title"],
  numbered: { within: "session", series: "activity", style: "dotted" },
  timed: true,
  render: (block, children, context) => [
    shell(block, beforeCards(children, cardNote(context, block)), context),
  ],
};
