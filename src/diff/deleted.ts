import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import { h } from "hastscript";
import { classesOf, isDerived } from "./elements.ts";
import { isTransparent } from "./tokens.ts";
import type { DiffWords } from "./words.ts";

/**
 * A copy of what was taken out, for showing: without anchors, links and page numbers, for none of it is there any more. A
 * heading is none, so that bookmarks and contents have only what there is; a picture is named, not shown.
 */
export function asGone(node: ElementContent, words: DiffWords): ElementContent[] {
  if (node.type === "text") return [{ ...node }];
  if (node.type !== "element" || isDerived(node)) return [];
  if (node.tagName === "img" || node.tagName === "svg") return [standIn(node, words)];
  if (node.tagName === "input")
    return [{ type: "text", value: node.properties.checked === true ? "[x] " : "[ ] " }];
  const children = node.children.flatMap((child) => asGone(child, words));
  if (isTransparent(node)) return children;
  return [plain(node, children)];
}

function plain({ tagName, properties }: Element, children: ElementContent[]): Element {
  const { className, lang, colSpan, rowSpan, scope } = properties;
  const kept = { className, lang, colSpan, rowSpan, scope };
  if (!/^h[1-6]$/.test(tagName)) return h(tagName === "a" ? "span" : tagName, kept, children);
  return h("p", { ...kept, className: [...classesOf({ properties } as Element), "gone-heading"] }, children);
}

function standIn(node: Element, words: DiffWords): Element {
  const { alt, ariaLabel } = node.properties;
  const name = (alt ?? ariaLabel ?? "") || (node.tagName === "svg" ? toString(node).slice(0, 60) : "");
  return h("span.gone-picture", `[${[words.picture, name].filter(Boolean).join(": ")}]`);
}
