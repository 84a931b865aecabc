import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { editionNames, editions } from "../editions/index.ts";
import { project } from "../editions/project.ts";
import { report } from "../diagnostics/report.ts";
import type { Module } from "../model/book.ts";
import { textsOf, type Check, type CheckContext } from "./check.ts";

/** Links lead somewhere: to an anchor that the same edition has, or out of the book by a scheme that is allowed. */
export const links: Check = {
  module(module, context) {
    const everywhere = anchorsOf(module, (tree) => tree);
    for (const { tree, file } of textsOf(module, context)) {
      visit(tree, "link", (node) => {
        const { url } = node;
        if (!url.startsWith("#")) {
          if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(url)) report(file, "link-kind", { target: url }, node);
        } else if (!everywhere.has(url.slice(1))) {
          report(file, "link-target", { target: url }, node);
        }
      });
    }
    for (const name of editionNames) checkEdition({ module, context }, name, everywhere);
  },
};

function checkEdition(
  { module, context }: { module: Module; context: CheckContext },
  name: (typeof editionNames)[number],
  everywhere: Set<string>,
): void {
  const select = (tree: Root): Root => project(tree, editions[name]);
  const known = anchorsOf(module, select);
  for (const { tree, file } of textsOf(module, context)) {
    visit(select(tree), "link", (node) => {
      const anchor = node.url.startsWith("#") ? node.url.slice(1) : undefined;
      if (anchor !== undefined && everywhere.has(anchor) && !known.has(anchor)) {
        report(file, "link-edition", { target: node.url, edition: name }, node);
      }
    });
  }
}

function anchorsOf(module: Module, select: (tree: Root) => Root): Set<string> {
  const anchors = new Set(module.lessons.map((lesson) => lesson.anchor));
  for (const { tree } of module.lessons) {
    visit(select(tree), (node) => {
      if ("anchor" in node && node.anchor !== undefined) anchors.add(node.anchor);
    });
  }
  return anchors;
}
