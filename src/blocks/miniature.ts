import type { Element, ElementContent } from "hast";
import { h } from "hastscript";

/**
 * A small picture of a page: the page itself, scaled down by the styles. It is a picture only: nothing in it can be
 * linked to, makes a bookmark or is read aloud.
 */
export function miniature(page: Element): Element {
  return h("div.miniature", { ariaHidden: "true" }, [h("div.miniature-page", [inert(page)])]);
}

/** A copy without anchors, links, headings and words for those who cannot see. */
function inert(node: Element): Element {
  const { id: _, href: _href, role: _role, ariaLabel: _label, ...properties } = node.properties;
  const heading = /^h[1-6]$/.test(node.tagName);
  const { className } = properties;
  const classes = [...(Array.isArray(className) ? className : []), "heading", node.tagName];
  return {
    type: "element",
    tagName: heading ? "div" : inertName(node.tagName),
    properties: {
      ...properties,
      ...(heading ? { className: classes } : {}),
      ...(node.tagName === "img" ? { alt: "" } : {}),
    },
    children: node.children.map((child): ElementContent => (child.type === "element" ? inert(child) : child)),
  };
}

/** Sections and links of a picture are none. */
function inertName(name: string): string {
  if (name === "a") return "span";
  return ["section", "article", "aside", "header"].includes(name) ? "div" : name;
}
