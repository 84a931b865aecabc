import type { Element } from "hast";
import { classesOf, isDerived, itemsOf, type Item } from "./elements.ts";
import { isTransparent, runKey } from "./tokens.ts";

const known = new WeakMap<Item, string>();

/**
 * What an item is compared by: two with the same key read alike. Numbers that follow from what stands before, anchors
 * and links within the book are left out.
 */
export function itemKey(item: Item): string {
  const before = known.get(item);
  if (before !== undefined) return before;
  const key = item.type === "run" ? runKey(item) : elementKey(item);
  known.set(item, key);
  return key;
}

/** What an element says by itself, without its content. */
export function ownKey(element: Element): string {
  const { href, src, checked, start, colSpan, rowSpan, lang } = element.properties;
  const link = isTransparent(element) ? "" : href;
  const facts = [link, src, checked, start, colSpan, rowSpan, lang].map((value) => String(value ?? ""));
  return [element.tagName, ...classesOf(element).sort(), facts.join("|").replace(/\|+$/, "")].join(".");
}

function elementKey(element: Element): string {
  if (isDerived(element)) return `${element.tagName}.${classesOf(element).join(".")}`;
  const inside = itemsOf(element).map(itemKey);
  return `${ownKey(element)}{${inside.join("\u0004")}}`;
}
