import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** The same thing without standing up. */
export const seated: BlockSpec = {
  name: "seated",
  words: { en: "seated", id: "sambil-duduk" },
  doc: {
    en: "How those who sit take part in what others do on their feet.",
    id: "Cara ikut serta sambil duduk dalam kegiatan yang dilakukan sambil berdiri atau berjalan.",
  },
  audience: "facilitator",
  label: { en: "Seated", id: "Sambil duduk" },
  attributes: [],
  parents: ["energizer", "activity", "role-play", "step"],
  render: (block, children, context) => [shell(block, children, context, { tag: "div" })],
};
