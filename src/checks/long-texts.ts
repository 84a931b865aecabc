import type { Paragraph, TableCell } from "mdast";
import type { Point } from "unist";
import { report } from "../diagnostics/report.ts";
import type { Language } from "../model/language.ts";
import type { Check, ModuleText } from "./check.ts";
import { linesOf } from "./lines-of.ts";
import { proseOf, sentencesIn, wordsIn, type Sentence } from "./prose.ts";

/** Most words of a sentence and of a paragraph that everyone reads, and of a sentence that only facilitators read. */
const limits: Record<Language, { sentence: number; facilitatorSentence: number; paragraph: number }> = {
  id: { sentence: 25, facilitatorSentence: 35, paragraph: 110 },
  en: { sentence: 28, facilitatorSentence: 38, paragraph: 130 },
};

/** What a participant reads comes in sentences and paragraphs that a tired reader can follow. */
export const longTexts: Check = {
  nodes: {
    paragraph(node, text, { facilitatorOnly }) {
      const prose = proseOf(node.children);
      const { paragraph } = limits[text.context.config.language];
      const count = facilitatorOnly ? 0 : wordsBeyond(prose, paragraph);
      if (count > 0) report(text.file, "paragraph-long", { count, limit: paragraph }, node.position?.start);
      checkSentences(node, prose, { text, facilitatorOnly });
    },
    tableCell(node, text, { facilitatorOnly }) {
      checkSentences(node, proseOf(node.children), { text, facilitatorOnly });
    },
  },
};

function checkSentences(
  node: Paragraph | TableCell,
  prose: string,
  { text, facilitatorOnly }: { text: ModuleText; facilitatorOnly: boolean },
): void {
  const { sentence, facilitatorSentence } = limits[text.context.config.language];
  const limit = facilitatorOnly ? facilitatorSentence : sentence;
  // Most paragraphs have no more words than one sentence may have.
  if (wordsBeyond(prose, limit) === 0) return;
  for (const each of sentencesIn(prose)) {
    const count = wordsBeyond(each.text, limit);
    if (count === 0) continue;
    const begin = each.text.split(/\s+/, 5).join(" ");
    report(text.file, "sentence-long", { count, limit, begin }, placeOf(node, each, text));
  }
}

/** How many words a text has where it has more than the limit, otherwise 0. Spaces are counted first: that is quick. */
function wordsBeyond(text: string, limit: number): number {
  if (text.split(/\s/).length <= limit) return 0;
  const count = wordsIn(text);
  return count > limit ? count : 0;
}

/** Where a sentence begins in its file, found by its first word: marks and smart quotes shift what lies between. */
function placeOf(node: Paragraph | TableCell, { text }: Sentence, { file }: ModuleText): Point | undefined {
  const { start, end } = node.position ?? {};
  if (!start || !end) return undefined;
  const words =
    text
      .split(/[^\p{L}\p{N} ]/u)
      .find((part) => part.trim().length > 3)
      ?.trim() ?? text;
  const lines = linesOf(file).slice(start.line - 1, end.line);
  const begin = words.split(" ").slice(0, 4).join(" ");
  const index = lines.findIndex((line) => line.includes(begin));
  if (index === -1) return start;
  return { line: start.line + index, column: (lines[index]?.indexOf(begin) ?? 0) + 1 };
}
