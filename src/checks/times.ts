import type { Root } from "mdast";
import { report } from "../diagnostics/report.ts";
import type { Block } from "../model/nodes.ts";
import { minutesOf, timedIn } from "../schedule/session-parts.ts";
import { placeOfWord } from "../source/place-of.ts";
import type { Check } from "./check.ts";

/**
 * The timed parts of a session add up to its duration, the steps of an activity to the activity's, and the sessions of a
 * module to its budget; where some parts have minutes, all have.
 */
export const times: Check = {
  nodes: {
    root(tree, { file, duration }) {
      const parts = timedIn(tree);
      const sum = sumOf(parts);
      if (!duration || sum === 0) return;
      for (const part of parts) {
        if (minutesOf(part) === 0) report(file, "time-missing", {}, part.position?.start);
      }
      if (sum !== duration) report(file, "time-session", { sum, duration }, parts[0]?.position?.start);
    },
    block(block, { file }) {
      const steps = timedIn(block);
      const { duration } = block.attributes;
      const sum = sumOf(steps);
      if (duration === undefined || sum === 0) return;
      for (const step of steps) {
        if (minutesOf(step) === 0) report(file, "time-missing", {}, step.position?.start);
      }
      if (sum !== duration) report(file, "time-activity", { sum, duration }, block.position?.start);
    },
  },
  module({ file, matter, lessons }) {
    const sum = lessons.reduce((total, lesson) => total + lesson.matter.duration, 0);
    const budget = matter.duration;
    if (budget === undefined || lessons.length === 0 || sum === budget) return;
    if (lessons.some((lesson) => lesson.matter.unread === true && lesson.matter.duration === 0)) return;
    report(file, "time-module", { sum, budget }, placeOfWord(file, "duration"));
  },
};

function sumOf(blocks: readonly (Root | Block)[]): number {
  return blocks.reduce((sum, block) => sum + (block.type === "block" ? minutesOf(block) : 0), 0);
}
