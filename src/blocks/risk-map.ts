import { h } from "hastscript";
import { floorPlan } from "./drawings/floor-plan.ts";
import { symbols } from "./drawings/symbol.ts";
import { charted, checkLegend, pictured } from "./legend.ts";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

const texts = {
  en: { place: "Workplace", measure: "Steps between two dots", spoken: "Empty floor plan, to draw on" },
  id: { place: "Tempat kerja", measure: "Langkah antara dua titik", spoken: "Denah kosong, untuk digambari" },
};

/** An empty floor plan to draw hazards on. */
export const riskMap: BlockSpec = {
  name: "risk-map",
  words: { en: "risk-map", id: "peta-risiko" },
  doc: {
    en: "An empty floor plan to draw a workplace and its hazards on; its list is the legend, each entry with a symbol of its own.",
    id: "Denah kosong untuk menggambar tempat kerja dan bahayanya; daftar di dalamnya menjadi legenda, tiap butir dengan tandanya sendiri.",
  },
  audience: "everyone",
  label: { en: "Risk map", id: "Peta risiko" },
  attributes: ["id", "title"],
  titleIsHeading: false,
  prepare: (block, file) => checkLegend(block, symbols, file),
  render: (block, children, context) => {
    const { place, measure, spoken } = texts[context.language];
    const small = context.policy.answers === "shown";
    const plan = pictured(floorPlan(small ? 0.4 : 1), spoken, context);
    const fields = h("p.name-line", [h("span.blank.wide", place), " ", h("span.blank.wide", measure)]);
    const chart = { drawing: small ? [plan] : [fields, plan], marks: symbols, small };
    return [shell(block, charted(children, chart, context), context)];
  },
};
