import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** A lesson's title stands in its front matter: its text begins with headings of the second level. */
export const headings: Check = {
  nodes: {
    heading(node, { file }) {
      if (node.depth === 1) report(file, "heading-title", {}, node);
    },
  },
};
