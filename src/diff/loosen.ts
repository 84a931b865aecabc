import type { Element, ElementContent } from "hast";
import { visit } from "unist-util-visit";
import { hasClass } from "./elements.ts";

/** Takes out, in place, what leads to parts that are left out: links become their words, and page numbers go. */
export function loosen(sections: readonly Element[]): void {
  const anchors = new Set<string>();
  for (const section of sections) {
    visit(section, "element", ({ properties: { id } }) => {
      if (typeof id === "string") anchors.add(id);
    });
  }
  for (const section of sections) {
    visit(section, "element", (element) => {
      element.children = element.children.filter((child) => !namesLost(child, anchors));
      const { href } = element.properties;
      if (typeof href === "string" && href.startsWith("#") && !anchors.has(href.slice(1)))
        delete element.properties.href;
    });
  }
}

/** Whether a node quotes the page of something that is not there. */
function namesLost(node: ElementContent, anchors: ReadonlySet<string>): boolean {
  if (node.type !== "element" || !hasClass(node, "ref-page")) return false;
  return node.children.some((child) => {
    const anchor = child.type === "element" ? child.properties["dataPageOf"] : undefined;
    return typeof anchor === "string" && !anchors.has(anchor);
  });
}
