import type { FootnoteDefinition, FootnoteReference } from "mdast";
import type { VFile } from "vfile";
import { editionNames } from "../editions/index.ts";
import { report } from "../diagnostics/report.ts";
import { textsOf, type Check } from "./check.ts";
import { landmarksOf, selected } from "./landmarks.ts";

/**
 * A footnote that is cited is written: otherwise `[^1]` would stand in print as it is. It is written once, and where
 * every edition that cites it has it: otherwise its number would lead nowhere. One that nothing cites is not printed.
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
      const { footnotes: definitions, citedFootnotes: cited } = landmarksOf(tree);
      if (definitions.length === 0 && cited.length === 0) continue;
      checkDefinitions(file, definitions, new Set(cited.map(({ identifier }) => identifier)));
      for (const name of editionNames) {
        const shown = landmarksOf(selected(tree, name));
        const written = new Set(shown.footnotes.map(({ identifier }) => identifier));
        for (const node of shown.citedFootnotes.filter(({ identifier }) => !written.has(identifier))) {
          const target = `[^${labelOf(node)}]`;
          report(file, "link-edition", { target, edition: name }, node);
        }
      }
    }
  },
};

function checkDefinitions(
  file: VFile,
  definitions: readonly FootnoteDefinition[],
  cited: ReadonlySet<string>,
): void {
  const first = new Map<string, number>();
  for (const node of definitions) {
    const { identifier, position } = node;
    const label = labelOf(node);
    const before = first.get(identifier);
    if (before !== undefined) report(file, "footnote-twice", { label, first: before }, position?.start);
    else if (!cited.has(identifier)) report(file, "footnote-unused", { label }, position?.start);
    first.set(identifier, before ?? position?.start.line ?? 1);
  }
}

function labelOf({ label, identifier }: FootnoteDefinition | FootnoteReference): string {
  return label ?? identifier;
}
