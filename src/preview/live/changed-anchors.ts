import type { Element, ElementContent } from "hast";
import { sameTree } from "./same-tree.ts";

/**
 * Anchors round what has changed from one rendering of a section to the next, the innermost ones; empty where only the
 * section itself is around it.
 */
export function changedAnchors(last: Element, now: Element): string[] {
  const found = new Set<string>();
  compare(last, now, { around: undefined, found });
  return [...found];
}

interface At {
  /** The innermost anchor around. */
  around: string | undefined;
  found: Set<string>;
}

function compare(last: ElementContent, now: ElementContent, at: At): void {
  if (sameTree(last, now)) return;
  if (last.type !== "element" || now.type !== "element") return note(now, at);
  if (last.tagName !== now.tagName || !sameTree(last.properties, now.properties)) return note(now, at);
  const [before, after] = changedChildren(last.children, now.children);
  // What is gone has left its place: the element around it has changed.
  if (after.length === 0) return note(undefined, at);
  for (const [index, child] of after.entries()) {
    const inner = { ...at, around: anchorOf(child) ?? at.around };
    const counterpart = before.length === after.length ? before[index] : undefined;
    if (counterpart) compare(counterpart, child, inner);
    else note(child, inner);
  }
}

/** Children without those that both begin with, and those that both end with. */
function changedChildren(
  last: readonly ElementContent[],
  now: readonly ElementContent[],
): [ElementContent[], ElementContent[]] {
  const most = Math.min(last.length, now.length);
  let start = 0;
  while (start < most && sameTree(last[start], now[start])) start += 1;
  let end = 0;
  while (end < most - start && sameTree(last[last.length - 1 - end], now[now.length - 1 - end])) end += 1;
  return [last.slice(start, last.length - end), now.slice(start, now.length - end)];
}

function note(node: ElementContent | undefined, { around, found }: At): void {
  const anchor = (node && anchorOf(node)) ?? around;
  if (anchor !== undefined) found.add(anchor);
}

function anchorOf(node: ElementContent): string | undefined {
  const id = node.type === "element" ? node.properties.id : undefined;
  return typeof id === "string" ? id : undefined;
}
