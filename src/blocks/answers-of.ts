import type { BlockContent, DefinitionContent } from "mdast";
import type { Block } from "../model/nodes.ts";

/** What stands in the model answers of a block, in order. */
export function answersOf(block: Block): BlockContent[] {
  return block.children.flatMap((child) =>
    child.type === "block" && child.name === "answer" ? child.children.filter(isBlockContent) : [],
  );
}

/** Whether a node is content and no definition. */
export function isBlockContent(node: BlockContent | DefinitionContent): node is BlockContent {
  return node.type !== "definition" && node.type !== "footnoteDefinition";
}
