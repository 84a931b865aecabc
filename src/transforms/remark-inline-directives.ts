import type { Root, Text } from "mdast";
import { SKIP, visit } from "unist-util-visit";

/**
 * Turns inline directives back into the text they were: `waktu:pagi` and `08:30` are prose, and no inline directive is
 * part of the lesson language.
 */
export function remarkInlineDirectives(tree: Root, text: string): void {
  visit(tree, "textDirective", (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    const { start, end } = node.position ?? {};
    const written: Text = { type: "text", value: text.slice(start?.offset ?? 0, end?.offset ?? 0) };
    if (node.position) written.position = node.position;
    parent.children.splice(index, 1, written);
    return [SKIP, index + 1];
  });
  visit(tree, (node) => {
    if ("children" in node) node.children = mergeText(node.children) as typeof node.children;
  });
}

function mergeText<T extends { type: string }>(children: T[]): T[] {
  const merged: T[] = [];
  for (const child of children) {
    const last = merged.at(-1);
    if (isText(child) && last && isText(last)) {
      last.value += child.value;
      if (last.position && child.position)
        last.position = { start: last.position.start, end: child.position.end };
    } else {
      merged.push(child);
    }
  }
  return merged;
}

function isText(node: { type: string }): node is Text {
  return node.type === "text";
}
