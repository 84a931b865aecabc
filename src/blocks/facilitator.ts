import type { Localized } from "../model/language.ts";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

const handOut: Localized = { en: "Hand out", id: "Bagikan" };

/** A note to the facilitator. */
export const facilitator: BlockSpec = {
  name: "facilitator",
  words: { en: "facilitator", id: "fasilitator" },
  doc: {
    en: "A note that only the facilitator's guide has.",
    id: "Catatan yang hanya ada di panduan fasilitator.",
  },
  audience: "facilitator",
  label: { en: "Facilitator’s note", id: "Catatan fasilitator" },
  attributes: ["title"],
  titleIsHeading: false,
  render: (block, children, context) => {
    // Made from a sheet's `when`: it says nothing but that.
    const when = block.attributes.when !== undefined;
    const label = when ? handOut[context.language] : context.label;
    return [shell(block, children, { ...context, label }, { tag: "aside" })];
  },
};
