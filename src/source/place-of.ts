import type { Point } from "unist";
import type { VFile } from "vfile";
import { words, type Word } from "./words.ts";

/** Where a word of front matter or package.yaml begins its line; the file's beginning where it is not found. */
export function placeOfWord(file: VFile, word: Word): Point {
  const lines = linesOf(file);
  const spelled = new RegExp(`^(?:${words[word].en}|${words[word].id})\\s*:`, "i");
  const index = lines.findIndex((line) => spelled.test(line));
  return { line: Math.max(0, index) + 1, column: 1 };
}

/** Where a value of front matter stands, by its text; the word's own place where it is not found in one line. */
export function placeOfValue(file: VFile, word: Word, value: string): Point {
  const start = placeOfWord(file, word);
  const index = linesOf(file).findIndex((line, number) => number + 1 >= start.line && line.includes(value));
  if (index === -1) return start;
  return { line: index + 1, column: (linesOf(file)[index]?.indexOf(value) ?? 0) + 1 };
}

function linesOf(file: VFile): string[] {
  return String(file.value).split("\n");
}
