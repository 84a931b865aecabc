import { z } from "zod";
import { CannotRun } from "../../diagnostics/failure.ts";
import { nearest } from "../../diagnostics/suggest.ts";
import { annexAt } from "../../annexes/index.ts";
import { packageBook } from "../../model/bindings.ts";
import type { Module } from "../../model/book.ts";
import type { Language } from "../../model/language.ts";
import { modulePrefixes } from "../../render/module-prefixes.ts";
import { walk } from "../../transforms/walk.ts";
import { anchorOf } from "../comments/anchor-of.ts";
import { isCommentDate, longestName } from "../comments/comment-fields.ts";
import { isCommentId, isNoteKey } from "../comments/comment-names.ts";
import { commentKindNames, type CommentAnchor } from "../comments/comment.ts";
import type { CommentedText } from "../comments/passages.ts";
import { commentedTexts } from "../comments/place-comments.ts";
import type { CommentDraft } from "../comments/write-comment.ts";

/** Most characters of what people write: with all the rest it stays below the largest file of a comment. */
export const longestText = 10_000;

const text = (most: number): z.ZodString => z.string().max(most);
const written = z.string().trim().min(1).max(longestText);
const by = z.string().trim().min(1).max(longestName);

/** A comment that a browser sent; `SentComment` in comment-data.ts says what is what. */
export const sentComment = z.strictObject({
  id: z.string().refine(isCommentId),
  book: text(200),
  section: text(300),
  block: text(300),
  quote: text(6_000),
  before: text(600),
  after: text(600),
  kind: z.enum(commentKindNames),
  by,
  text: written,
  at: z.string().refine(isCommentDate).optional(),
});

/** A reply or a decision that a browser sent. */
export const sentNote = z.strictObject({ key: z.string().refine(isNoteKey), by, text: written });

/** A note that was written in a static share; `SharedNote` in comment-data.ts says what is what. */
export const sharedNote = z.strictObject({
  ...sentNote.shape,
  action: z.enum(["reply", "resolve", "reopen"]),
  module: text(200),
  comment: z.string().refine(isCommentId),
  knew: z.array(z.string().refine(isNoteKey)).max(1_000),
  at: z.string().refine(isCommentDate),
});

/** A note of a static share, read. */
export type SharedNoteRead = z.infer<typeof sharedNote>;

/** A comment as a browser sends it. */
export type Sent = z.infer<typeof sentComment>;

/**
 * Finds where in the sources a comment belongs that was written in a book.
 * @param modules of the package, resolved
 * @param at the time, where the comment has none of its own
 * @throws CannotRun `module-none` for a book of no such module
 */
export function draftOf(
  modules: readonly Module[],
  sent: Sent,
  { at, language }: { at: string; language: Language },
): CommentDraft {
  const { module, prefix } = moduleOf(modules, sent);
  const own = (anchor: string): string => (anchor.startsWith(prefix) ? anchor.slice(prefix.length) : anchor);
  const [section, block] = [own(sent.section), own(sent.block)];
  const commented = textOf(module, section, block);
  return {
    id: sent.id,
    module: module.id,
    session: commented.file.basename ?? "",
    kind: sent.kind,
    by: sent.by,
    at: sent.at ?? at,
    text: sent.text,
    anchor: anchorIn(commented, { ...sent, section, block }),
    language,
  };
}

/** The anchor of a comment; one on an annex that is made from all texts belongs to that annex, whatever its words. */
function anchorIn(commented: CommentedText, { section, block, quote, before, after }: Sent): CommentAnchor {
  const annex = annexAt(section, commented.written);
  if (annex && (block === "" || !holds(commented.tree, block)))
    return { quote: quote || undefined, before, after, block: annex.title, mark: section };
  return anchorOf(commented, { text: quote, before, after, block: block || undefined });
}

/** The module of a book, or of a section of the volume. */
function moduleOf(
  modules: readonly Module[],
  { book, section, block }: Sent,
): { module: Module; prefix: string } {
  const bound = book === packageBook && !modules.some(({ id }) => id === packageBook);
  const prefixes = modulePrefixes(modules, bound);
  const found = modules.find(({ id }) => {
    const prefix = prefixes.get(id) ?? "";
    return bound ? section.startsWith(prefix) || block.startsWith(prefix) : id === book;
  });
  if (found) return { module: found, prefix: prefixes.get(found.id) ?? "" };
  const [first] = modules;
  // What gathers from all modules is kept with the first.
  if (bound && first && annexAt(section, first.written)) return { module: first, prefix: "" };
  const known = modules.map(({ id }) => id);
  throw new CannotRun("module-none", {
    name: JSON.stringify(book.slice(0, 80)),
    known: known.join(", "),
    near: nearest(book, known) ?? "",
  });
}

/** The text that a section is made from; annexes are made from all, and belong where the block is, or to module.md. */
function textOf(module: Module, section: string, block: string): CommentedText {
  const texts = commentedTexts(module);
  const [introduction] = texts;
  const found =
    texts.find(({ anchor }) => anchor !== undefined && anchor === section) ??
    (section === "introduction" ? introduction : undefined) ??
    texts.find(({ anchor, tree }) => block !== "" && (anchor === block || holds(tree, block))) ??
    introduction;
  if (!found) throw new Error("A module without a text");
  return found;
}

function holds(tree: CommentedText["tree"], anchor: string): boolean {
  let found = false;
  walk(tree, (node) => {
    if ("anchor" in node && node.anchor === anchor) found = true;
  });
  return found;
}
