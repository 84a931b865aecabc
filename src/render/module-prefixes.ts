import type { Module } from "../model/book.ts";

/**
 * What stands before the anchors of each module in a book, by the module's id: the name of its folder in letters that
 * any link may have, or nothing where one module is bound by itself. No two are alike, and none begins as another does.
 */
export function modulePrefixes(modules: readonly Pick<Module, "id">[], bound: boolean): Map<string, string> {
  const prefixes = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of modules) {
    const name = id.replace(/[^A-Za-z0-9_]+/g, "-").replace(/^-|-$/g, "");
    let unique = name || "module";
    for (let count = 2; taken.has(unique); count += 1) unique = `${name || "module"}-${count}`;
    taken.add(unique);
    prefixes.set(id, bound ? `${unique}--` : "");
  }
  return prefixes;
}
