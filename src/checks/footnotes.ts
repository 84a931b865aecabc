import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** A footnote that is cited is written: otherwise `[^1]` would stand in print as it is. */
export const footnotes: Check = {
  nodes: {
    text(node, { file }) {
      for (const [, label = ""] of node.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
        report(file, "reference-undefined", { label }, node);
      }
    },
  },
};
