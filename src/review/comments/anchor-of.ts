import { markOf, markText } from "./anchor-mark.ts";
import type { CommentAnchor } from "./comment.ts";
import { containerName, passageName } from "./container-name.ts";
import { contextLength, findWords } from "./find-anchor.ts";
import type { CommentedText, Container, TextIndex } from "./passages.ts";
import { indexOf } from "./text-index.ts";

/** Most characters of a quote that are kept. */
const longestQuote = 1_500;

/** What a reader selected in a book, as a browser tells it. */
export interface Selection {
  /** The words; empty for a whole block. */
  text?: string | undefined;
  /** Some words right before and after them, so that equal passages are told apart. */
  before?: string | undefined;
  after?: string | undefined;
  /** Anchor of the nearest block around, as in the book's HTML but without the prefix of a module in a volume. */
  block?: string | undefined;
}

/**
 * The anchor of a comment on what a reader selected. Labels, numbers and pages that a book prints around the words, line
 * breaks, hyphens and emphasis do not matter. What is not found is kept as it was sent, so that it may be found later.
 */
export function anchorOf(text: CommentedText, selection: Selection): CommentAnchor {
  const printed = indexOf(text, text.written);
  const around = printed.containers.find((each) => hasAnchor(each, selection.block));
  const quote = oneLine(selection.text);
  if (quote === undefined) return around ? wholeBlock(text, around) : {};
  const sent = {
    quote: quote.slice(0, longestQuote),
    before: oneLine(selection.before),
    after: oneLine(selection.after),
  };
  const found = findWords(printed, sent, around);
  if (found === undefined || found.end <= found.first)
    return { ...(around ? wholeBlock(text, around) : {}), ...sent };
  const origins = printed.tokens.slice(found.first, found.end).map(({ origin }) => origin);
  return anchorAt(indexOf(text), Math.min(...origins), Math.max(...origins) + 1);
}

/**
 * The anchor of words of a text.
 * @param index with references as written
 * @param first token, and `end` the one after the last
 * @internal
 */
export function anchorAt(index: TextIndex, first: number, end: number): CommentAnchor {
  const passage = index.passages[index.tokens[first]?.passage ?? 0];
  if (passage === undefined) return {};
  return {
    block: passageName(passage, index.text.written) || undefined,
    quote: shortened(textBetween(index, first, end)),
    ...context(index, first, end),
    mark: markText(markOf(index, passage.container, passage.type)),
  };
}

/** The anchor of a whole block, by its place among the containers of the same text. */
function wholeBlock(text: CommentedText, { node }: Container): CommentAnchor {
  const index = indexOf(text);
  const container = index.containers.find((each) => each.node === node);
  if (container === undefined) return {};
  const { first, end } = container;
  return {
    block: containerName(container, text.written) || undefined,
    before: context(index, first, first).before,
    after: textBetween(index, first, Math.min(end, first + contextLength)) || undefined,
    mark: markText(markOf(index, container, "")),
  };
}

function context(index: TextIndex, first: number, end: number): Pick<CommentAnchor, "before" | "after"> {
  const { length } = index.tokens;
  return {
    before: textBetween(index, Math.max(0, first - contextLength), first) || undefined,
    after: textBetween(index, end, Math.min(length, end + contextLength)) || undefined,
  };
}

/** The text of a run of tokens, with what stands between them; passages are parted by a space. */
export function textBetween({ tokens, passages }: TextIndex, first: number, end: number): string {
  const parts: string[] = [];
  for (let at = first; at < end;) {
    const passage = tokens[at]?.passage ?? 0;
    let last = at;
    while (last + 1 < end && tokens[last + 1]?.passage === passage) last += 1;
    parts.push((passages[passage]?.text ?? "").slice(tokens[at]?.start, tokens[last]?.end));
    at = last + 1;
  }
  return parts.join(" ").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}

function hasAnchor({ node }: Container, anchor: string | undefined): boolean {
  return anchor !== undefined && node !== undefined && "anchor" in node && node.anchor === anchor;
}

function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, " ").trim();
  return line === "" ? undefined : line;
}

function shortened(text: string): string {
  return text.length > longestQuote ? text.slice(0, longestQuote).replace(/\s+\S*$/, "") : text;
}
