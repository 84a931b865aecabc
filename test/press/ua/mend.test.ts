import { describe, expect, test } from "vitest";
import { ChromiumPdf } from "../../../src/press/chromium-pdf.ts";
import { PdfSyntaxError } from "../../../src/press/pdf-value.ts";
import { mendFigures, mendLists, repeatedHeads, roleMapOf } from "../../../src/press/ua/mend-structure.ts";
import { mendTables } from "../../../src/press/ua/mend-tables.ts";
import { StructureTree } from "../../../src/press/ua/structure-tree.ts";
import { pdfOf } from "../../support/small-pdf.ts";

/** Elements by number: role, parent, and more entries. The parent of the first is the root, 1. Pages are 2 and 3. */
type Elements = Record<number, [role: string, parent: number, more?: string]>;

/** The tree of these elements; owners of the marked sequences of pages 2 and 3. */
function treeOf(elements: Elements, owners: [string, string] = ["", ""]): StructureTree {
  const bodies = Object.entries(elements).map(([number, [role, parent, more = ""]]) => [
    number,
    `<</Type /StructElem\n/S /${role}\n/P ${parent} 0 R\n${more}>>`,
  ]);
  const page = (key: number): string => `<</Type /Page /Parent 5 0 R /StructParents ${key}>>`;
  const objects = {
    1: `<</Type /StructTreeRoot /K ${Object.keys(elements)[0]} 0 R /ParentTree 6 0 R>>`,
    2: page(0),
    3: page(1),
    4: "<</Type /Catalog /Pages 5 0 R /StructTreeRoot 1 0 R>>",
    5: "<</Type /Pages /Kids [2 0 R 3 0 R]>>",
    6: "<</Nums [0 7 0 R 1 8 0 R]>>",
    7: `[${owners[0]}]`,
    8: `[${owners[1]}]`,
    ...Object.fromEntries(bodies),
  };
  return new StructureTree(new ChromiumPdf(pdfOf(objects, "/Root 4 0 R")), new Map());
}

/** Roles of an element and all in it, such as `LI(Lbl LBody(P))`; marked sequences as their numbers. */
function outline(tree: StructureTree, number: number): string {
  const { role, kids } = tree.element(number);
  const inner = kids.map((kid) =>
    kid.kind === "element" ? outline(tree, kid.number) : kid.kind === "content" ? kid.mcid : "link",
  );
  return inner.length === 0 ? role : `${role}(${inner.join(" ")})`;
}

function counter(from: number): () => number {
  let next = from;
  return () => next++;
}

describe("a list's items", () => {
  test("have all but their label in a body", () => {
    const tree = treeOf(
      {
        10: ["L", 1, "/K [11 0 R 14 0 R]"],
        11: ["LI", 10, "/Pg 2 0 R\n/K [1 12 0 R 13 0 R]"],
        12: ["Lbl", 11],
        13: ["P", 11],
        14: ["LI", 10, "/K 15 0 R"],
        15: ["L", 14, "/K 16 0 R"],
        16: ["LI", 15],
      },
      ["10 0 R 11 0 R", ""],
    );
    mendLists(tree, counter(50));
    expect(outline(tree, 10)).toBe("L(LI(Lbl LBody(1 P)) LI(LBody(L(LI))))");
    expect(tree.element(13)).toMatchObject({ parent: 50, changed: true });
    expect(tree.owners.get(2)).toEqual([10, 50]);
    expect(tree.changedParents()).toEqual([[7, "[10 0 R 50 0 R]"]]);
  });
});

describe("a figure", () => {
  test("that holds a picture and its caption is a Div, the picture stays a Figure", () => {
    const tree = treeOf({
      10: ["Figure", 1, "/K [11 0 R 12 0 R]"],
      11: ["Figure", 10, "/Alt (Denah)"],
      12: ["Caption", 10],
    });
    mendFigures(tree);
    expect(outline(tree, 10)).toBe("Div(Figure Caption)");
  });

  test("without words and with nothing in it stays one, for the rules to find", () => {
    const tree = treeOf({ 10: ["Figure", 1] });
    mendFigures(tree);
    expect(outline(tree, 10)).toBe("Figure");
  });
});

