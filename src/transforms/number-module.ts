import type { Root } from "mdast";
import type { Node } from "unist";
import type { VFile } from "vfile";
import { blockSpec } from "../blocks/index.ts";
import type { BlockSpec } from "../blocks/spec.ts";
import { report } from "../diagnostics/report.ts";
import type { Lesson } from "../model/book.ts";
import type { Block, Figure, TableCaption } from "../model/nodes.ts";
import { walk } from "./walk.ts";

/** Counters by the place where counting starts anew, then by series. */
class Counters {
  readonly #counts = new Map<unknown, Map<string, number>>();

  next(place: unknown, series: string): number {
    const counts = this.#counts.get(place) ?? new Map<string, number>();
    this.#counts.set(place, counts);
    const value = (counts.get(series) ?? 0) + 1;
    counts.set(series, value);
    return value;
  }
}

/**
 * Numbers sessions, blocks, tables and figures of a module, gives each its anchor, and counts the lines to write on.
 * It sees the whole source, before any edition is selected: so the numbers are the same in every edition.
 */
export function numberModule(lessons: readonly Lesson[]): void {
  const counters = new Counters();
  // The book's own anchors: a writer's must not lead elsewhere.
  const anchors = new Map([
    ...["introduction", "contents", "content"].map((anchor) => [anchor, "module.md"] as const),
    ...lessons.map(({ anchor, file }) => [anchor, file.path] as const),
  ]);
  for (const lesson of lessons) {
    walk(lesson.tree, (node, parent) => {
      if (node.type === "block") numberBlock(node, parent, { lesson, counters });
      else if (node.type === "figure" || node.type === "tableCaption") numberCaption(node, counters);
      if ("anchor" in node && node.anchor !== undefined) {
        claimAnchor(lesson.file, node.anchor, node, anchors);
      }
    });
  }
}

/** Gives the blocks of an introduction their lines; it stands outside all numbering. */
export function prepareIntroduction(tree: Root): void {
  walk(tree, (block) => {
    if (block.type !== "block") return;
    const spec = blockSpec(block.name);
    if (spec?.writeIn) block.writeIn = spec.writeIn(block);
    if (block.attributes.id !== undefined) block.anchor = block.attributes.id;
  });
}

function numberBlock(
  block: Block,
  parent: Node | undefined,
  at: { lesson: Lesson; counters: Counters },
): void {
  const spec = blockSpec(block.name);
  if (!spec) return;
  if (spec.writeIn) block.writeIn = spec.writeIn(block);
  if (spec.numbered) block.number = numberOf(spec, parent, at);
  const path = block.number?.replaceAll(".", "-");
  const { within, style } = spec.numbered ?? {};
  const session = within === "session" && style === "plain" ? `${at.lesson.number}-` : "";
  const around = restarting(parent);
  if (block.attributes.id !== undefined) block.anchor = block.attributes.id;
  else if (path !== undefined && around?.anchor !== undefined) block.anchor = `${around.anchor}-item-${path}`;
  else if (path !== undefined && within !== "parent") block.anchor = `${spec.name}-${session}${path}`;
}

function numberOf(
  spec: BlockSpec,
  parent: Node | undefined,
  at: { lesson: Lesson; counters: Counters },
): string {
  const { within = "module", series = spec.name, style = "plain" } = spec.numbered ?? {};
  const place = { session: restarting(parent) ?? at.lesson, parent, module: "module" }[within];
  const count = at.counters.next(place, series);
  return style === "dotted" ? `${at.lesson.number}.${count}` : String(count);
}

/** The block around, where counting through a session begins anew inside it. */
function restarting(parent: Node | undefined): Block | undefined {
  const block = parent?.type === "block" ? (parent as Block) : undefined;
  return block && blockSpec(block.name)?.restarts === true ? block : undefined;
}

function numberCaption(node: Figure | TableCaption, counters: Counters): void {
  const series = node.type === "figure" ? "figure" : "table";
  if (node.type === "figure" && !node.caption) return;
  node.number = String(counters.next("module", series));
  node.anchor ??= `${series}-${node.number}`;
}

function claimAnchor(file: VFile, anchor: string, node: Node, anchors: Map<string, string>): void {
  const line = node.position?.start.line ?? 1;
  const first = anchors.get(anchor);
  if (first === undefined) anchors.set(anchor, `${file.path}:${line}`);
  else report(file, "anchor-twice", { anchor, first }, node);
}
