import type { ReferenceWords } from "./inline-text.ts";
import { PassageWalk } from "./passage-walk.ts";
import type { CommentedText, TextIndex } from "./passages.ts";

/**
 * Puts a text into its words, on the whole source: also what only one edition has.
 * @param references as written for anchors; in words for finding what a reader has selected in a book
 */
export function indexOf(text: CommentedText, references: ReferenceWords = "written"): TextIndex {
  const walk = new PassageWalk(references);
  walk.matter(text.matter ?? {});
  walk.root(text.tree);
  return { text, ...walk.found() };
}
