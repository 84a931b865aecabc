import { expect, test } from "vitest";
import { textPieces } from "../../../src/press/stamp/text-pieces.ts";

const none: ReadonlySet<number> = new Set();

test("text stands where all transformations put it", () => {
  const content =
    ".24 0 0 -.24 0 800 cm\nq\n2 0 0 2 100 200 cm\nBT\n/F1 20 Tf\n1 0 0 -1 10 50 Tm\n<01> Tj\n5 0 Td <02> Tj\nET\nQ\n";
  expect(textPieces(content, none)).toEqual([
    {
      left: expect.closeTo(28.8) as number,
      y: expect.closeTo(728) as number,
      size: expect.closeTo(9.6) as number,
    },
  ]);
});

test("each operator that begins a line begins a piece", () => {
  const content =
    "BT /F1 10 Tf 12 TL 50 700 Td (a) Tj T* [(b) -20 (c)] TJ (d) ' 1 2 (e) \" 5 -30 TD (f) Tj T* (g) Tj ET";
  expect(textPieces(content, none).map(({ y }) => y)).toEqual([700, 688, 676, 664, 634, 604]);
});

test.each([
  ["an artifact", "/Artifact BMC BT /F1 9 Tf 10 10 Td (x) Tj ET EMC"],
  ["an artifact of a kind", "/Artifact <</Type /Pagination /Subtype /Header>> BDC BT /F1 9 Tf (x) Tj ET EMC"],
  ["what stands within an artifact", "/Artifact BMC /Span <</MCID 1>> BDC BT /F1 9 Tf (x) Tj ET EMC EMC"],
  ["a picture", "/Figure <</MCID 7 >>BDC\nBT /F1 9 Tf (x) Tj ET EMC"],
  ["upright text", "BT /F1 9 Tf 0 1 -1 0 50 50 Tm (x) Tj ET"],
  ["mirrored text", "BT /F1 9 Tf -1 0 0 1 50 50 Tm (x) Tj ET"],
  ["text that is not painted", "BT /F1 9 Tf 3 Tr (x) Tj ET"],
  ["a picture that looks like text", "BI /W 1 /H 1 /CS /G /BPC 8 ID ) EI BT ET"],
])("%s is no text", (_, content) => {
  expect(textPieces(content, new Set([7]))).toEqual([]);
});

test("what follows an artifact counts again", () => {
  const content =
    "/Artifact BMC BT /F1 9 Tf 10 10 Td (x) Tj ET EMC /P <</MCID 2>> BDC BT /F1 9 Tf 10 30 Td (y) Tj ET EMC";
  expect(textPieces(content, none)).toEqual([{ left: 10, y: 30, size: 9 }]);
});
