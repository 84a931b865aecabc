import type { List, ListItem, Nodes, Paragraph, Table } from "mdast";
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import type { Language, Localized } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import type { AttributeName } from "./attributes.ts";
import type { Numbering } from "./spec.ts";
import { walk } from "../transforms/walk.ts";

type Child = Block["children"][number];

/** The label of every exercise: in the room they are all questions. */
export const questionLabel: Localized = { en: "Question", id: "Pertanyaan" };

/** Every exercise counts in one series through its session. */
export const questionSeries: Numbering = { within: "session", series: "question", style: "plain" };

/** Attributes of every exercise that a test can take. */
export const itemAttributes: readonly AttributeName[] = ["id", "objectives", "forTest"];

/** The one part of an exercise that holds its answers; the task stands before it, and only blocks behind it. */
export interface AnswerPart<T extends Child = Child> {
  is(node: Nodes): node is T;
  /** What it is called in messages. */
  words: Localized;
}

/** A list whose items have boxes; no other list stands beside it, for that might be a part of it gone astray. */
export const taskList: AnswerPart<List> = {
  is: (node): node is List => node.type === "list",
  words: { en: "lists with `- [x]` and `- [ ]`", id: "daftar `- [x]` dan `- [ ]`" },
};

/** Any list. */
export const anyList: AnswerPart<List> = {
  is: (node): node is List => node.type === "list",
  words: { en: "lists", id: "daftar" },
};

/** A table. */
export const anyTable: AnswerPart<Table> = {
  is: (node): node is Table => node.type === "table",
  words: { en: "tables", id: "tabel" },
};

/** The part of an exercise that holds its answers: the first of its kind. */
export function answerPart<T extends Child>(block: Block, part: AnswerPart<T>): T | undefined {
  return block.children.find((child): child is T => part.is(child));
}

/**
 * The part that holds the answers, where the exercise is made as it should be. What is not recognised is an error, since
 * a participant might read it.
 */
export function checkExercise<T extends Child>(
  block: Block,
  { name, part }: { name: Localized; part: AnswerPart<T> },
  file: VFile,
): T | undefined {
  checkItems(block, file);
  const parts = block.children.filter((child): child is T => part.is(child));
  const [first] = parts;
  if (!first || parts.length > 1) {
    const details = { count: parts.length, part: part.words, name };
    report(file, "exercise-part", details, parts[1] ?? block.position?.start);
    return undefined;
  }
  const before = block.children.slice(0, block.children.indexOf(first));
  for (const child of before) checkNoMarks(child, file);
  const behind = block.children.slice(block.children.indexOf(first) + 1);
  const stray = behind.filter((child) => !isKept(child));
  for (const child of stray) report(file, "exercise-stray", { name }, child);
  return stray.length === 0 ? first : undefined;
}

/** Whether every item of a list has its box; one without is reported. */
export function checkMarks(list: List, file: VFile): boolean {
  const marked = list.children.filter(({ checked }) => typeof checked === "boolean");
  if (marked.length === 0) report(file, "exercise-mark", {}, list.position?.start);
  return marked.length === list.children.length;
}

/** What is left of an exercise for those who fill it in: the task, the part with the answers, blocks behind it. */
export function onlyKnown(block: Block, part: AnswerPart): Block {
  const at = block.children.findIndex((child) => part.is(child));
  const children = block.children
    .filter((child, index) => index <= at || isKept(child))
    .map((child) => (child.type === "list" ? tightened(child) : child));
  return { ...block, children };
}

/** What an item asks, and what stands under it: reasons and examples, for the guide only. */
export function partsOfItem(item: ListItem): { asked: Paragraph | undefined; below: ListItem["children"] } {
  const [first, ...rest] = item.children;
  return first?.type === "paragraph"
    ? { asked: first, below: rest }
    : { asked: undefined, below: item.children };
}

