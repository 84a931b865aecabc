import { h } from "hastscript";
import { minutesOf } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** What the group learns from what it did. */
export const debrief: BlockSpec = {
  name: "debrief",
  words: { en: "debrief", id: "pembahasan" },
  doc: {
    en: "Talking over what was done, at the end of an activity; its minutes count like those of a step.",
    id: "Pembahasan di akhir kegiatan; menitnya dihitung seperti menit langkah.",
  },
  audience: "facilitator",
  label: { en: "Debrief", id: "Pembahasan" },
  attributes: ["title", "duration", "method"],
  parents: ["activity", "role-play", "energizer"],
  once: true,
  timed: true,
  titleIsHeading: false,
  render: (block, children, context) => {
    const minutes = minutesOf(block, context).map(({ children: words }) => h("span.minutes", words));
    const title = [h("span.label", context.label), " ", h("span.title", context.title)];
    return [
      h("section.block.debrief", [
        minutes.length > 0 ? h("p.step-cue", minutes) : null,
        h("p.step-title", context.title.length > 0 ? title : [h("span.label", context.label)]),
        ...children,
      ]),
    ];
  },
};
