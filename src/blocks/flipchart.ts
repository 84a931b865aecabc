import { h } from "hastscript";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

const slideLabel = { en: "Slide", id: "Salindia" };

/** What stands on a flipchart or a slide. */
export const flipchart: BlockSpec = {
  name: "flipchart",
  words: { en: "flipchart", id: "plano" },
  doc: {
    en: "What the facilitator writes on a flipchart, drawn as a sheet; with `medium=slide` what a slide shows.",
    id: "Yang ditulis fasilitator di kertas plano, digambar sebagai lembar; dengan `media=salindia` isi satu salindia.",
  },
  audience: "facilitator",
  label: { en: "Flipchart", id: "Kertas plano" },
  attributes: ["title", "medium"],
  titleIsHeading: false,
  render: (block, children, context) => {
    const slide = block.attributes.medium === "slide";
    const label = slide ? slideLabel[context.language] : context.label;
    const sheet = h("div", { className: ["sheet", slide ? "slide" : "paper"] }, children);
    return [shell(block, [sheet], { ...context, label })];
  },
};
