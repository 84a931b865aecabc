import type { Binding, Module, Package } from "./book.ts";

/** Name of the book of all modules, and of its folder. */
export const packageBook = "package";

/** A module bound by itself. */
export function bindModule(module: Module): Binding {
  return { kind: "module", id: module.id, matter: module.matter, modules: [module] };
}

/** All modules of a package in one volume. */
export function bindPackage({ config, modules }: Pick<Package, "config" | "modules">): Binding {
  return {
    kind: "package",
    id: packageBook,
    matter: { title: config.title, subtitle: config.subtitle, summary: config.summary },
    modules,
  };
}
