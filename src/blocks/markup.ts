import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Localized } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import type { BlockContext } from "./spec.ts";

/** Parts of a block's markup that most types share. */
export interface Shell {
  tag?: string;
  /** Fixed title of a block that its writer gave none. */
  untitled?: Localized;
}

const minutesWord: Localized = { en: "min", id: "menit" };

/**
 * A block with its head: label and number in the margin column, minutes under it where the policy shows the plan, and
 * the title as a heading. A block without a title has its label as a paragraph, which makes no bookmark.
 */
export function shell(
  block: Block,
  children: ElementContent[],
  context: BlockContext,
  parts: Shell = {},
): Element {
  const { tag = "section", untitled } = parts;
  const title = context.title.length > 0 || !untitled ? context.title : [textOf(untitled[context.language])];
  const head = [...headOf(block, title, context), ...minutesOf(block, context)];
  return h(
    tag,
    { className: ["block", block.name], id: block.anchor },
    head.length > 0 ? h("header.block-head", head) : null,
    children,
  );
}

/** Minutes in the margin, where the edition shows the plan and the block has a duration. */
export function minutesOf(block: Block, context: BlockContext): Element[] {
  const { duration } = block.attributes;
  if (duration === undefined || context.policy.plan !== "shown") return [];
  return [h("p.minutes", [h("b", String(duration)), " ", minutesWord[context.language]])];
}

/** Ruled lines to write on. On screen and paper alike they are empty rows; a reader is told that they are there. */
export function ruledLines(count: number, context: BlockContext): Element[] {
  if (count === 0) return [];
  const spoken = context.language === "id" ? "Ruang untuk menulis" : "Space to write";
  const rows = Array.from({ length: count }, () => h("span.rule"));
  return [h("div.write-in", { role: "img", ariaLabel: spoken }, rows)];
}

/** Puts content of the block's own behind its text and before the notes to the facilitator. */
export function beforeNotes(children: ElementContent[], content: ElementContent[]): ElementContent[] {
  const first = children.findIndex((child) => child.type === "element" && child.tagName === "aside");
  const at = first === -1 ? children.length : first;
  return [...children.slice(0, at), ...content, ...children.slice(at)];
}

/** A text node. */
function textOf(value: string): ElementContent {
  return { type: "text", value };
}

function headOf(block: Block, title: ElementContent[], context: BlockContext): Element[] {
  const name = context.label ? [context.label, block.number].filter(Boolean).join(" ") : undefined;
  const spans = [
    name ? h("span.label", name) : null,
    name && title.length > 0 ? " " : null,
    title.length > 0 ? h("span.title", title) : null,
  ];
  if (title.length > 0 && context.titleIsHeading) return [h(`h${context.headingLevel}.block-title`, spans)];
  return spans.some(Boolean) ? [h("p.block-label", spans)] : [];
}
