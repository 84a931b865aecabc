import { handOutNote, prepareHandOut } from "./hand-out.ts";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A sheet for those who watch. */
export const observer: BlockSpec = {
  name: "observer",
  words: { en: "observer", id: "lembar-pengamat" },
  doc: {
    en: "A loose sheet for those who watch a role play: what to look for, with room to write.",
    id: "Lembar lepas bagi pengamat permainan peran: apa yang diamati, dengan tempat menulis.",
  },
  audience: "holder",
  copies: "group",
  label: { en: "Observer sheet", id: "Lembar Pengamat" },
  attributes: ["id", "title", "when", "objectives"],
  required: ["title"],
  numbered: { within: "module", style: "plain" },
  sheet: true,
  prepare: prepareHandOut,
  render: (block, children, context) => [
    shell(block, [...handOutNote(context, "observer"), ...children], context),
  ],
};
