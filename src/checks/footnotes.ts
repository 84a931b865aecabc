import { visit } from "unist-util-visit";
import { editionNames, editions } from "../editions/index.ts";
import { project } from "../editions/project.ts";
import { report } from "../diagnostics/report.ts";
import type { Check } from "./check.ts";

/**
 * A footnote that is cited is written: otherwise `[^1]` would stand in print as it is. It is written where every edition
 * that cites it has it: otherwise its number would lead nowhere.
 */
export const footnotes: Check = {
  scope: "text",
  run({ tree, file }) {
    visit(tree, "text", (node) => {
      for (const [, label = ""] of node.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
        report(file, "reference-undefined", { label }, node);
      }
    });
    for (const name of editionNames) {
      const selected = project(tree, editions[name]);
      const written = new Set<string>();
      visit(selected, "footnoteDefinition", ({ identifier }) => {
        written.add(identifier);
      });
      visit(selected, "footnoteReference", (node) => {
        if (written.has(node.identifier)) return;
        report(file, "link-edition", { target: `[^${node.label ?? node.identifier}]`, edition: name }, node);
      });
    }
  },
};
