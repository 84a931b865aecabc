import { basename } from "node:path";
import type { Edition } from "../../model/edition.ts";
import type { ShownComment, ShownNote } from "../../preview/comments/comment-data.ts";
import type { CommentNote } from "../comments/comment.ts";
import type { PlacedComment } from "../comments/place-comments.ts";

/** A comment as pages show it: without what only finds it again. */
export function shownComment({ comment, ...found }: PlacedComment): ShownComment {
  const { id, module, kind, status, by, date, text, anchor, replies, decisions } = comment;
  const { method, path, line, place, words } = found;
  return {
    id,
    module,
    kind,
    status,
    by,
    date,
    text,
    anchor: found.anchor ?? "",
    quote: words || (anchor.quote ?? ""),
    place,
    found: method,
    source: `${basename(path)}:${line}`,
    replies: replies.map(noteOf),
    decisions: decisions.map((each) => ({ ...noteOf(each), outcome: each.outcome })),
  };
}

/**
 * Whether a reader of an edition may see a comment, by the block that it is on: what is withheld from an edition is
 * withheld with all that was said about it. One on a whole session is for everyone.
 */
export function isFor(
  { audience, method, comment: { anchor } }: PlacedComment,
  { audiences, guarded }: Edition,
): boolean {
  if (!guarded) return true;
  if (method === "session") return anchor.quote === undefined && anchor.mark === undefined;
  return method !== "orphaned" && audiences.has(audience);
}

function noteOf({ id, by, date, text }: CommentNote): ShownNote {
  return { id, by, date, text };
}
