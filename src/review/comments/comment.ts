import type { CommentKind } from "../../model/comment-kind.ts";

export { commentKinds, commentKindNames, type CommentKind } from "../../model/comment-kind.ts";

/**
 * Where a comment belongs, by content and never by line. All of it is optional: a comment that a person wrote in a text
 * editor may have a quote alone, and one on a whole session has nothing.
 */
export interface CommentAnchor {
  /** The words that were selected, with references as their writer spells them: `{lihat:peta}`. */
  quote?: string | undefined;
  /** Words right before the quote; of a comment on a whole block, those before the block. */
  before?: string | undefined;
  /** Words right after the quote; of a comment on a whole block, the first ones in it. */
  after?: string | undefined;
  /** Name of the block for people: "Kegiatan 2.1 “Kartu masalah”". */
  block?: string | undefined;
  /** Kinds of blocks around, fingerprint and name of the innermost: see `parseMark` in anchor-mark.ts. */
  mark?: string | undefined;
}

/** One thing that somebody wrote at some time. */
export interface CommentNote {
  /** File name without its ending: unique in its folder. */
  id: string;
  by: string;
  /** ISO 8601: a date, or a time with its zone. */
  date: string;
  /** Plain text or Markdown; not to be trusted, and never run. */
  text: string;
}

/** A decision on a comment: it was resolved, or opened again. */
export interface CommentDecision extends CommentNote {
  outcome: "resolved" | "reopened";
  /** Ids of the decisions that this one takes the place of: those that its writer knew. */
  supersedes: readonly string[];
}

/** A comment with all that was written about it. */
export interface Comment extends CommentNote {
  /** Id of the module in whose folder it lives. */
  module: string;
  /** Path of its file below the package's folder. */
  path: string;
  /** File name of the session, or of module.md or the bank. */
  session: string;
  kind: CommentKind;
  anchor: CommentAnchor;
  /** By date. */
  replies: readonly CommentNote[];
  /** Everything that was ever decided, by date. */
  decisions: readonly CommentDecision[];
  status: "open" | "resolved";
}
