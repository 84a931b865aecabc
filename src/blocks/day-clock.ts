import { h } from "hastscript";
import { day, type DayWords } from "./drawings/day.ts";
import { swatches } from "./drawings/swatch.ts";
import { charted, checkLegend, pictured } from "./legend.ts";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

const texts: Record<"en" | "id", { inside: DayWords; spoken: string }> = {
  en: { inside: ["night", "morning", "noon", "evening"], spoken: "Clock of 24 hours, to fill in" },
  id: { inside: ["malam", "pagi", "siang", "sore"], spoken: "Lingkaran 24 jam, untuk diisi" },
};

/** Clocks of 24 hours to fill in. */
export const dayClock: BlockSpec = {
  name: "day-clock",
  words: { en: "day-clock", id: "jam-24" },
  doc: {
    en: "One or two clocks of 24 hours to fill in, named in `clocks`; its list is the legend, each entry with a filling of its own.",
    id: "Satu atau dua jam 24 jam untuk diisi, dengan nama di `jam`; daftar di dalamnya menjadi legenda, tiap butir dengan arsirnya sendiri.",
  },
  audience: "everyone",
  label: { en: "24-hour clock", id: "Jam 24" },
  attributes: ["id", "title", "clocks"],
  titleIsHeading: false,
  prepare: (block, file) => checkLegend(block, swatches, file),
  render: (block, children, context) => {
    const { inside, spoken } = texts[context.language];
    const small = context.policy.answers === "shown";
    const names = block.attributes.clocks ?? [""];
    const clocks = names.map((name) =>
      h("div.clock", [
        name === "" ? null : h("p.clock-name", name),
        pictured(
          small ? day(undefined, 0.25) : day(inside, 1),
          name === "" ? spoken : `${name}: ${spoken}`,
          context,
        ),
      ]),
    );
    const chart = {
      drawing: [h("div", { className: ["clocks", names.length > 1 ? "two" : "one"] }, clocks)],
      marks: swatches,
      small,
    };
    return [shell(block, charted(children, chart, context), context)];
  },
};
