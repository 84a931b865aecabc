import { visit } from "unist-util-visit";
import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/** A footnote that is cited is written: otherwise `[^1]` would stand in print as it is. */
export const footnotes: Check = {
  scope: "text",
  run({ tree, file }) {
    visit(tree, "text", (node) => {
      for (const [, label = ""] of node.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
        report(file, "reference-undefined", { label }, node);
      }
    });
  },
};
