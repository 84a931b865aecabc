import type { FootnoteReference } from "mdast";
import { visit } from "unist-util-visit";
import { editionNames, editions } from "../editions/index.ts";
import { project } from "../editions/project.ts";
import { report } from "../diagnostics/report.ts";
import { textsOf, type Check } from "./check.ts";

/**
 * A footnote that is cited is written: otherwise `[^1]` would stand in print as it is. It is written where every edition
 * that cites it has it: otherwise its number would lead nowhere.
 */
export const footnotes: Check = {
  nodes: {
    text(node, { file }) {
      for (const [, label = ""] of node.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
        report(file, "reference-undefined", { label }, node);
      }
    },
  },
  module(module, context) {
    for (const { tree, file } of textsOf(module, context)) {
      for (const name of editionNames) {
        const written = new Set<string>();
        const cited: FootnoteReference[] = [];
        visit(project(tree, editions[name]), (node) => {
          if (node.type === "footnoteDefinition") written.add(node.identifier);
          if (node.type === "footnoteReference") cited.push(node);
        });
        for (const node of cited.filter(({ identifier }) => !written.has(identifier))) {
          const target = `[^${node.label ?? node.identifier}]`;
          report(file, "link-edition", { target, edition: name }, node);
        }
      }
    }
  },
};
