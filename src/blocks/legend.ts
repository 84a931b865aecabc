import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import type { Block } from "../model/nodes.ts";
import type { Mark } from "./drawings/symbol.ts";
import { beforeNotes } from "./markup.ts";
import type { BlockContext } from "./spec.ts";

/** Something to draw in, with what its marks mean. */
export interface Chart {
  /** The empty drawing, and what else stands over the legend. */
  drawing: ElementContent[];
  /** The marks of the legend's entries. */
  marks: readonly Mark[];
  /** Whether it only shows what participants have, without room to write. */
  small: boolean;
}

/**
 * Puts the drawing before the first list, which becomes its legend: each entry gets a mark of its own. Without a list
 * the drawing stands before the notes.
 */
export function charted(children: ElementContent[], chart: Chart, context: BlockContext): ElementContent[] {
  const drawing = h("div.chart-drawing", chart.drawing);
  const className = ["chart", chart.small ? "small" : "large"];
  const at = children.findIndex((child) => child.type === "element" && /^[uo]l$/.test(child.tagName));
  const list = children[at];
  if (list?.type !== "element") return beforeNotes(children, [h("div", { className }, drawing)]);
  const entries = list.children
    .filter((child): child is Element => child.type === "element" && child.tagName === "li")
    .map((entry, index) => h("li", [...markOf(chart.marks[index], context), h("div", entry.children)]));
  const whole = h("div", { className }, [drawing, h("ul.legend", entries)]);
  return [...children.slice(0, at), whole, ...children.slice(at + 1)];
}

/** A drawing with words for those who cannot see it. */
export function pictured(svg: Element, words: string, context: BlockContext): Element {
  return h("div.drawing", [context.draw(spoken(svg, words))]);
}

function markOf(mark: Mark | undefined, context: BlockContext): Element[] {
  return mark ? [context.draw(spoken(mark.svg, mark.name[context.language]))] : [];
}

/** The words stand on the drawing itself: on an element around it Chromium tags no figure in a PDF. */
function spoken(svg: Element, words: string): Element {
  return { ...svg, properties: { ...svg.properties, role: "img", ariaLabel: words } };
}

/** Reports a legend that is missing, or has more entries than there are marks. */
export function checkLegend(block: Block, marks: readonly Mark[], file: VFile): void {
  const most = marks.length;
  const list = block.children.find((child) => child.type === "list");
  if (!list) report(file, "legend-missing", {}, block.position?.start);
  const extra = list?.children[most];
  if (list && extra) report(file, "legend-long", { count: list.children.length, most }, extra);
}
