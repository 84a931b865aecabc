import type { Definition, Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { audienceOf } from "../blocks/index.ts";
import { report } from "../diagnostics/report.ts";
import type { Block } from "../model/nodes.ts";
import { walk } from "./walk.ts";

/** A definition with the blocks around it that not everyone has. */
interface Defined {
  definition: Definition;
  blocks: readonly Block[];
}

/**
 * Puts the address of each definition where it is referred to, so that no definition stands apart from the passage that
 * uses it. The place of a reference stays, for messages. An address that not everyone may read stays in its block: a
 * reference to it from outside is an error.
 */
export function remarkReferences(tree: Root, file: VFile): void {
  const definitions = new Map<string, Defined>();
  walkWithBlocks(tree, [], (node, blocks) => {
    if (node.type === "definition" && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, { definition: node, blocks });
    }
  });
  if (definitions.size === 0) return;
  walkWithBlocks(tree, [], (node, blocks) => {
    if (node.type !== "imageReference" && node.type !== "linkReference") return;
    const defined = definitions.get(node.identifier);
    if (!defined) return;
    const elsewhere = defined.blocks.find((block) => !blocks.includes(block));
    if (elsewhere) {
      const edition = audienceOf(elsewhere) === "participant" ? "facilitator" : "participant";
      report(file, "link-edition", { target: `[${node.label ?? node.identifier}]`, edition }, node);
      return;
    }
    const { url, title } = defined.definition;
    Object.assign(node, { type: node.type === "imageReference" ? "image" : "link", url, title });
  });
  walk(tree, (node) => {
    if ("children" in node)
      node.children = node.children.filter(({ type }) => type !== "definition") as typeof node.children;
  });
}

/** A walk that knows which blocks around a node are not for everyone. */
function walkWithBlocks(
  node: Nodes,
  blocks: readonly Block[],
  enter: (node: Nodes, blocks: readonly Block[]) => void,
): void {
  enter(node, blocks);
  if (!("children" in node)) return;
  const inside = node.type === "block" && audienceOf(node) !== "everyone" ? [...blocks, node] : blocks;
  for (const child of node.children) walkWithBlocks(child, inside, enter);
}
