import type { Root } from "mdast";
import type { Node } from "unist";
import { blockSpec } from "../blocks/index.ts";
import { report } from "../diagnostics/report.ts";
import { editionNames } from "../editions/index.ts";
import { textsOf, type Check } from "./check.ts";
import { selected } from "./landmarks.ts";

/**
 * A lesson's title stands in its front matter: its text begins with headings of the second level. No edition leaves a
 * level out: those who hear a book find their way by its headings.
 */
export const headings: Check = {
  nodes: {
    heading(node, { file }) {
      if (node.depth === 1) report(file, "heading-title", {}, node);
    },
  },
  module(module, context) {
    for (const { tree, file } of textsOf(module, context)) {
      const reported = new Set<string>();
      for (const name of editionNames) {
        for (const { depth, expected, node } of jumpsIn(selected(tree, name))) {
          const { line = 1, column = 1 } = node.position?.start ?? {};
          const place = `${line}:${column}`;
          if (reported.has(place)) continue;
          reported.add(place);
          const details = { heading: "#".repeat(depth), expected: "#".repeat(expected) };
          report(file, "heading-jump", details, node);
        }
      }
    }
  },
};

interface Jump {
  depth: number;
  /** The deepest that would have been right. */
  expected: number;
  node: Node;
}

/** Headings that stand more than one level below the heading before them. */
function jumpsIn(tree: Root): Jump[] {
  const jumps: Jump[] = [];
  // The depth that the last heading had, in the text or since the title of the block around it.
  const enter = (parent: Node & { children: readonly Node[] }, before: number): number => {
    let last = before;
    for (const child of parent.children as Root["children"]) {
      if (child.type === "heading") {
        if (child.depth > last + 1) jumps.push({ depth: child.depth, expected: last + 1, node: child });
        last = child.depth;
      } else if (child.type === "block") {
        const spec = blockSpec(child.name);
        const titled = child.attributes.title !== undefined || child.title !== undefined;
        // A block's title is a heading: `###` stands below it, wherever the block stands.
        if (titled && spec?.titleIsHeading !== false) enter(child, 2);
        else last = enter(child, last);
      } else if ("children" in child) {
        last = enter(child, last);
      }
    }
    return last;
  };
  enter(tree, 1);
  return jumps;
}
