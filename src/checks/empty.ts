import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** A lesson has text behind its front matter. */
export const empty: Check = {
  nodes: {
    root(tree, { file, duration }) {
      if (duration !== undefined && tree.children.length === 0) {
        report(file, "lesson-empty", {}, { line: 1, column: 1 });
      }
    },
  },
};
