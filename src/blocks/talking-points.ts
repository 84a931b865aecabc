import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** What to bring up when a text is presented. */
export const talkingPoints: BlockSpec = {
  name: "talking-points",
  words: { en: "talking-points", id: "pokok-bicara" },
  doc: {
    en: "What the facilitator brings up when presenting the text it stands in.",
    id: "Pokok yang disampaikan fasilitator saat membawakan bacaan tempatnya berdiri.",
  },
  audience: "facilitator",
  label: { en: "Talking points", id: "Pokok bicara" },
  attributes: ["title"],
  parents: ["reading", "handout", "law"],
  titleIsHeading: false,
  render: (block, children, context) => [shell(block, children, context, { tag: "aside" })],
};
