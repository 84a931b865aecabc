import type { Nodes, Parents, Root, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";

declare module "mdast-util-directive" {
  interface ContainerDirectiveData {
    /** Colons of the opening line. */
    colons?: number;
    /** Line that closes the block; none where nothing does. */
    closing?: number;
  }
}

/** What blocks can stand in. */
const places: ReadonlySet<string> = new Set(["blockquote", "list", "listItem", "footnoteDefinition"]);

/**
 * Puts into each block what stands between its opening and its closing line, which `flattenBlocks` left beside them.
 * Both lines must stand in the same place: the text itself, one list item, one quote, one note. A closing line ends the
 * outermost block there that has no more colons than it, and all blocks in that; one that ends nothing is left out.
 * A block without a closing line ends with its place. `remarkFences` reports both.
 * @param text what `tree` was parsed from
 */
export function nestBlocks(tree: Root, text: string): void {
  nestIn(tree, text);
}

function nestIn(parent: Parents, text: string): void {
  let marks = false;
  for (const child of parent.children) {
    if (child.type === "containerDirective" || isEnd(child)) marks = true;
    else if (places.has(child.type)) nestIn(child as Parents, text);
  }
  if (!marks) return;
  const top: RootContent[] = [];
  const open: ContainerDirective[] = [];
  for (const child of parent.children) {
    if (isEnd(child)) {
      closeBlocks(open, child, text);
      continue;
    }
    const siblings = (open.at(-1)?.children as RootContent[] | undefined) ?? top;
    siblings.push(child);
    for (const block of open) extend(block, child);
    if (child.type === "containerDirective") {
      child.data = { ...child.data, colons: colonsAt(child, text) };
      open.push(child);
    }
  }
  parent.children = top as typeof parent.children;
}

function closeBlocks(open: ContainerDirective[], end: Nodes, text: string): void {
  const colons = colonsAt(end, text);
  const index = open.findIndex((block) => (block.data?.colons ?? 0) <= colons);
  const block = open[index];
  if (!block) return;
  open.length = index;
  for (const outer of [...open, block]) extend(outer, end);
  const line = end.position?.start.line;
  if (line !== undefined) block.data = { ...block.data, closing: line };
}

function extend(block: ContainerDirective, last: Nodes): void {
  if (block.position && last.position) block.position.end = last.position.end;
}

function colonsAt({ position }: Nodes, text: string): number {
  const start = position?.start.offset ?? 0;
  let end = start;
  while (text.startsWith(":", end)) end += 1;
  return end - start;
}

function isEnd(node: { type: string }): boolean {
  return node.type === "blockEnd";
}
