import type { Language } from "../../model/language.ts";
import { plainLine } from "../../model/plain-text.ts";
import { commentTexts } from "./comment-texts.ts";
import { commentKindNames, commentKinds, type CommentKind } from "./comment.ts";
import { dayWords } from "./day-words.ts";
import type { PlacedComment } from "./place-comments.ts";
import { standingDecisions } from "./threads.ts";

/** Letters of a quote and of a comment that a list shows. */
const quoteLength = 60;
const textLength = 200;

/** Which comments a list shows. */
export interface CommentFilter {
  /** Resolved ones, too. */
  all?: boolean;
  kinds?: readonly CommentKind[] | undefined;
}

/** The comments that a list shows, in their order. */
export function chosenComments(placed: readonly PlacedComment[], filter: CommentFilter): PlacedComment[] {
  return placed.filter(
    ({ comment: { status, kind } }) =>
      (filter.all === true || status === "open") && (filter.kinds?.includes(kind) ?? true),
  );
}

/**
 * Comments as lines for people: file and line, kind, who, the words and the comment, and below it the id by which it is
 * resolved.
 */
export function commentLines(placed: readonly PlacedComment[], language: Language): string {
  const width = Math.max(0, ...placed.map(({ comment }) => commentKinds[comment.kind][language].length));
  return placed.map((each) => linesOf(each, width, language)).join("");
}

/** "7 komentar terbuka: 2 hukum, 5 isi", and how many of them belong nowhere any more. */
export function commentCounts(placed: readonly PlacedComment[], language: Language): string {
  const texts = commentTexts(language);
  const open = placed.filter(({ comment }) => comment.status === "open");
  const counts = commentKindNames.flatMap((kind) => {
    const count = open.filter(({ comment }) => comment.kind === kind).length;
    return count === 0 ? [] : [`${count} ${commentKinds[kind][language]}`];
  });
  const lost = open.filter(({ method }) => method === "orphaned").length;
  const resolved = placed.length - open.length;
  return [
    `${open.length} ${open.length === 1 ? texts.openOne : texts.open}${counts.length > 0 ? `: ${counts.join(", ")}` : ""}.`,
    ...(lost > 0 ? [`${lost} ${texts.lostCount}.`] : []),
    ...(resolved > 0 ? [`${resolved} ${texts.resolvedCount}.`] : []),
  ].join(" ");
}

/** A comment as data for other programs. */
export function commentJson({ comment, ...found }: PlacedComment, language: Language): unknown {
  const { anchor, decisions, ...rest } = comment;
  const { method, path, line, column, place, words, audience } = found;
  return {
    ...rest,
    kindWord: commentKinds[comment.kind][language],
    quote: anchor.quote ?? null,
    decisions,
    found: { method, path, line, column, place, words, audience, anchor: found.anchor ?? null },
  };
}

function linesOf(
  { comment, method, path, line, place }: PlacedComment,
  width: number,
  language: Language,
): string {
  const texts = commentTexts(language);
  const { kind, by, text, anchor, id, replies, decisions, status } = comment;
  const quote = anchor.quote === undefined ? "" : `“${plainLine(anchor.quote, quoteLength)}” — `;
  const notes = [
    place || (method === "session" ? texts.wholeSession : ""),
    method === "session" && anchor.quote === undefined && anchor.mark === undefined ? "" : texts[method],
    replies.length > 0 ? `${replies.length} ${texts.replies}` : "",
    ...(status === "resolved"
      ? standingDecisions(decisions).map(
          (each) =>
            `${texts.resolved}: ${each.by}, ${dayWords(each.date, language)}: ${plainLine(each.text, textLength)}`,
        )
      : []),
  ].filter(Boolean);
  const kindWord = commentKinds[kind][language].padEnd(width);
  return `${path}:${line}  ${kindWord}  ${plainLine(by)}: ${quote}${plainLine(text, textLength)}\n    ${[id, ...notes.map((note) => plainLine(note))].join(" · ")}\n`;
}
