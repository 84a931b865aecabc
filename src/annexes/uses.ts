import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Nodes, Root } from "mdast";
import type { Book } from "../render/book.ts";
import { introductionTitle, moduleLabel } from "../render/module-name.ts";
import { wordsOf } from "../render/words.ts";
import { walk } from "../transforms/walk.ts";

/** Where something is used in a book. */
export interface Use {
  /** "Sesi 2", or the name of the introduction. */
  place: string;
  anchor: string;
}

/** A tree of a book, as an annex names it. */
export interface ReadTree {
  /** "Sesi 2", or "Modul 3, Sesi 2" where several modules are bound. */
  place: string;
  tree: Root;
  /** Stands before the anchors of its module. */
  prefix: string;
}

/** The trees of a book that readers read, in order. */
export function readingOrder({ parts, bound, language }: Book): ReadTree[] {
  const words = wordsOf(language);
  return parts.flatMap(({ module, introduction, sessions, prefix }) => {
    const of = bound ? `${moduleLabel(module.matter, language)}, ` : "";
    const opening = introductionTitle(module.matter, { bound, language });
    return [
      { place: `${of}${opening}`, tree: introduction, prefix },
      ...sessions.map(({ lesson, tree }) => ({
        place: `${of}${words.session}\u00a0${lesson.number}`,
        tree,
        prefix,
      })),
    ];
  });
}

/**
 * What a book uses, by key, in reading order: at most one use for each of its trees, the first.
 * @param find the keys that a node uses, and the anchor by which it is found
 */
export function usesIn(
  book: Book,
  find: (node: Nodes) => { keys: readonly string[]; anchor: string | undefined } | undefined,
): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { place, tree, prefix } of readingOrder(book)) {
    const seen = new Set<string>();
    walk(tree, (node) => {
      const { keys = [], anchor } = find(node) ?? {};
      for (const key of keys) {
        if (anchor === undefined || seen.has(key)) continue;
        seen.add(key);
        uses.set(key, [...(uses.get(key) ?? []), { place, anchor: `${prefix}${anchor}` }]);
      }
    });
  }
  return uses;
}

/** Links to uses, "Sesi 2, hlm. 14 · Sesi 5, hlm. 60"; without pages on screen. */
export function useLinks(uses: readonly Use[], { language, print }: Book): ElementContent[] {
  const { page } = wordsOf(language);
  return uses.flatMap(({ place, anchor }, index): ElementContent[] => [
    ...(index === 0 ? [] : [{ type: "text" as const, value: " " }]),
    // A place is not parted, nor from the dot behind it.
    h("span.use", [
      h("a", { href: `#${anchor}` }, place),
      ...(print ? [`, ${page}\u00a0`, h("span.page-number", { dataPageOf: anchor }, "00")] : []),
      index === uses.length - 1 ? "" : " ·",
    ]),
  ]);
}
