import type { Paragraph, Root } from "mdast";
import { walk } from "./walk.ts";

/** Makes a card of each paragraph, in a lesson or a block, that is nothing but one https link. */
export function remarkLinkCards(tree: Root): void {
  walk(tree, (node) => {
    if (node.type !== "root" && node.type !== "block") return;
    if (node.type === "block" && node.name === "link-card") return;
    for (const [index, child] of node.children.entries()) {
      if (child.type !== "paragraph" || !isLink(child)) continue;
      node.children[index] = {
        type: "block",
        name: "link-card",
        attributes: {},
        children: [child],
        ...(child.position && { position: child.position }),
      };
    }
  });
}

function isLink({ children: [only, ...others] }: Paragraph): boolean {
  return only?.type === "link" && others.length === 0 && /^https:\/\//i.test(only.url);
}
