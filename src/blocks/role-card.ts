import { h } from "hastscript";
import type { Localized } from "../model/language.ts";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

const piecesWord: Localized = { en: "of this card in a set", id: "lembar kartu ini dalam satu set" };

/** A role to hand to one player, cut from a sheet of cards. */
export const roleCard: BlockSpec = {
  name: "role-card",
  words: { en: "role-card", id: "kartu-peran" },
  doc: {
    en: "The card of one role: printed several to a page with cut lines in the sheets file, in full in the guide, never in the participant's book.",
    id: "Kartu satu peran: dicetak beberapa kartu sehalaman dengan garis gunting di berkas lembar lepas, utuh di panduan, tidak ada di buku peserta.",
  },
  audience: "holder",
  copies: "group",
  label: { en: "Role card", id: "Kartu peran" },
  attributes: ["title", "pieces"],
  required: ["title"],
  parents: ["role-play", "activity"],
  numbered: { within: "parent", style: "plain" },
  titleIsHeading: false,
  render: (block, children, context) => {
    const { pieces = 1 } = block.attributes;
    const several = pieces > 1 && context.policy.plan === "shown";
    const note = several ? [h("p.pieces", `${pieces} ${piecesWord[context.language]}`)] : [];
    return [shell(block, [...note, ...children], context, { tag: "div" })];
  },
};
