import type { Module } from "../model/book.ts";
import { numberModule, prepareIntroduction } from "./number-module.ts";
import { prepareBlocks } from "./prepare-blocks.ts";
import { resolveReferences } from "./resolve-references.ts";

/**
 * Resolves a parsed module on its whole source, before any edition is selected: blocks look at their content, everything
 * gets its number, and references find what they point to.
 */
export function resolveModule(module: Module): void {
  prepareBlocks(module.introduction, module.file);
  if (module.bank) prepareBlocks(module.bank.tree, module.bank.file);
  for (const { tree, file } of module.lessons) prepareBlocks(tree, file);
  prepareIntroduction(module.introduction);
  numberModule(module.lessons);
  resolveReferences(module);
}
