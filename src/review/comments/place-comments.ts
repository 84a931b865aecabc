import { basename } from "node:path";
import type { Nodes } from "mdast";
import type { Point } from "unist";
import { annexAt } from "../../annexes/index.ts";
import { audienceOf } from "../../blocks/index.ts";
import { pointIn } from "../../checks/text-place.ts";
import type { Audience } from "../../model/edition.ts";
import type { Module } from "../../model/book.ts";
import type { Language } from "../../model/language.ts";
import type { Block } from "../../model/nodes.ts";
import { placeOfValue, placeOfWord } from "../../source/place-of.ts";
import { blockOf } from "./anchor-mark.ts";
import { textBetween } from "./anchor-of.ts";
import type { Comment, CommentAnchor } from "./comment.ts";
import { containerName, passageName } from "./container-name.ts";
import { findBlock, findWords, type FoundPlace } from "./find-anchor.ts";
import type { CommentedText, Container, Passage, TextIndex } from "./passages.ts";
import { indexOf } from "./text-index.ts";
import { wordsIn } from "./tokens.ts";

/**
 * How a comment was found: its very words; words much alike; only its block; only its session; or nothing, where not even
 * a text of the session's name is left.
 */
export type PlaceMethod = FoundPlace["method"] | "session" | "orphaned";

/** A comment where it belongs now. */
export interface PlacedComment {
  comment: Comment;
  method: PlaceMethod;
  /** Path below the package's folder, of the text; of the comment's own file where it is orphaned. */
  path: string;
  line: number;
  column: number;
  /** What stands there: a paragraph, a cell, a block. None for front matter, sessions and orphans. */
  node?: Nodes;
  /** The innermost block around. */
  block?: Block;
  /** Its anchor in a book, or that of the nearest block with one, or the session's. */
  anchor?: string;
  /** What people call the place now. Empty for text before the first heading. */
  place: string;
  /** The words as they are now; empty where none are left, or the comment is on a whole block or session. */
  words: string;
  /** Who has the block: a comment on a facilitator's is none for a participant's book. */
  audience: Audience;
}

/** Words that are enough of a quote to tell it from others wherever it stands. */
const fewest = 3;

/** How sure it must be that words in another session are those that were meant, from 0 to 1. */
const elsewhere = 0.6;

/** The texts of a module that can be commented on, in order: introduction, sessions, bank. */
export function commentedTexts({
  file,
  introduction,
  written,
  matter,
  lessons,
  bank,
}: Module): CommentedText[] {
  return [{ file, tree: introduction, written, matter }, ...lessons, ...(bank ? [bank] : [])];
}

/**
 * Finds comments in the texts of their module, resolved and numbered. A comment whose words are in another session now is
 * found there. In the order of the texts, then of lines; orphans last.
 */
export function placeComments(
  comments: readonly Comment[],
  texts: readonly CommentedText[],
): PlacedComment[] {
  const indexes = new LazyIndexes(texts);
  const order = (path: string): number => {
    const at = texts.findIndex(({ file }) => file.path === path);
    return at === -1 ? texts.length : at;
  };
  return comments
    .map((comment) => placeOne(comment, indexes))
    .sort(
      (a, b) =>
        order(a.path) - order(b.path) ||
        a.line - b.line ||
        a.column - b.column ||
        (a.comment.id < b.comment.id ? -1 : 1),
    );
}

function placeOne(comment: Comment, indexes: LazyIndexes): PlacedComment {
  const { anchor, session } = comment;
  const text = indexes.texts.find(({ file }) => basename(file.path) === session);
  const annex = text && inAnnex(comment, text);
  if (annex) return annex;
  const own = text && indexes.of(text);
  const words = own && (findWords(own, anchor) ?? findWhole(own, comment));
  if (own && words && (words.method === "exact" || words.settled !== false))
    return placed(comment, own, words);
  const moved = findElsewhere(indexes, anchor, text);
  if (moved && (!words || moved.found.method === "exact")) return placed(comment, moved.index, moved.found);
  if (own && words) return placed(comment, own, words);
  const block = own && findBlock(own, anchor);
  if (own && block) return placed(comment, own, block);
  if (text === undefined) return nowhere(comment);
  const { file, anchor: sessionAnchor } = text;
  const at = placeOfWord(file, "title");
  return {
    ...nowhere(comment),
    method: "session",
    path: file.path,
    ...pick(at),
    ...anchored(sessionAnchor),
  };
}

