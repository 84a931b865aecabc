import type { Element, ElementContent } from "hast";
import { h } from "hastscript";

/** Anchor of a term in the glossary. */
export function termAnchor(key: string): string {
  return `term-${key}`;
}

/** The first use of a term in a session: a quiet mark, and a link to what it means. */
export function renderTerm(
  { key, anchor }: { key: string; anchor: string },
  text: ElementContent[],
): Element {
  return h("dfn", { id: anchor }, [h("a", { href: `#${termAnchor(key)}` }, text)]);
}