/** What a passage says, also where its words are still to come: citations and references are not resolved yet. */
export function textIn(node: Nodes): string {
  if (node.type === "citation") return node.items.map(({ key, locator }) => `${key} ${locator}`).join("; ");
  if (node.type === "crossReference") return node.target;
  if ("children" in node) return node.children.map(textIn).join("").trim();
  return toString(node);
}

/** A letter for the option at a place: A, B … Z, AA. */
export function letterAt(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterAt(Math.floor(index / 26) - 1) + letter;
}

/** Fixed words of exercises. */
export function exerciseWords(language: Language): Record<keyof typeof words, string> {
  return Object.fromEntries(
    Object.entries(words).map(([name, localized]) => [name, localized[language]]),
  ) as Record<keyof typeof words, string>;
}

const words = {
  right: { en: "Right answer", id: "Jawaban benar" },
  true: { en: "True", id: "Benar" },
  false: { en: "False", id: "Salah" },
  trueLetter: { en: "T", id: "B" },
  falseLetter: { en: "F", id: "S" },
  letter: { en: "Letter", id: "Huruf" },
  wordBank: { en: "Choose from these words", id: "Pilihan kata" },
  toCheck: { en: "What to check", id: "Yang diperiksa" },
  tests: { en: "Tests objective", id: "Menguji tujuan" },
} satisfies Record<string, Localized>;

/** A box as it is written, and as it is written wrongly. */
const box = /\[\s?[xXvV]?\s?\]/;

/** Every item of an exercise begins with one line that everyone reads: a second line might be the answer. */
export function checkItems(block: Block, file: VFile): void {
  walk(block, (node) => {
    if (node.type === "block" && node !== block) return false;
    if (node.type === "paragraph" && box.test(textOf(node)))
      report(file, "exercise-mark", {}, node.position?.start);
    if (node.type === "list") checkAlike(node, file);
    if (node.type !== "listItem") return undefined;
    const { asked } = partsOfItem(node);
    if (!asked || textIn(asked) === "" || hasSecondLine(asked))
      report(file, "exercise-item", {}, node.position?.start);
    return undefined;
  });
}

/** Items of one list are written alike: one that stands elsewhere or has no box was meant to stand under another. */
function checkAlike({ children: [first, ...others] }: List, file: VFile): void {
  for (const item of others) {
    const column = item.position?.start.column;
    if (column !== first?.position?.start.column) report(file, "exercise-item", {}, item.position?.start);
    else if (typeof item.checked !== typeof first?.checked)
      report(file, "exercise-mark", {}, item.position?.start);
  }
}

/** In the task no item has a box: it would be an answer that stands elsewhere. */
function checkNoMarks(task: Child, file: VFile): void {
  if (task.type === "block") return;
  walk(task, (node) => {
    const marked =
      (node.type === "listItem" && typeof node.checked === "boolean") ||
      ((node.type === "code" || node.type === "html") && box.test(node.value));
    if (marked) report(file, "exercise-mark", {}, node.position?.start);
  });
}

/** The text of a paragraph without code. */
function textOf(paragraph: Paragraph): string {
  return paragraph.children.map((child) => (child.type === "text" ? child.value : " ")).join("");
}

function hasSecondLine(paragraph: Paragraph): boolean {
  const { start, end } = paragraph.position ?? {};
  // A box alone on its line leaves no trace of that line in the text.
  let found = start?.line !== end?.line;
  walk(paragraph, (node) => {
    found ||= node.type === "break" || (node.type === "html" && /<br\b/i.test(node.value));
  });
  return found;
}

/** What may stand behind the answers: blocks, which say whom they address, and what no edition prints there. */
function isKept(child: Child): boolean {
  return child.type === "block" || child.type === "footnoteDefinition" || isComment(child);
}

function isComment(child: Child): boolean {
  return child.type === "html" && /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(child.value);
}

/** A list without the space that tells where something stood under an item. */
function tightened(list: List): List {
  return { ...list, spread: false, children: list.children.map((item) => ({ ...item, spread: false })) };
}
