import { body } from "./drawings/body.ts";
import { symbols } from "./drawings/symbol.ts";
import { charted, checkLegend, pictured } from "./legend.ts";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

const texts = {
  en: {
    front: "Front",
    back: "Back",
    left: "left",
    right: "right",
    spoken: "Outline of a body from the front and from behind, to mark",
  },
  id: {
    front: "Depan",
    back: "Belakang",
    left: "kiri",
    right: "kanan",
    spoken: "Garis luar tubuh dari depan dan dari belakang, untuk ditandai",
  },
};

/** Outlines of a body to mark complaints on. */
export const bodyMap: BlockSpec = {
  name: "body-map",
  words: { en: "body-map", id: "peta-tubuh" },
  doc: {
    en: "Outlines of a body, front and back, to mark; its list is the legend, each entry with a symbol of its own.",
    id: "Garis luar tubuh, depan dan belakang, untuk ditandai; daftar di dalamnya menjadi legenda, tiap butir dengan tandanya sendiri.",
  },
  audience: "everyone",
  label: { en: "Body map", id: "Peta tubuh" },
  attributes: ["id", "title"],
  titleIsHeading: false,
  prepare: (block, file) => checkLegend(block, symbols, file),
  render: (block, children, context) => {
    const { front, back, left, right, spoken } = texts[context.language];
    const small = context.policy.answers === "shown";
    const svg = small ? body({ front, back }, 0.4) : body({ front, back, sides: { left, right } }, 1);
    const chart = { drawing: [pictured(svg, spoken, context)], marks: symbols, small };
    return [shell(block, charted(children, chart, context), context)];
  },
};
