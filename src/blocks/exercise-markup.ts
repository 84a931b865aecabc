import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Block } from "../model/nodes.ts";
import { exerciseWords } from "./exercise.ts";
import { shell } from "./markup.ts";
import type { BlockContext } from "./spec.ts";

/** An exercise with its label and classes of its own; where the plan is shown, with the objectives that it tests. */
export function exerciseShell(
  block: Block,
  children: ElementContent[],
  context: BlockContext,
  classes: readonly string[] = [],
): Element {
  const { objectives } = block.attributes;
  const tested =
    objectives && context.policy.plan === "shown"
      ? [h("div.tests", `${exerciseWords(context.language).tests} ${objectives.join(", ")}`)]
      : [];
  const element = shell(block, [...children, ...tested], context, { tag: "div" });
  const { className } = element.properties;
  element.properties.className = [...(Array.isArray(className) ? className : []), "exercise", ...classes];
  return element;
}

/** Puts something in the place of the first child that is meant. */
export function replaceFirst(
  children: readonly ElementContent[],
  isMeant: (element: Element) => boolean,
  make: (element: Element) => ElementContent[],
): ElementContent[] {
  const at = children.findIndex((child) => child.type === "element" && isMeant(child));
  const found = children[at];
  if (found?.type !== "element") return [...children];
  return [...children.slice(0, at), ...make(found), ...children.slice(at + 1)];
}

/** Whether an element has a class. */
export function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

/** Whether an element is a list with boxes. */
export function isTasks(element: Element): boolean {
  return hasClass(element, "contains-task-list");
}

/** What stands under an item, set as an answer is. */
export function reason(below: readonly ElementContent[]): Element[] {
  return below.length > 0 ? [h("div.reason", [...below])] : [];
}

/** An item of a rendered list: its first paragraph, and what stands under it. */
export interface RenderedItem {
  asked: ElementContent[];
  below: ElementContent[];
}

const inItem = new Set(["p", "ul", "ol", "div", "section", "aside", "table", "blockquote", "pre", "figure"]);

/** The items of a rendered list without their boxes. */
export function renderedItems(list: Element): RenderedItem[] {
  return list.children.flatMap((item) => {
    if (item.type !== "element" || item.tagName !== "li") return [];
    const children = item.children.filter((child) => !isSpace(child));
    const first = children[0];
    const wrapped = first?.type === "element" && first.tagName === "p";
    const end = wrapped ? 1 : children.findIndex(isBlockElement);
    const asked = wrapped ? first.children : end === -1 ? item.children : children.slice(0, end);
    return [{ asked: withoutBox(asked), below: end === -1 ? [] : children.slice(end) }];
  });
}

function withoutBox(content: readonly ElementContent[]): ElementContent[] {
  const rest = content.filter((child) => !(child.type === "element" && child.tagName === "input"));
  const start = rest.findIndex((child) => !isSpace(child));
  return start === -1 ? [] : rest.slice(start);
}

function isSpace(child: ElementContent): boolean {
  return child.type === "text" && child.value.trim() === "";
}

function isBlockElement(child: ElementContent): boolean {
  return child.type === "element" && inItem.has(child.tagName);
}
