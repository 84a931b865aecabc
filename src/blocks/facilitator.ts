import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A note to the facilitator. */
export const facilitator: BlockSpec = {
  name: "facilitator",
  words: { en: "facilitator", id: "fasilitator" },
  doc: {
    en: "A note that only the facilitator's guide has.",
    id: "Catatan yang hanya ada di panduan fasilitator.",
  },
  audience: "facilitator",
  label: { en: "Facilitator's note", id: "Catatan fasilitator" },
  attributes: ["title"],
  titleIsHeading: false,
  render: (block, children, context) => [
    shell(block, children, context, {
      tag: "aside",
    }),
  ],
};
