import type { Table, TableRow } from "mdast";
import { report } from "../diagnostics/report.ts";
import type { Block } from "../model/nodes.ts";
import { answersOf } from "./answers-of.ts";
import { exerciseShell } from "./exercise-markup.ts";
import {
  answerPart,
  anyTable,
  checkExercise,
  onlyKnown,
  questionLabel,
  questionSeries,
  textIn,
} from "./exercise.ts";
import type { BlockSpec } from "./spec.ts";

const words = { en: "fill-table", id: "tabel-isian" };

/** A table to fill, written with a sample. */
export const fillTable: BlockSpec = {
  name: "fill-table",
  words,
  doc: {
    en: "A table written with a filled sample: participants get its head and empty rows, with `first-column=yes` its first column, too; the guide gets the sample.",
    id: "Tabel yang ditulis dengan contoh isian: peserta mendapat judul kolom dan baris kosong, dengan `kolom-pertama=ya` juga kolom pertamanya; panduan mendapat contohnya.",
  },
  audience: "everyone",
  exercise: true,
  label: questionLabel,
  attributes: ["id", "title", "lines", "firstColumn", "objectives"],
  numbered: questionSeries,
  titleIsHeading: false,
  writeIn: rowsOf,
  prepare: (block, file) => {
    const table = checkExercise(block, { name: words, part: anyTable }, file);
    if (!table) return;
    const from = block.attributes.firstColumn === true ? 1 : 0;
    const filled = table.children
      .slice(1)
      .some((row) => row.children.slice(from).some((cell) => textIn(cell) !== ""));
    if (!filled) report(file, "table-sample", {}, table.position?.start);
  },
  withhold: (block) => {
    const kept = onlyKnown(block, anyTable);
    const children = kept.children.map((child) => (anyTable.is(child) ? emptied(child, block) : child));
    return { ...kept, children };
  },
  key: (block) => {
    const table = answerPart(block, anyTable);
    return [...(table ? [table] : []), ...answersOf(block)];
  },
  render: (block, children, context) => [
    exerciseShell(block, children, context, hasNumbers(block) ? ["numbered"] : []),
  ],
};

/** Whether the first column that participants get holds numbers of rows only. */
function hasNumbers({ attributes, children }: Block): boolean {
  const table = children.find((child) => anyTable.is(child));
  const rows = table && anyTable.is(table) ? table.children.slice(1) : [];
  return (
    attributes.firstColumn === true && rows.every(({ children: [cell] }) => cell && textIn(cell).length <= 3)
  );
}

/** Empty rows that participants get: as many as the sample has, unless the writer says how many. */
function rowsOf(block: Block): number {
  const sample = (answerPart(block, anyTable)?.children.length ?? 1) - 1;
  const { lines = sample, firstColumn } = block.attributes;
  return firstColumn === true ? Math.max(sample, lines) : lines;
}

/** The head, and empty rows. */
function emptied(table: Table, block: Block): Table {
  const [head, ...sample] = table.children;
  const width = head?.children.length ?? 0;
  const rows = Array.from({ length: rowsOf(block) }, (_, index): TableRow => ({
    type: "tableRow",
    children: Array.from({ length: width }, (_cell, column) => ({
      type: "tableCell",
      children:
        column === 0 && block.attributes.firstColumn === true
          ? (sample[index]?.children[0]?.children ?? [])
          : [],
    })),
  }));
  return { ...table, children: head ? [head, ...rows] : rows };
}
