import { toString } from "mdast-util-to-string";
import type { Block } from "../model/nodes.ts";

/** Characters that fit on a ruled line in handwriting of ordinary size. */
const charactersPerLine = 45;

/**
 * Ruled lines for a question, from the length of its model answer: two at least, ten at most; three where it has none.
 * Handwriting needs more room than print, so a line is counted short.
 */
export function linesFor(question: Block): number {
  const answers = question.children.filter(
    (child): child is Block => child.type === "block" && child.name === "answer",
  );
  if (answers.length === 0) return 3;
  const length = answers.reduce((sum, answer) => sum + toString(answer).length, 0);
  return Math.min(10, Math.max(2, Math.ceil(length / charactersPerLine)));
}
