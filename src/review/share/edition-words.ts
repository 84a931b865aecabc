import type { Edition } from "../../model/edition.ts";
import type { ShownComment } from "../../preview/comments/comment-data.ts";
import type { PlacedComment } from "../comments/place-comments.ts";
import { isFor, shownComment } from "./shown-comment.ts";

/** The words of an edition's page, to find out what its readers know. */
export class EditionWords {
  readonly #words: string;

  /** @param html the page as the edition has it */
  constructor(html: string) {
    const text = html
      .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, " ")
      .replace(/<[^>]*>/g, " ")
      .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&");
    this.#words = ` ${wordsOf(text)} `;
  }

  /** Whether a passage is there, whatever its references are called in print. */
  has(passage: string): boolean {
    return passage.split(/\{[^}]*\}/).every((part) => {
      const words = wordsOf(part);
      return words === "" || this.#words.includes(` ${words} `);
    });
  }
}

/**
 * Comments as the readers of an edition may see them. A guarded edition has no comment on what it withholds, and no quote
 * that is not in its own words: an answer inside an exercise is withheld, too.
 */
export function commentsFor(
  placed: readonly PlacedComment[],
  edition: Edition,
  words: EditionWords,
): ShownComment[] {
  return placed.flatMap((each) => {
    const shown = shownComment(each);
    if (!edition.guarded) return [shown];
    if (!isFor(each, edition)) return [];
    if (shown.quote === "" || words.has(shown.quote)) return [shown];
    return each.method === "exact" || each.method === "similar" ? [] : [{ ...shown, quote: "" }];
  });
}

/** Words as letters and digits alone, one space between them. */
function wordsOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("\u00ad", "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
