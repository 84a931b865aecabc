import type { Module } from "../model/book.ts";
import type { References } from "../model/references.ts";
import { insertTests } from "./insert-tests.ts";
import { numberModule, prepareIntroduction } from "./number-module.ts";
import { prepareBlocks } from "./prepare-blocks.ts";
import { resolveCitations } from "./resolve-citations.ts";
import { resolveReferences } from "./resolve-references.ts";

/**
 * Resolves a parsed module on its whole source, before any edition is selected: blocks look at their content, tests get their items, everything
 * gets its number, references find what they point to, and citations are put into words.
 */
export function resolveModule(module: Module, references: References = { entries: new Map() }): void {
  prepareBlocks(module.introduction, module.file);
  if (module.bank) prepareBlocks(module.bank.tree, module.bank.file);
  for (const { tree, file } of module.lessons) prepareBlocks(tree, file);
  insertTests(module);
  prepareIntroduction(module.introduction);
  numberModule(module.lessons);
  resolveReferences(module);
  const trees = [module.introduction, module.bank?.tree, ...module.lessons.map(({ tree }) => tree)];
  for (const tree of trees) if (tree) resolveCitations(tree, references, module.language);
}
