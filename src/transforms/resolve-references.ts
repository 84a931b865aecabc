import { toString } from "mdast-util-to-string";
import type { Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { audienceOf } from "../blocks/index.ts";
import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Lesson, Module } from "../model/book.ts";
import type { Audience } from "../model/edition.ts";
import type { ReferenceTarget } from "../model/nodes.ts";
import { walk } from "./walk.ts";

/**
 * Finds what each `{ref:anchor}` of a module points to, on the whole source: the number and title that every edition
 * prints. `{ref:module}` and `{ref:module/anchor}` point into another module. A reference to nothing is an error.
 * @param others numbered modules of the package by id
 */
export function resolveReferences(module: Module, others: ReadonlyMap<string, Module>): void {
  const known = new Map([["", targetsOf(module.lessons)]]);
  for (const { tree, file } of textsOf(module)) {
    walk(tree, (node) => {
      if (node.type !== "crossReference") return;
      const { id, anchor } = addressOf(node.target, module, others);
      const other = others.get(id);
      const targets = known.get(id) ?? (other ? targetsIn(other) : new Map<string, ReferenceTarget>());
      known.set(id, targets);
      const resolved = targets.get(anchor);
      if (!resolved) {
        const prefix = other ? `${id}/` : "";
        const candidates = other || id === "" ? [...targets.keys()] : [...others.keys()];
        const near = nearest(other || id === "" ? anchor : id, candidates.filter(Boolean));
        // In the copy of a test item it is said where the item is written.
        if (node.position)
          report(
            file,
            "reference-target",
            { target: node.target, near: near ? `${prefix}${near}` : "" },
            node,
          );
        return;
      }
      node.target = anchor;
      node.resolved = resolved;
    });
  }
}

/** Ids of the modules that a module's references may name: what stands before a slash, or alone. */
export function modulesNamed(module: Module): Set<string> {
  const named = new Set<string>();
  for (const { tree } of textsOf(module)) {
    walk(tree, (node) => {
      if (node.type === "crossReference") named.add(node.target.split("/")[0] ?? "");
    });
  }
  return named;
}

/** A reference's module, empty for its own, and the anchor there, empty for the module itself. */
function addressOf(
  target: string,
  own: Module,
  others: ReadonlyMap<string, Module>,
): { id: string; anchor: string } {
  const slash = target.indexOf("/");
  const id = slash === -1 ? "" : target.slice(0, slash);
  const anchor = target.slice(slash + 1).replace(/^sesi-(?=\d+$)/, "session-");
  if (slash === -1 && others.has(anchor) && anchor !== own.id) return { id: anchor, anchor: "" };
  return { id: id === own.id ? "" : id, anchor };
}

function textsOf({ introduction, file, bank, lessons }: Module): { tree: Root; file: VFile }[] {
  return [{ tree: introduction, file }, ...(bank ? [bank] : []), ...lessons];
}

/** What can be referred to in another module, and, under an empty anchor, the module. */
function targetsIn({ id, matter: { title, number }, lessons }: Module): Map<string, ReferenceTarget> {
  const module = { id, title, number };
  const whole: ReferenceTarget = { kind: "module", title, audience: "everyone", module };
  const targets = [...targetsOf(lessons)].map(([anchor, target]) => [anchor, { ...target, module }] as const);
  return new Map([["", whole], ...targets]);
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
