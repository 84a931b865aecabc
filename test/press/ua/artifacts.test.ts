import { describe, expect, test } from "vitest";
import { PdfSyntaxError } from "../../../src/press/pdf-value.ts";
import { markArtifacts, type Marking } from "../../../src/press/ua/artifacts.ts";

const none: Marking = {
  drawn: new Set(),
  repeated: new Set(),
  wanted: new Set(),
  holdsMarks: (name) => name === "X9",
  head: 800,
  foot: 40,
};
const marked = (lines: string[], marking: Partial<Marking> = {}): string[] =>
  markArtifacts(`${lines.join("\n")}\n`, { ...none, ...marking })
    .content.trimEnd()
    .split("\n");
const text = (y: number): string[] => ["BT", "/F1 12 Tf", `1 0 0 1 50 ${y} Tm`, "<0041> Tj", "ET"];
const open = (mcid: number): string => `/P <</MCID ${mcid} >>BDC`;

describe("what stands in no marked sequence is an artifact", () => {
  test("a path with all that makes it, up to the next change of state", () => {
    expect(marked(["q", "1 g", "0 0 m", "9 9 l", "h", "f", "0 g", "1 1 2 2 re", "f*", "Q"])).toEqual([
      "q",
      "1 g",
      "/Artifact BMC",
      "0 0 m",
      "9 9 l",
      "h",
      "f",
      "0 g",
      "1 1 2 2 re",
      "f*",
      "EMC",
      "Q",
    ]);
  });

  test("but not a path that only clips", () => {
    const lines = ["q", "0 0 9 9 re", "W* n", "Q"];
    expect(marked(lines)).toEqual(lines);
    expect(marked(["0 0 9 9 re", "W n", "1 1 2 2 re", "S"])).toEqual([
      "0 0 9 9 re",
      "W n",
      "/Artifact BMC",
      "1 1 2 2 re",
      "S",
      "EMC",
    ]);
  });

  test("text as a whole: at the head and the foot of a page as what it is", () => {
    expect(marked([...text(810), "0 g", ...text(30), ...text(400)])).toEqual([
      "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
      ...text(810),
      "0 g",
      "EMC",
      "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
      ...text(30),
      "EMC",
      "/Artifact BMC",
      ...text(400),
      "EMC",
    ]);
  });

  test("its place is that on the page, through all transformations", () => {
    const lines = [".5 0 0 -.5 0 842 cm", "q", "2 0 0 2 0 0 cm", ...text(32), "Q", ...text(32)];
    const kinds = marked(lines).filter((line) => line.startsWith("/Artifact"));
    expect(kinds).toEqual([
      "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
      "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    ]);
    expect(marked(["1 0 0 1 0 300 cm", ...text(32)])[1]).toBe("/Artifact BMC");
  });

  test("an image, a form and a shading", () => {
    expect(marked(["/X7 Do", open(0), ...text(9), "EMC", "/Sh1 sh"])).toEqual([
      "/Artifact BMC",
      "/X7 Do",
      "EMC",
      open(0),
      ...text(9),
      "EMC",
      "/Artifact BMC",
      "/Sh1 sh",
      "EMC",
    ]);
  });

  test("but not a form that has marks of its own", () => {
    expect(marked(["q", "/X9 Do", "Q"])).toEqual(["q", "/X9 Do", "Q"]);
  });

  test("behind a sequence that ends after a change of state", () => {
    expect(marked(["q", open(0), ...text(9), "Q", "q", "EMC", "0 0 9 9 re", "f", "Q"])).toEqual([
      "q",
      open(0),
      ...text(9),
      "Q",
      "q",
      "EMC",
      "/Artifact BMC",
      "0 0 9 9 re",
      "f",
      "EMC",
      "Q",
    ]);
  });

  test("also where the content ends without a line's end", () => {
    expect(markArtifacts("0 0 9 9 re\nf", none).content).toBe("/Artifact BMC\n0 0 9 9 re\nf\nEMC\n");
  });
});

describe("a marked sequence", () => {
  const rule = [open(3), "0 0 9 1 re", "f", "EMC"];

  test("of text stays as it is, with the marks of its glyphs", () => {
    const lines = [
      open(1),
      "0 0 9 9 re",
      "f",
      "BT",
      "/Span<</ActualText <FEFF00A0> >> BDC",
      "<01> Tj",
      "EMC",
      "ET",
      "EMC",
    ];
    expect(marked(lines)).toEqual(lines);
  });

  test("that only adorns is an artifact", () => {
    const result = markArtifacts(`${rule.join("\n")}\n`, none);
    expect(result.content).toBe("/Artifact BMC\n0 0 9 1 re\nf\nEMC\n");
    expect(result.idle).toEqual([3]);
  });

  test("of a picture or a bullet is none", () => {
    expect(marked(rule, { drawn: new Set([3]) })).toEqual(rule);
  });

  test("that says a table's head again is pagination", () => {
    const result = markArtifacts([open(5), ...text(700), "EMC", ""].join("\n"), {
      ...none,
      repeated: new Set([5]),
    });
    expect(result.content).toMatch(/^\/Artifact <<\/Type \/Pagination>> BDC\nBT/);
    expect(result.idle).toEqual([5]);
  });

  test("that is wanted is answered with its operators", () => {
    const lines = [open(1), ...text(9), "EMC", open(2), ...text(7), "EMC"];
    const { operators } = markArtifacts(lines.join("\n"), { ...none, wanted: new Set([2]) });
    expect([...operators]).toEqual([[2, `${[open(2), ...text(7)].join("\n")}\n`]]);
  });
});

test.each([
  ["an operator of nobody", ["1 2 XY"]],
  ["an inline image", ["BI", "/W 1", "ID x", "EI"]],
  ["a sequence in a sequence", [open(1), open(2), "EMC", "EMC"]],
  ["a sequence without a number", ["/P BMC", "EMC"]],
  ["a sequence without an end", [open(1), ...text(1)]],
  ["an end without a sequence", ["EMC"]],
  ["text without an end", ["BT", "<01> Tj"]],
])("%s is refused", (_, lines) => {
  expect(() => marked(lines)).toThrow(PdfSyntaxError);
});
