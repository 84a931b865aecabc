import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { blockSpec } from "../blocks/index.ts";

/** Lets each block look at its content once, on the whole source and before anything is numbered. */
export function prepareBlocks(tree: Root, file: VFile): void {
  visit(tree, "block", (block) => {
    blockSpec(block.name)?.prepare?.(block, file);
  });
}
