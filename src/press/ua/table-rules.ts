import type { UaDocument, UaRule } from "./ua-document.ts";
import { inside, within } from "./structure-rules.ts";
import { attribute, gridOf, rowGroups, rowsOf } from "./table-grid.ts";

/** Rules of tables. */
export const tableRules: readonly UaRule[] = [
  {
    id: "09-004",
    clause: "7.5",
    places: (document) => [
      ...within(document, "Table", ["TR", "Caption", ...rowGroups]),
      ...rowGroups.flatMap((group) => [
        ...within(document, group, ["TR"]),
        ...inside(document, group, ["Table"]),
      ]),
      ...within(document, "TR", ["TH", "TD"]),
      ...inside(document, "TR", ["Table", ...rowGroups]),
      ...["TH", "TD"].flatMap((cell) => inside(document, cell, ["TR"])),
      ...raggedTables(document),
    ],
  },
  {
    id: "15-003",
    clause: "7.5",
    places: (document) =>
      [...document.elements.values()]
        .filter((element) => element.role === "TH" && attribute(element, "Scope") === undefined)
        .map(({ number }) => `TH ${number} does not say of what it is the head`),
  },
];

function raggedTables({ elements }: UaDocument): string[] {
  return [...elements.values()]
    .filter(({ role }) => role === "Table")
    .filter((table) => new Set(gridOf(elements, rowsOf(elements, table)).map(({ width }) => width)).size > 1)
    .map(({ number }) => `Table ${number} has rows of different lengths`);
}
