import { toString } from "mdast-util-to-string";
import type { Nodes } from "mdast";
import { audienceOf } from "../blocks/index.ts";
import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Lesson, Module } from "../model/book.ts";
import type { Audience } from "../model/edition.ts";
import type { ReferenceTarget } from "../model/nodes.ts";
import { walk } from "./walk.ts";

/**
 * Finds what each `{ref:anchor}` of a module points to, on the whole source: the number and title that every edition
 * prints. A reference to nothing is an error.
 */
export function resolveReferences(module: Pick<Module, "introduction" | "file" | "lessons" | "bank">): void {
  const targets = targetsOf(module.lessons);
  const texts = [
    { tree: module.introduction, file: module.file },
    ...(module.bank ? [module.bank] : []),
    ...module.lessons,
  ];
  for (const { tree, file } of texts) {
    walk(tree, (node) => {
      if (node.type !== "crossReference") return;
      const anchor = node.target.replace(/^sesi-(?=\d+$)/, "session-");
      const resolved = targets.get(anchor);
      if (!resolved) {
        const near = nearest(node.target, [...targets.keys()]) ?? "";
        // In the copy of a test item it is said where the item is written.
        if (node.position) report(file, "reference-target", { target: node.target, near }, node);
        return;
      }
      node.target = anchor;
      node.resolved = resolved;
    });
  }
}

/** Everything that can be referred to, by anchor; a lesson also by its file's name. */
function targetsOf(lessons: readonly Lesson[]): Map<string, ReferenceTarget> {
  const targets = new Map<string, ReferenceTarget>();
  for (const lesson of lessons) {
    targets.set(lesson.anchor, {
      kind: "session",
      number: String(lesson.number),
      title: lesson.matter.title,
      audience: "everyone",
    });
    const collect = (node: Nodes, around: Audience): void => {
      const audience =
        around === "everyone" && node.type === "block" ? (audienceOf(node) ?? "facilitator") : around;
      const target = targetOf(node);
      if (target && "anchor" in node && node.anchor !== undefined)
        targets.set(node.anchor, { ...target, audience });
      if ("children" in node) for (const child of node.children) collect(child, audience);
    };
    collect(lesson.tree, "everyone");
  }
  return targets;
}

function targetOf(node: Nodes): Omit<ReferenceTarget, "audience"> | undefined {
  switch (node.type) {
    case "block":
      return {
        kind: "block",
        name: node.name,
        title: node.attributes.title ?? toString(node.title ?? []),
        ...(node.number === undefined ? {} : { number: node.number }),
      };
    case "figure":
      return { kind: "figure", title: toString(node.caption ?? []), ...numberOf(node) };
    case "tableCaption":
      return { kind: "table", title: toString(node), ...numberOf(node) };
    default:
      return undefined;
  }
}

function numberOf({ number }: { number?: string }): { number?: string } {
  return number === undefined ? {} : { number };
}
