import { describe, expect, test } from "vitest";
import { uaProblems, uaRules } from "../../../src/press/ua/check.ts";
import type { StructureElement } from "../../../src/press/ua/structure.ts";
import type { UaDocument } from "../../../src/press/ua/ua-document.ts";
import { accessibleDocument, element, usualElements } from "./support.ts";

const usual = accessibleDocument();

/** The usual document with elements in the place of its own, or besides them. */
function having(...others: StructureElement[]): UaDocument {
  const numbers = new Set(others.map(({ number }) => number));
  return accessibleDocument([...usualElements.filter(({ number }) => !numbers.has(number)), ...others]);
}

const catalog = (others: Partial<UaDocument["catalog"]>): UaDocument =>
  accessibleDocument(usualElements, { catalog: { ...usual.catalog, ...others } });

const onPage = (others: Partial<UaDocument["pages"][number]>): UaDocument =>
  accessibleDocument(usualElements, { pages: usual.pages.map((page) => ({ ...page, ...others })) });

const link = { number: 91, subtype: "Link", contents: "Sesi 1", element: 17 };

/** For each rule: files that do not hold it. */
const failing: Record<string, [what: string, document: UaDocument][]> = {
  "01-007": [
    ["content not marked", catalog({ marked: false })],
    ["tags that are suspect", catalog({ suspects: true })],
  ],
  "06-001, 06-002": [
    ["no claim", accessibleDocument(usualElements, { metadata: { part: undefined, title: "Buku" } })],
    ["another part", accessibleDocument(usualElements, { metadata: { part: "2", title: "Buku" } })],
  ],
  "06-003": [["no title", accessibleDocument(usualElements, { metadata: { part: "1", title: undefined } })]],
  "07-001, 07-002": [["the file's name in the window", catalog({ displaysTitle: false })]],
  "11-001 to 11-006": [
    ["no language", catalog({ language: undefined })],
    ["a language that is none", catalog({ language: "Bahasa Indonesia" })],
    ["a passage in a language that is none", having(element(18, "Em", [16, "/Lang (x)"]))],
  ],
  "28-008": [["tabs in the order of rows", onPage({ tabs: "R" })]],
  "28-002, 28-011": [
    ["a link in no element", onPage({ annotations: [{ ...link, element: undefined }] })],
    ["a link in a paragraph", onPage({ annotations: [{ ...link, element: 16 }] })],
    ["a link whose element does not hold it", onPage({ annotations: [{ ...link, number: 92 }] })],
    ["a note in a link", onPage({ annotations: [{ ...link, subtype: "Text" }] })],
  ],
  "28-004, 28-012": [["a link without words", onPage({ annotations: [{ ...link, contents: " " }] })]],
  "02-001, 02-003": [
    ["a role that means nothing", having(element(18, "Strong", [16]))],
    [
      "roles that mean each other",
      accessibleDocument(usualElements, {
        roleMap: new Map([
          ["Em", "I"],
          ["I", "Em"],
        ]),
      }),
    ],
  ],
  "02-004": [
    [
      "a standard type with another meaning",
      accessibleDocument(usualElements, {
        roleMap: new Map([
          ["Em", "Span"],
          ["P", "Span"],
        ]),
      }),
    ],
  ],
  "01-005": [
    ["a sequence of nobody", onPage({ owners: [11] })],
    ["a sequence of somebody else", onPage({ owners: [17, 17] })],
  ],
  "09-005": [
    ["an item without a body", having(element(13, "LI", [12, "/K [14 0 R 16 0 R]"]))],
    ["an item with bare content", having(element(13, "LI", [12, "/Pg 90 0 R /K 0"]))],
    ["a paragraph in a list", having(element(12, "L", [10, "/K [13 0 R 16 0 R]"]))],
    ["an item outside of lists", having(element(13, "LI", [10, "/K [14 0 R 15 0 R]"]))],
    ["a body outside of items", having(element(15, "LBody", [10]))],
  ],
  "13-004, 17-002": [
    ["a picture without words", having(element(30, "Figure", [10]))],
    ["a picture with empty words", having(element(30, "Figure", [10, "/Alt ( )"]))],
    ["a formula without words", having(element(31, "Formula", [10]))],
  ],
  "14-002, 14-003": [
    ["a first heading of the second level", having(element(11, "H2", [10, "/Pg 90 0 R /K 0"]))],
    ["a level left out", having(element(31, "H3", [10]))],
  ],
  "14-006, 14-007": [["headings of both kinds", having(element(31, "H", [10]))]],
  "19-003, 19-004": [
    ["a note without an ID", having(element(31, "Note", [10]))],
    [
      "two notes of one ID",
      having(element(31, "Note", [10, "/ID (a)"]), element(32, "Note", [10, "/ID (a)"])),
    ],
  ],
  "09-004": [
    ["a paragraph in a table", having(element(20, "Table", [10, "/K [21 0 R 22 0 R 16 0 R]"]))],
    ["bare content in a table", having(element(20, "Table", [10, "/Pg 90 0 R /K [21 0 R 22 0 R 0]"]))],
    ["a cell outside of rows", having(element(25, "TD", [20]))],
    ["a row outside of tables", having(element(22, "TR", [10, "/K 25 0 R"]))],
    ["a row with a paragraph", having(element(22, "TR", [20, "/K [25 0 R 16 0 R]"]))],
    ["a row that is too short", having(element(24, "TH", [21, "/A <</O /Table /Scope /Column>>"]))],
    ["a row that is too long", having(element(25, "TD", [22, "/A <</O /Table /ColSpan 3>>"]))],
    ["a group of rows by itself", having(element(31, "TBody", [10]))],
  ],
  "15-003": [["a head of nothing", having(element(23, "TH", [21]))]],
};

test("a document that holds all rules has no problems", () => {
  expect(uaProblems(usual)).toEqual([]);
});

test("headings may go up by any number of levels, and down by one", () => {
  const levels = ["H1", "H2", "H3", "H1", "H2"];
  const headings = levels.map((role, index) => element(40 + index, role, [10]));
  expect(uaProblems(having(...headings))).toEqual([]);
});

test("every rule has documents here that fail it, and no other", () => {
  expect(Object.keys(failing).sort()).toEqual(uaRules.map(({ id }) => id).sort());
});

describe.each(Object.entries(failing))("%s", (id, documents) => {
  const rule = uaRules.find((each) => each.id === id);

  test("holds in the usual document", () => {
    expect(rule?.places(usual)).toEqual([]);
  });

  test.each(documents)("does not hold with %s", (_, document) => {
    expect(rule?.places(document)).not.toEqual([]);
    expect(uaProblems(document).join("\n")).toContain(`PDF/UA ${id} (`);
  });
});
