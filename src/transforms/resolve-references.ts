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

/** What can be referred to in a module, by anchor; under an empty anchor the module itself, where it is another one. */
type Targets = ReadonlyMap<string, ReferenceTarget>;

/**
 * Finds what each `{ref:anchor}` of a module points to, on the whole source: the number and title that every edition
 * prints. `{ref:module}` and `{ref:module/anchor}` point into another module. A reference to nothing is an error.
 * @param others numbered modules of the package by id
 */
export function resolveReferences(module: Module, others: ReadonlyMap<string, Module>): void {
  const known = new Map<string, Targets>([["", targetsOf(module.lessons)]]);
  const targetsBy = (id: string): Targets | undefined => {
    const other = others.get(id);
    const targets = known.get(id) ?? (other ? targetsIn(other) : undefined);
    if (targets) known.set(id, targets);
    return targets;
  };
  const ids = [...others.keys()].filter((id) => id !== module.id);
  for (const { tree, file } of textsOf(module)) {
    walk(tree, (node) => {
      if (node.type !== "crossReference") return;
      const address = addressOf(node.target, module.id, { ids, own: targetsBy("") });
      const resolved = targetsBy(address.id)?.get(address.anchor);
      if (resolved) {
        node.target = address.anchor;
        node.resolved = resolved;
      } else if (node.position) {
        // In the copy of a test item it is said where the item is written.
        const near = nearTarget(address, ids, targetsBy);
        report(file, "reference-target", { target: node.target, near }, node);
      }
    });
  }
}

/** What was meant by an address that nothing has, as it is written in a reference; empty where nothing is near. */
function nearTarget(
  { id, anchor }: Address,
  ids: readonly string[],
  targetsBy: (id: string) => Targets | undefined,
): string {
  const within = (module: string): string | undefined =>
    nearest(anchor, [...(targetsBy(module)?.keys() ?? [])].filter(Boolean));
  if (id === "") {
    const elsewhere = ids.find((each) => targetsBy(each)?.has(anchor));
    return within("") ?? nearest(anchor, ids) ?? (elsewhere === undefined ? "" : `${elsewhere}/${anchor}`);
  }
  const module = ids.includes(id) ? id : nearest(id, ids);
  if (module === undefined) return "";
  const near = anchor === "" ? undefined : within(module);
  return near === undefined ? (module === id ? "" : module) : `${module}/${near}`;
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

/** Where a reference leads: a module, empty for its own, and the anchor there, empty for the module itself. */
interface Address {
  id: string;
  anchor: string;
}

/** A name without a module is one of the module's own, or another module's. */
function addressOf(
  target: string,
  ownId: string,
  { ids, own }: { ids: readonly string[]; own: Targets | undefined },
): Address {
  const slash = target.indexOf("/");
  const id = slash === -1 ? "" : target.slice(0, slash);
  const anchor = target.slice(slash + 1).replace(/^sesi-(?=\d+$)/, "session-");
  if (slash === -1 && ids.includes(anchor) && own?.has(anchor) !== true) return { id: anchor, anchor: "" };
  return { id: id === ownId ? "" : id, anchor };
}

function textsOf({ introduction, file, bank, lessons }: Module): { tree: Root; file: VFile }[] {
  return [{ tree: introduction, file }, ...(bank ? [bank] : []), ...lessons];
}

/** What can be referred to in another module, and, under an empty anchor, the module. */
function targetsIn({ id, matter: { title, number }, lessons }: Module): Targets {
  const module = { id, title, number };
  const whole: ReferenceTarget = { kind: "module", title, audience: "everyone", module };
  const targets = [...targetsOf(lessons)].map(([anchor, target]) => [anchor, { ...target, module }] as const);
  return new Map([["", whole], ...targets]);
}

/** Everything that can be referred to, by anchor. */
function targetsOf(lessons: readonly Lesson[]): Targets {
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
