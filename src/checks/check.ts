import type { Nodes, Parents, Root } from "mdast";
import type { VFile } from "vfile";
import type { Language } from "../model/language.ts";
import type { Module, Package } from "../model/book.ts";

/** What checks may know of the package around a module. */
export type CheckContext = Pick<Package, "config" | "references" | "glossary">;

/** A text of a module: a lesson, or the introduction, which has no duration. */
export interface ModuleText {
  file: VFile;
  tree: Root;
  /** Minutes. */
  duration?: number;
  context: CheckContext;
}

/** Where the shared walk has come to. It changes as the walk goes on: keep nothing of it. */
export interface NodePlace {
  /** What stands around the node, the tree first. */
  readonly ancestors: readonly Parents[];
  /** Whether only facilitators read the node. */
  readonly facilitatorOnly: boolean;
}

/** Looks at the nodes of one type; all checks share one walk over a text. */
export type NodeChecks = {
  readonly [T in Nodes["type"]]?: (
    node: Extract<Nodes, { type: T }>,
    text: ModuleText,
    place: NodePlace,
  ) => void;
};

/** A rule over resolved sources; it only inspects, and reports on the file. */
export interface Check {
  /** Runs at every node of a type. */
  readonly nodes?: NodeChecks;
  /** Runs once for every module. */
  module?(module: Module, context: CheckContext): void;
}

/** Every text of a module: the introduction, the bank of test items, the lessons. */
export function textsOf(module: Module, context: CheckContext): ModuleText[] {
  const lessons = module.lessons.map(({ file, tree, matter, written }) => ({
    file,
    tree,
    duration: matter.duration,
    context: contextIn(written, context),
  }));
  const bank = module.bank ? [{ ...module.bank, context: contextIn(module.bank.written, context) }] : [];
  const introduction = {
    file: module.file,
    tree: module.introduction,
    context: contextIn(module.written, context),
  };
  return [introduction, ...bank, ...lessons];
}

/** What checks know where a text is written in a language. */
export function contextIn(written: Language, context: CheckContext): CheckContext {
  if (written === context.config.language) return context;
  return { ...context, config: { ...context.config, language: written } };
}
