import type { Definition, Root } from "mdast";
import { walk } from "./walk.ts";

/**
 * Puts the address of each definition where it is referred to, so that no definition stands apart from the passage that
 * uses it. The place of a reference stays, for messages.
 */
export function remarkReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  walk(tree, (node) => {
    if (node.type === "definition" && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
  });
  if (definitions.size === 0) return;
  walk(tree, (node) => {
    if (node.type !== "imageReference" && node.type !== "linkReference") return;
    const definition = definitions.get(node.identifier);
    if (!definition) return;
    const { url, title } = definition;
    Object.assign(node, { type: node.type === "imageReference" ? "image" : "link", url, title });
  });
  walk(tree, (node) => {
    if ("children" in node)
      node.children = node.children.filter(({ type }) => type !== "definition") as typeof node.children;
  });
}
