import { visit } from "unist-util-visit";
import { expect } from "vitest";
import type { Binding, Package } from "../../../src/model/book.ts";
import type { Edition } from "../../../src/model/edition.ts";
import type { ReferenceTarget } from "../../../src/model/nodes.ts";
import { selectBook, treesOf } from "../../../src/render/book.ts";
import { nameOf } from "../../../src/render/inline.ts";

/** A reference of a book to something in the same book. */
export interface BookReference {
  /** As it is printed without its page: "Lembar Kerja 3", into another module "Lembar Kerja 3, Modul 2". */
  name: string;
  /** Of what is meant, in the book. */
  anchor: string;
  resolved: ReferenceTarget;
}

/** References in a book's own edition to what is bound with them and `reader` has. */
export function referencesOf(
  binding: Binding,
  source: Package,
  { edition, reader }: { edition: Edition; reader: Edition },
): BookReference[] {
  const bound = new Set(binding.modules.map(({ id }) => id));
  const prefixOf = (id: string): string => (binding.kind === "package" ? `${id}--` : "");
  const found: BookReference[] = [];
  for (const part of selectBook(binding, source, edition).parts) {
    for (const tree of treesOf(part)) {
      visit(tree, "crossReference", ({ target, resolved }) => {
        expect(resolved, target).toBeDefined();
        if (!resolved || !reader.audiences.has(resolved.audience)) return;
        const { module, kind } = resolved;
        if (module && !bound.has(module.id)) return;
        const other = module && kind !== "module" ? `, Modul ${module.number}` : "";
        found.push({
          name: `${nameOf(resolved, "id")}${other}`,
          anchor: `${prefixOf(module?.id ?? part.module.id)}${kind === "module" ? "module" : target}`,
          resolved,
        });
      });
    }
  }
  return found;
}
