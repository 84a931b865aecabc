import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import type { Book } from "../render/book.ts";
import { wordsOf } from "../render/words.ts";

/** Where something is used in a book. */
export interface Use {
  /** "Sesi 2", or the name of the introduction. */
  place: string;
  anchor: string;
}

/** The trees of a book that readers read in order, each with its name. */
export function readingOrder({ introduction, sessions, module }: Book): { place: string; tree: Root }[] {
  const words = wordsOf(module.language);
  return [
    { place: words.introduction, tree: introduction },
    ...sessions.map(({ lesson, tree }) => ({ place: `${words.session}\u00a0${lesson.number}`, tree })),
  ];
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
  for (const { place, tree } of readingOrder(book)) {
    const seen = new Set<string>();
    visit(tree, (node) => {
      const { keys = [], anchor } = find(node) ?? {};
      for (const key of keys) {
        if (anchor === undefined || seen.has(key)) continue;
        seen.add(key);
        uses.set(key, [...(uses.get(key) ?? []), { place, anchor }]);
      }
    });
  }
  return uses;
}

/** Links to uses, "Sesi 2, hlm. 14 · Sesi 5, hlm. 60"; without pages on screen. */
export function useLinks(uses: readonly Use[], { module, print }: Book): ElementContent[] {
  const { page } = wordsOf(module.language);
  return uses.flatMap(({ place, anchor }, index): ElementContent[] => [
    ...(index === 0 ? [] : [{ type: "text" as const, value: " · " }]),
    h("a", { href: `#${anchor}` }, place),
    ...(print
      ? [
          { type: "text" as const, value: `, ${page}\u00a0` },
          h("span.page-number", { dataPageOf: anchor }, "00"),
        ]
      : []),
  ]);
}
