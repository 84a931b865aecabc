import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { BlockContent, PhrasingContent, Table, TableCell, TableRow } from "mdast";
import { toString } from "mdast-util-to-string";
import { report } from "../diagnostics/report.ts";
import type { Language } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import { answersOf } from "./answers-of.ts";
import { exerciseShell, replaceFirst } from "./exercise-markup.ts";
import {
  answerPart,
  anyTable,
  checkExercise,
  exerciseWords,
  itemAttributes,
  letterAt,
  onlyKnown,
  questionLabel,
  questionSeries,
  textIn,
} from "./exercise.ts";
import { shuffledOrder } from "./shuffle.ts";
import type { BlockSpec } from "./spec.ts";

const words = { en: "matching", id: "menjodohkan" };

/**
 * Pairs to find. The table of right pairs becomes one with the right column in another order, and the letter of the
 * partner as a blank on the left: what withholds blanks withholds the pairs, and both editions have one order.
 */
export const matching: BlockSpec = {
  name: "matching",
  words,
  doc: {
    en: "Pairs to find, written as a table of two columns with the right pairs; the right column is shuffled, the same way in both books.",
    id: "Mencari pasangan, ditulis sebagai tabel dua kolom dengan pasangan yang benar; kolom kanan diacak, sama di kedua buku.",
  },
  audience: "everyone",
  exercise: true,
  label: questionLabel,
  attributes: [...itemAttributes, "title"],
  numbered: questionSeries,
  titleIsHeading: false,
  prepare: (block, file) => {
    const table = checkExercise(block, { name: words, part: anyTable }, file);
    if (!table) return;
    if (isPairs(table)) shuffle(table);
    else report(file, "matching-pairs", { name: words }, table.position?.start);
  },
  withhold: (block) => {
    const kept = onlyKnown(block, anyTable);
    // A table of right pairs that nobody has shuffled is the solution.
    return { ...kept, children: kept.children.filter((child) => !anyTable.is(child) || isShuffled(child)) };
  },
  key: (block, language) => [...solution(block, language), ...answersOf(block)],
  render: (block, children, context) => {
    const head = exerciseWords(context.language).letter;
    const content = replaceFirst(children, isTable, (table) => [withHead(table, head)]);
    return [exerciseShell(block, content, context)];
  },
};

function isPairs({ children: [head, ...pairs] }: Table): boolean {
  const rows = [head, ...pairs].map((row) => row?.children.map((cell) => textIn(cell)) ?? []);
  const right = rows.slice(1).map(([, cell]) => cell);
  return (
    pairs.length >= 2 &&
    rows.every((cells) => cells.length === 2 && cells.every((text) => text !== "")) &&
    new Set(right).size === right.length
  );
}

/** In place: a cell for the letter, the left cell, and the right cell of another row behind its own letter. */
function shuffle(table: Table): void {
  const [head, ...pairs] = table.children;
  const order = shuffledOrder(pairs.length, pairs.map((row) => textIn(row)).join("\n"));
  const rights = pairs.map((row) => row.children[1]?.children ?? []);
  for (const [index, row] of pairs.entries()) {
    const solved: TableCell = {
      type: "tableCell",
      children: [{ type: "blank", value: letterAt(order.indexOf(index)) }],
    };
    const letter: PhrasingContent = {
      type: "strong",
      children: [{ type: "text", value: `${letterAt(index)}.` }],
    };
    const right: TableCell = {
      type: "tableCell",
      children: [letter, { type: "text", value: " " }, ...(rights[order[index] ?? 0] ?? [])],
    };
    row.children = [solved, ...row.children.slice(0, 1), right];
  }
  head?.children.unshift({ type: "tableCell", children: [] });
  table.align = [null, table.align?.[0] ?? null, table.align?.[1] ?? null];
}

function isShuffled({ children: [, ...rows] }: Table): boolean {
  return rows.every(({ children }) => children.length === 3 && isBlank(children[0]));
}

function isBlank(cell: TableCell | undefined): boolean {
  return cell?.children.length === 1 && cell.children[0]?.type === "blank";
}

function isTable({ tagName }: Element): boolean {
  return tagName === "table";
}

/** The rendered table with a word over the letters. */
function withHead(table: Element, word: string): Element {
  let done = false;
  const walk = (node: ElementContent): ElementContent => {
    if (done || node.type !== "element") return node;
    if (node.tagName !== "th") return { ...node, children: node.children.map(walk) };
    done = true;
    return h("th", { scope: "col" }, word);
  };
  return { ...table, children: table.children.map(walk) };
}

/** Left sides with the letter and the text of their partners. */
function solution(block: Block, _language: Language): BlockContent[] {
  const table = answerPart(block, anyTable);
  if (!table || !isShuffled(table)) return [];
  const rows = table.children.slice(1);
  return [
    {
      type: "list",
      children: rows.map((row) => ({
        type: "listItem",
        children: [{ type: "paragraph", children: pairOf(row, rows) }],
      })),
    },
  ];
}

function pairOf(row: TableRow, rows: readonly TableRow[]): PhrasingContent[] {
  const letter = toString(row.children[0]);
  const partner = rows.find((_, index) => letterAt(index) === letter);
  return [
    ...(row.children[1]?.children ?? []),
    { type: "text", value: ": " },
    ...(partner?.children[2]?.children ?? []),
  ];
}