describe("a row", () => {
  const scope = (id: string, of = "Column"): string => `/ID (${id}) /A <</O /Table /Scope /${of}>>`;
  const under = (...heads: string[]): string =>
    `/A [<</O /Table /Headers [${heads.map((head) => `(${head})`).join(" ")}]>>]`;
  const heads: Elements = {
    10: ["Table", 1, "/K [11 0 R 12 0 R]"],
    11: ["TR", 10, "/K [21 0 R 22 0 R 23 0 R]"],
    21: ["TH", 11, scope("a")],
    22: ["TH", 11, scope("b")],
    23: ["TH", 11, scope("c")],
  };

  /** Numbers of the cells of row 12 once mended; 50 and more are empty ones. */
  function cellsOf(elements: Elements): number[] {
    const tree = treeOf(elements);
    mendTables(tree, counter(50));
    return tree.element(12).kids.flatMap((kid) => (kid.kind === "element" ? [kid.number] : []));
  }

  test("gets its empty cells back before cells of later columns", () => {
    expect(cellsOf({ ...heads, 12: ["TR", 10, "/K [31 0 R]"], 31: ["TD", 12, under("b")] })).toEqual([
      50, 31, 51,
    ]);
    expect(
      cellsOf({
        ...heads,
        12: ["TR", 10, "/K [31 0 R 32 0 R]"],
        31: ["TD", 12, under("a")],
        32: ["TD", 12, under("c")],
      }),
    ).toEqual([31, 50, 32]);
  });

  test("knows columns also where cells name the heads of their rows, too", () => {
    expect(
      cellsOf({
        ...heads,
        12: ["TR", 10, "/K [31 0 R 32 0 R]"],
        31: ["TH", 12, scope("r", "Row")],
        32: ["TD", 12, under("c", "r")],
      }),
    ).toEqual([31, 50, 32]);
  });

  test("of heads gets its empty corner back", () => {
    expect(
      cellsOf({
        10: ["Table", 1, "/K [12 0 R 13 0 R]"],
        12: ["TR", 10, "/K [22 0 R 23 0 R]"],
        22: ["TH", 12, scope("b")],
        23: ["TH", 12, scope("c")],
        13: ["TR", 10, "/K [31 0 R 32 0 R 33 0 R]"],
        31: ["TH", 13, scope("r", "Row")],
        32: ["TD", 13, under("b", "r")],
        33: ["TD", 13, under("c", "r")],
      }),
    ).toEqual([50, 22, 23]);
  });

  test("that nothing is known of gets them at its end", () => {
    expect(cellsOf({ ...heads, 12: ["TR", 10, "/K [31 0 R]"], 31: ["TD", 12] })).toEqual([31, 50, 51]);
    expect(cellsOf({ ...heads, 12: ["TR", 10] })).toEqual([50, 51, 52]);
  });

  test("that a cell from above reaches into lacks nothing", () => {
    expect(
      cellsOf({
        ...heads,
        21: ["TH", 11, "/A [<</O /Table /RowSpan 2>>]"],
        12: ["TR", 10, "/K [31 0 R 32 0 R]"],
        31: ["TD", 12, under("b")],
        32: ["TD", 12, under("c")],
      }),
    ).toEqual([31, 32]);
  });
});

test("a table's head that stands on a further page is said there a second time", () => {
  const again = "/Pg 2 0 R\n/K [0 <</Type /MCR /Pg 3 0 R /MCID 4>>]";
  const table = (role: string): Elements => ({
    10: ["Table", 1, "/K 11 0 R"],
    11: ["TR", 10, "/K [12 0 R 13 0 R]"],
    12: ["TH", 11, again],
    13: [role, 11],
  });
  expect(repeatedHeads(treeOf(table("TH")))).toEqual([{ kind: "content", page: 3, mcid: 4 }]);
  expect(repeatedHeads(treeOf(table("TD")))).toEqual([]);
});

test("a sequence that is an artifact leaves the tree, and with it what held nothing else", () => {
  const tree = treeOf(
    {
      10: ["P", 1, "/Pg 2 0 R\n/K [11 0 R 2]"],
      11: ["NonStruct", 10, "/K 12 0 R"],
      12: ["NonStruct", 11, "/Pg 2 0 R\n/K 1"],
    },
    ["null 12 0 R 10 0 R", ""],
  );
  tree.dropContent({ page: 2, mcid: 1 });
  expect(outline(tree, 10)).toBe("P(2)");
  expect(tree.removed).toEqual([12, 11]);
  tree.dropContent({ page: 2, mcid: 2 });
  expect(outline(tree, 10)).toBe("P");
  expect(tree.changedParents()).toEqual([[7, "[null null null]"]]);
});

test("the role map has what is used of the types of PDF 2.0", () => {
  const tree = treeOf({ 10: ["P", 1, "/K [11 0 R 12 0 R]"], 11: ["Strong", 10], 12: ["Em", 10] });
  expect([...roleMapOf(tree)]).toEqual([
    ["Em", "Span"],
    ["Strong", "Span"],
  ]);
});

test.each([
  ["a circle", { 10: ["P", 1, "/K 11 0 R"], 11: ["P", 10, "/K 10 0 R"] }],
  ["a kid that is no element", { 10: ["P", 1, "/K 5 0 R"] }],
  ["a kid that is not there", { 10: ["P", 1, "/K 99 0 R"] }],
] as [string, Elements][])("%s is refused", (_, elements) => {
  expect(() => treeOf(elements)).toThrow(PdfSyntaxError);
});
