import type { Module } from "../model/book.ts";
import type { References } from "../model/references.ts";
import { insertTests } from "./insert-tests.ts";
import { numberModule, prepareIntroduction } from "./number-module.ts";
import { prepareBlocks } from "./prepare-blocks.ts";
import { resolveCitations } from "./resolve-citations.ts";
import { resolveReferences } from "./resolve-references.ts";

/**
 * Numbers a parsed module on its whole source, before any edition is selected: blocks look at their content, tests get
 * their items, everything gets its number and its anchor.
 */
export function numberSource(module: Module): void {
  prepareBlocks(module.introduction, module.file);
  if (module.bank) prepareBlocks(module.bank.tree, module.bank.file);
  for (const { tree, file } of module.lessons) prepareBlocks(tree, file);
  insertTests(module);
  prepareIntroduction(module.introduction);
  numberModule(module.lessons);
}

/** What a module is resolved with. */
export interface ResolvedWith {
  references: References;
  /** Numbered modules that its references may name, by id. */
  others: ReadonlyMap<string, Module>;
}

/** Resolves a numbered module: references find what they point to, and citations are put into words. */
export function resolveModule(module: Module, { references, others }: ResolvedWith): void {
  resolveReferences(module, others);
  resolveCitations(module.introduction, references, module.written);
  if (module.bank) resolveCitations(module.bank.tree, references, module.bank.written);
  for (const { tree, written } of module.lessons) resolveCitations(tree, references, written);
}
