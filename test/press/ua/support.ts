import { parseValue } from "../../../src/press/pdf-value.ts";
import { elementOf, type StructureElement } from "../../../src/press/ua/structure.ts";
import type { UaDocument } from "../../../src/press/ua/ua-document.ts";

/** An element as it stands in a file: its number, role and parent, and more entries of its dictionary. */
export function element(
  number: number,
  role: string,
  [parent, more = ""]: [number, string?],
): StructureElement {
  return elementOf(number, parseValue(`<</Type /StructElem /S /${role} /P ${parent} 0 R ${more}>>`));
}

/** Elements by number. */
function elementsOf(list: readonly StructureElement[]): Map<number, StructureElement> {
  return new Map(list.map((each) => [each.number, each]));
}

/** A document of one page that holds all rules, with other elements or anything else in it. */
export function accessibleDocument(
  list: readonly StructureElement[] = usualElements,
  others: Partial<UaDocument> = {},
): UaDocument {
  return {
    metadata: { part: "1", title: "Buku" },
    catalog: { language: "id", displaysTitle: true, marked: true, suspects: false },
    roleMap: new Map([["Em", "Span"]]),
    elements: elementsOf(list),
    pages: [
      {
        number: 90,
        tabs: "S",
        annotations: [{ number: 91, subtype: "Link", contents: "Sesi 1", element: 17 }],
        owners: [11, 17],
      },
    ],
    ...others,
  };
}

/** A heading, a list, a table, a figure and a link, all as they have to be. */
export const usualElements: readonly StructureElement[] = [
  element(10, "Document", [1, "/K [11 0 R 12 0 R 20 0 R 30 0 R 16 0 R]"]),
  element(11, "H1", [10, "/Pg 90 0 R /K 0"]),
  element(12, "L", [10, "/K 13 0 R"]),
  element(13, "LI", [12, "/K [14 0 R 15 0 R]"]),
  element(14, "Lbl", [13]),
  element(15, "LBody", [13]),
  element(16, "P", [10, "/Lang (en-GB) /K [17 0 R 18 0 R]"]),
  element(17, "Link", [16, "/Pg 90 0 R /K [1 <</Type /OBJR /Obj 91 0 R>>]"]),
  element(18, "Em", [16]),
  element(20, "Table", [10, "/K [21 0 R 22 0 R]"]),
  element(21, "TR", [20, "/K [23 0 R 24 0 R]"]),
  element(22, "TR", [20, "/K 25 0 R"]),
  element(23, "TH", [21, "/A <</O /Table /Scope /Column>>"]),
  element(24, "TH", [21, "/A [<</O /Table /Scope /Column>> <</O /Table /RowSpan 2>>]"]),
  element(25, "TD", [22]),
  element(30, "Figure", [10, "/Alt (Denah kelas)"]),
];
