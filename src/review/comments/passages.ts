import type { Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import type { Language } from "../../model/language.ts";
import type { Word } from "../../source/words.ts";
import type { Piece } from "./inline-text.ts";

/** Words of front matter whose values books print, in their order. */
export const printedWords = [
  "title",
  "subtitle",
  "summary",
  "objectives",
  "methods",
  "materials",
  "preparation",
  "bring",
] as const satisfies readonly Word[];

/** Front matter of a session or a module, so far as books print it. */
export type PrintedMatter = Partial<
  Record<(typeof printedWords)[number], string | readonly string[] | undefined>
>;

/** A text of a module that can be commented on: a lesson, an introduction, a bank of items. */
export interface CommentedText {
  file: VFile;
  tree: Root;
  /** Language that it is written in. */
  written: Language;
  matter?: PrintedMatter;
  /** Anchor of the whole in a book. */
  anchor?: string;
}

/** A word of a text in the order of reading. */
export interface TextToken {
  word: string;
  /** Index of its passage. */
  passage: number;
  /** Offsets in the passage's text. */
  start: number;
  end: number;
  /** Place of the same word where references are as written; a reference of several words has one place. */
  origin: number;
}

/** Something that holds passages: a block, the part under a heading, a figure, a table, the front matter. */
export interface Container {
  /** Canonical name of a block, or one of `section`, `figure`, `table`, `matter`. */
  name: string;
  /** Names from the outermost block to this one, between slashes. */
  path: string;
  title: string;
  node: Nodes | undefined;
  parent: Container | undefined;
  /** Its tokens: from the first up to, not including, the last. */
  first: number;
  end: number;
}

/** A run of words that belong together: a paragraph, a heading, a cell, a title, a value of front matter. */
export interface Passage {
  type: string;
  text: string;
  pieces: readonly Piece[];
  container: Container;
  node: Nodes | undefined;
  /** Word of front matter that it is the value of. */
  word?: Word;
}

/** The words of a text with what they stand in. */
export interface TextIndex {
  text: CommentedText;
  tokens: readonly TextToken[];
  passages: readonly Passage[];
  containers: readonly Container[];
}
