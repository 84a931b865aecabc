import type { Nodes, Text } from "mdast";

/** A part of a text, from its first character to behind its last. */
export type Span = readonly [from: number, to: number];

/**
 * What stands between double quotes in a passage, by its texts; a quotation may run over emphasis and links. One that is
 * not closed runs to the end of the passage.
 */
export function quotedSpans(passage: Nodes): ReadonlyMap<Text, readonly Span[]> {
  const spans = new Map<Text, Span[]>();
  let open = false;
  const enter = (node: Nodes): void => {
    if (node.type === "text") {
      const found: Span[] = [];
      let from = open ? 0 : -1;
      for (const { 0: mark, index } of node.value.matchAll(/[“”"]/g)) {
        const opens = mark === "“" || (mark === '"' && !open);
        if (opens && !open) from = index;
        if (!opens && open) found.push([from, index]);
        open = opens;
      }
      if (open) found.push([Math.max(0, from), node.value.length]);
      if (found.length > 0) spans.set(node, found);
    } else if ("children" in node) for (const child of node.children) enter(child);
  };
  enter(passage);
  return spans;
}

/** Whether a place lies in one of the spans. */
export function within(spans: readonly Span[] | undefined, index: number): boolean {
  return spans?.some(([from, to]) => from <= index && index < to) ?? false;
}
