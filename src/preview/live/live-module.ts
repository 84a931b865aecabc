import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import { audienceOf } from "../../blocks/index.ts";
import { textsOf } from "../../checks/check.ts";
import { runModuleChecks, runTextChecks } from "../../checks/index.ts";
import { diagnosticsOf, type Diagnostic } from "../../diagnostics/report.ts";
import type { Module } from "../../model/book.ts";
import { filesOf } from "../../pipeline/read-package.ts";
import type { Reading } from "../../pipeline/reading.ts";
import { resolveModule } from "../../transforms/resolve-module.ts";
import { walk } from "../../transforms/walk.ts";
import { sameTree } from "./same-tree.ts";

/** A module that was read, resolved and checked. */
export interface LiveModule {
  module: Module;
  /** Modules that its references may name. */
  named: ReadonlySet<string>;
  /** Changes with what other modules can refer to in it. */
  targets: string;
  diagnostics: Diagnostic[];
  /** What checks of single texts said, by the path of the file. */
  said: ReadonlyMap<string, readonly VFileMessage[]>;
}

/** A numbered module, and what was noted of it before its references were resolved. */
export interface NumberedModule extends Pick<LiveModule, "named" | "targets"> {
  module: Module;
}

/**
 * Resolves and checks a numbered module, in place.
 * @param others numbered modules that its references may name
 * @param last what it was before: texts that say what they did keep their trees, and are not checked again; undefined
 * where what checks know of the package has changed
 */
export function resolveLive(
  { module, named, targets }: NumberedModule,
  { reading, others, last }: { reading: Reading; others: ReadonlyMap<string, Module>; last?: LiveModule },
): LiveModule {
  const { around } = reading;
  resolveModule(module, { references: around.references, others });
  const kept = last ? keepTrees(module, last.module) : new Set<VFile>();
  const said = new Map<string, readonly VFileMessage[]>();
  for (const text of textsOf(module, around)) {
    const { file } = text;
    const before = file.messages.length;
    const known = kept.has(file) ? last?.said.get(file.path) : undefined;
    if (known) file.messages.push(...known);
    else runTextChecks(text);
    said.set(file.path, file.messages.slice(before));
  }
  runModuleChecks(module, around);
  const diagnostics = diagnosticsOf(filesOf(module), around.config.severities);
  return { module, named, targets, diagnostics, said };
}

/** Gives a module the trees of its earlier self where they say the same. Answers the files of these. */
function keepTrees(module: Module, last: Module): Set<VFile> {
  const kept = new Set<VFile>();
  const keep = <T>(file: VFile, known: VFile | undefined, [now, then]: [T, T | undefined]): T => {
    const same = known?.path === file.path && known.value === file.value && sameTree(now, then);
    if (!same || then === undefined) return now;
    kept.add(file);
    return then;
  };
  module.introduction = keep(module.file, last.file, [module.introduction, last.introduction]);
  if (module.bank) {
    module.bank.tree = keep(module.bank.file, last.bank?.file, [module.bank.tree, last.bank?.tree]);
  }
  for (const lesson of module.lessons) {
    const known = last.lessons[lesson.number - 1];
    lesson.tree = keep(lesson.file, known?.file, [lesson.tree, known?.tree]);
  }
  return kept;
}

/** What other modules can refer to in a numbered module, as one text. */
export function targetsText({ matter, lessons }: Module): string {
  const lines: unknown[] = [[matter.title, matter.number]];
  for (const { tree, anchor, matter: of } of lessons) {
    lines.push([anchor, of.title]);
    walk(tree, (node) => {
      if (node.type === "block") {
        const title = node.attributes.title ?? toString(node.title ?? []);
        lines.push([node.anchor, node.name, node.number, title, audienceOf(node), depthOf(node)]);
      } else if (node.type === "figure") {
        lines.push([node.anchor, node.number, toString(node.caption ?? [])]);
      } else if (node.type === "tableCaption") lines.push([node.anchor, node.number, toString(node)]);
    });
  }
  return JSON.stringify(lines);
}

/** How many blocks are in a block: with their order this tells which block is in which. */
function depthOf(node: Parameters<typeof audienceOf>[0]): number {
  let blocks = 0;
  walk(node, (inner) => {
    if (inner.type === "block") blocks += 1;
  });
  return blocks;
}
