import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** Safeguarding: a way out and where to find help. */
export const safeguard: BlockSpec = {
  name: "safeguard",
  words: { en: "safeguard", id: "perlindungan" },
  doc: {
    en: "For hard subjects: the way out of an exercise and where to find help; how to handle it goes in a facilitator note inside.",
    id: "Untuk pokok yang berat: jalan keluar dari latihan dan tempat mencari bantuan; cara menanganinya ditulis di catatan fasilitator di dalamnya.",
  },
  audience: "everyone",
  label: { en: "Safe space", id: "Ruang aman" },
  attributes: ["title"],
  titleIsHeading: false,
  render: (block, children, context) => [shell(block, children, context)],
};
