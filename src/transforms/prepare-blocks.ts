import type { Root } from "mdast";
import type { VFile } from "vfile";
import { blockSpec } from "../blocks/index.ts";
import { walk } from "./walk.ts";

/** Lets each block look at its content once, on the whole source and before anything is numbered. */
export function prepareBlocks(tree: Root, file: VFile): void {
  walk(tree, (node) => {
    if (node.type === "block") blockSpec(node.name)?.prepare?.(node, file);
  });
}