/** The words of an anchor in other texts: the very words where one text alone has them, else the best of those much alike. */
function findElsewhere(
  indexes: LazyIndexes,
  anchor: CommentAnchor,
  own: CommentedText | undefined,
): { index: TextIndex; found: FoundPlace } | undefined {
  if (anchor.quote === undefined) return undefined;
  const all = indexes.texts.flatMap((text) => {
    const index = indexes.of(text);
    const found = text === own ? undefined : findWords(index, anchor);
    return found ? [{ index, found }] : [];
  });
  const exact = all.filter(({ found }) => found.method === "exact");
  if (exact.length === 1 && wordsIn(anchor.quote).length >= fewest) return exact[0];
  return all
    .filter(({ found }) => found.score >= elsewhere)
    .sort((a, b) => b.found.score - a.found.score)
    .at(0);
}

/** A comment on an annex, which is made from all texts: only a book knows whether its words are still there. */
function inAnnex(comment: Comment, { file, written }: CommentedText): PlacedComment | undefined {
  const { mark = "", quote = "" } = comment.anchor;
  const annex = annexAt(mark, written);
  if (annex === undefined) return undefined;
  return {
    ...nowhere(comment),
    method: "exact",
    path: file.path,
    ...pick(placeOfWord(file, "title")),
    anchor: mark,
    place: annex.title,
    words: quote,
    audience: annex.isOfBook ? "everyone" : "facilitator",
  };
}

/** The words of texts, put together only where a comment asks for them. */
class LazyIndexes {
  readonly texts: readonly CommentedText[];
  readonly #known = new Map<CommentedText, TextIndex>();

  constructor(texts: readonly CommentedText[]) {
    this.texts = texts;
  }

  of(text: CommentedText): TextIndex {
    const index = this.#known.get(text) ?? indexOf(text);
    this.#known.set(text, index);
    return index;
  }
}

/** A comment on a whole block belongs to it alone, not to words that are like its first ones. */
function findWhole(index: TextIndex, { anchor }: Comment): FoundPlace | undefined {
  return anchor.quote === undefined ? findBlock(index, anchor) : undefined;
}

function nowhere(comment: Comment): PlacedComment {
  return {
    comment,
    method: "orphaned",
    path: comment.path,
    line: 1,
    column: 1,
    place: "",
    words: "",
    audience: "facilitator",
  };
}

function placed(comment: Comment, index: TextIndex, found: FoundPlace): PlacedComment {
  const token = index.tokens[Math.min(found.first, index.tokens.length - 1)];
  const passage = index.passages[token?.passage ?? -1];
  const container = found.container ?? passage?.container;
  const node = found.container ? found.container.node : passage?.node;
  const block = blockOf(container);
  const start =
    found.container || passage === undefined || token === undefined
      ? nodePoint(container)
      : tokenPoint(index, passage, token.start);
  return {
    comment,
    method: found.method,
    path: index.text.file.path,
    ...pick(start ?? nodePoint(container) ?? placeOfWord(index.text.file, "title")),
    ...(node ? { node } : {}),
    ...(block ? { block } : {}),
    ...anchored(anchorAround(container) ?? index.text.anchor),
    place: nameOf(found.container, passage, index.text.written),
    words: found.container ? "" : textBetween(index, found.first, found.end),
    audience: audienceAround(container),
  };
}

function nameOf(container: Container | undefined, passage: Passage | undefined, language: Language): string {
  if (container) return containerName(container, language);
  return passage ? passageName(passage, language) : "";
}

/** Where a word stands in its file: the character, or else the node or the value that it is in. */
function tokenPoint({ text }: TextIndex, passage: Passage, offset: number): Point | undefined {
  if (passage.word !== undefined) return placeOfValue(text.file, passage.word, passage.text);
  const piece = passage.pieces.findLast(({ start }) => start <= offset);
  const exact = piece?.node && pointIn(piece.node, offset - piece.start);
  return exact ?? passage.node?.position?.start;
}

/** Where a container begins; copies of test items have no place but that of the test. */
function nodePoint(container: Container | undefined): Point | undefined {
  if (container === undefined) return undefined;
  return container.node?.position?.start ?? nodePoint(container.parent);
}

function anchorAround(container: Container | undefined): string | undefined {
  if (container === undefined) return undefined;
  const { node, parent } = container;
  return (node !== undefined && "anchor" in node ? node.anchor : undefined) ?? anchorAround(parent);
}

/** Whom the blocks around address: the outermost that is not for everyone decides. */
function audienceAround(container: Container | undefined): Audience {
  if (container === undefined) return "everyone";
  const outer = audienceAround(container.parent);
  if (outer !== "everyone" || container.node?.type !== "block") return outer;
  return audienceOf(container.node) ?? "facilitator";
}

function anchored(anchor: string | undefined): { anchor?: string } {
  return anchor === undefined ? {} : { anchor };
}

function pick({ line, column }: Point): { line: number; column: number } {
  return { line, column };
}
