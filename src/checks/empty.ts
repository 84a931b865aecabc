import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** A lesson has text behind its front matter. */
export const empty: Check = {
  nodes: {
    root(tree, { file, duration }) {
      // Front matter that never ends has taken the text: that is said already.
      const taken = file.messages.some(({ ruleId }) => ruleId === "front-matter-unclosed");
      if (duration !== undefined && tree.children.length === 0 && !taken) {
        report(file, "lesson-empty", {}, { line: 1, column: 1 });
      }
    },
  },
};
