import type { Nodes } from "mdast";
import { visit } from "unist-util-visit";
import type { Module } from "../model/book.ts";
import { textsOf, type Check, type CheckContext, type ModuleText } from "./check.ts";
import { crossReferences } from "./cross-references.ts";
import { empty } from "./empty.ts";
import { footnotes } from "./footnotes.ts";
import { headings } from "./headings.ts";
import { html } from "./html.ts";
import { images } from "./images.ts";
import { inlines } from "./inlines.ts";
import { links } from "./links.ts";
import { times } from "./times.ts";

/** Every check of resolved sources. A new one is one file and one line here. */
const checks: readonly Check[] = [
  empty,
  headings,
  times,
  images,
  html,
  footnotes,
  links,
  inlines,
  crossReferences,
];

/** Runs every check over a module: one walk over each text serves all of them. */
export function runChecks(module: Module, context: CheckContext): void {
  for (const text of textsOf(module, context)) {
    visit(text.tree, (node) => {
      for (const check of checks) runAt(check, node, text);
    });
  }
  for (const check of checks) check.module?.(module, context);
}

function runAt({ nodes }: Check, node: Nodes, text: ModuleText): void {
  // The table is keyed by the node's own type, which the compiler cannot follow through an index.
  const run = nodes?.[node.type] as ((node: Nodes, text: ModuleText) => void) | undefined;
  run?.(node, text);
}
