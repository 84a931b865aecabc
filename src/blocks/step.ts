import { h } from "hastscript";
import { minutesOf } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

/** A timed step of an activity. */
export const step: BlockSpec = {
  name: "step",
  words: { en: "step", id: "langkah" },
  doc: {
    en: "One timed step of an activity: a numeral and its minutes in the margin.",
    id: "Satu langkah kegiatan: angka dan menitnya di kolom tepi.",
  },
  audience: "facilitator",
  attributes: ["id", "title", "duration", "method"],
  parents: ["activity", "role-play", "energizer"],
  numbered: { within: "parent", style: "plain" },
  timed: true,
  titleIsHeading: false,
  render: (block, children, context) => [
    h("section.block.step", { id: block.anchor }, [
      h("p.step-cue", [
        h("span.numeral", block.number ?? ""),
        ...minutesOf(block, context).map((m) => h("span.minutes", m.children)),
      ]),
      context.title.length > 0 ? h("p.step-title", context.title) : null,
      ...children,
    ]),
  ],
};
