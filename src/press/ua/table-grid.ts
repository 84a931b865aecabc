import type { PdfValue } from "../pdf-value.ts";
import type { StructureElement } from "./structure.ts";

type Elements = ReadonlyMap<number, StructureElement>;

/** Groups of rows. */
export const rowGroups = ["THead", "TBody", "TFoot"];

/** A table's rows, those of its groups included. */
export function rowsOf(elements: Elements, element: StructureElement): StructureElement[] {
  return elementsIn(elements, element).flatMap((kid) => {
    if (kid.role === "TR") return [kid];
    return rowGroups.includes(kid.role) ? rowsOf(elements, kid) : [];
  });
}

/** The elements that an element holds. */
export function elementsIn(elements: Elements, { kids }: StructureElement): StructureElement[] {
  return kids.flatMap((kid) => {
    const element = kid.kind === "element" ? elements.get(kid.number) : undefined;
    return element ? [element] : [];
  });
}

/** An attribute of an element of a table (ISO 32000-1, 14.8.5.7). */
export function attribute({ more }: StructureElement, name: string): PdfValue | undefined {
  const given = more.get("A");
  for (const each of Array.isArray(given) ? given : [given]) {
    const value = each instanceof Map ? each.get(name) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A row as it lies in its table. */
export interface GridRow {
  row: StructureElement;
  /** First column of each cell, zero-based. */
  columns: number[];
  /** Columns that its cells and those reaching down from above take. */
  width: number;
}

/** Lays the cells of rows into columns, each cell in the next one that no cell from above reaches into. */
export function gridOf(elements: Elements, rows: readonly StructureElement[]): GridRow[] {
  let reaching: number[] = [];
  return rows.map((row) => {
    const taken = reaching;
    const columns = elementsIn(elements, row).map((cell) => {
      let column = 0;
      while ((taken[column] ?? 0) > 0) column += 1;
      for (let offset = 0; offset < spanOf(cell, "ColSpan"); offset += 1) {
        taken[column + offset] = spanOf(cell, "RowSpan");
      }
      return column;
    });
    const width = taken.filter((left) => left > 0).length;
    reaching = taken.map((left) => left - 1);
    return { row, columns, width };
  });
}

/** How many columns or rows a cell takes. */
function spanOf(cell: StructureElement, name: "ColSpan" | "RowSpan"): number {
  const value = attribute(cell, name);
  return typeof value === "number" && value > 1 ? value : 1;
}
