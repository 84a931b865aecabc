import type { StructureElement } from "./structure.ts";
import type { StructureTree } from "./structure-tree.ts";
import { attribute, elementsIn, gridOf, rowsOf, type GridRow } from "./table-grid.ts";

/**
 * Puts empty cells back where they stand: Chromium leaves them out, so that cells after them would be heard under the
 * heads of other columns. Where a cell stands is known from rows that have all of theirs, and from the heads that
 * cells name (ISO 32000-1, table 349); a row that nothing is known of gets its empty cells at its end.
 */
export function mendTables(tree: StructureTree, newNumber: () => number): void {
  for (const table of [...tree.elements.values()].filter(({ role }) => role === "Table")) {
    const grid = gridOf(tree.elements, rowsOf(tree.elements, table));
    const width = Math.max(0, ...grid.map((row) => row.width));
    const known = columnsOfHeads(tree, grid, width);
    for (const row of grid) if (row.width < width) fillRow(tree, row, { width, known, newNumber });
  }
}

/** First columns of the heads of columns by their IDs, from rows that are whole. */
function columnsOfHeads(tree: StructureTree, grid: readonly GridRow[], width: number): Map<string, number> {
  const heads = new Set(
    grid.flatMap(({ row }) =>
      elementsIn(tree.elements, row).flatMap((cell) => (isColumnHead(cell) ? [cell.more.get("ID")] : [])),
    ),
  );
  const known = new Map<string, number>();
  for (const { row, columns } of grid.filter((each) => each.width === width)) {
    for (const [index, cell] of elementsIn(tree.elements, row).entries()) {
      for (const id of headsOf(cell)) {
        if (heads.has(id) && !known.has(id)) known.set(id, columns[index] ?? 0);
      }
    }
  }
  return known;
}

function isColumnHead(cell: StructureElement): boolean {
  const scope = attribute(cell, "Scope");
  return typeof scope === "object" && scope !== null && "name" in scope && scope.name === "Column";
}

/** IDs of the heads that a cell names, and its own. */
function headsOf(cell: StructureElement): string[] {
  const heads = attribute(cell, "Headers");
  const all = [...(Array.isArray(heads) ? heads : []), cell.more.get("ID")];
  return all.filter((head) => typeof head === "string");
}

interface Filling {
  width: number;
  known: ReadonlyMap<string, number>;
  newNumber(): number;
}

function fillRow(tree: StructureTree, grid: GridRow, { width, known, newNumber }: Filling): void {
  const { row, columns } = grid;
  const missing = width - grid.width;
  const cells = elementsIn(tree.elements, row);
  let added = 0;
  row.kids = cells.flatMap((cell, index): StructureElement["kids"] => {
    const place = headsOf(cell).map((head) => known.get(head));
    const column = (columns[index] ?? 0) + added;
    const gap = Math.min(missing - added, (place.find((found) => found !== undefined) ?? 0) - column);
    const empty = emptyCells(tree, row, { count: gap, newNumber });
    added += empty.length;
    return [...empty, { kind: "element", number: cell.number }];
  });
  row.kids.push(...emptyCells(tree, row, { count: missing - added, newNumber }));
  row.changed = true;
}

function emptyCells(
  tree: StructureTree,
  { number: parent }: StructureElement,
  { count, newNumber }: { count: number; newNumber(): number },
): StructureElement["kids"] {
  return Array.from({ length: Math.max(0, count) }, () => {
    const number = newNumber();
    const empty = { role: "TD", parent, page: undefined, kids: [], more: new Map(), changed: true };
    tree.add({ number, ...empty });
    return { kind: "element", number };
  });
}
