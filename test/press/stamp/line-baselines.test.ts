import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineBaselines } from "../../../src/press/stamp/line-baselines.ts";
import type { TextPiece } from "../../../src/press/stamp/text-pieces.ts";

const column = { left: 60, right: 430 };

function piece(y: number, left = 60, size = 10): TextPiece {
  return { left, y, size };
}

describe("lines of a page", () => {
  test.each<[string, TextPiece[], number[]]>([
    ["no text", [], []],
    ["paragraphs, in any order", [piece(686), piece(700), piece(672)], [700, 686, 672]],
    ["two pieces on one baseline", [piece(700), piece(699.2, 200)], [700]],
    ["a raised figure, before its line", [piece(704, 200, 6.5), piece(700)], [700]],
    [
      "a raised figure at the end of a page's first line",
      [piece(703.4, 61, 6), piece(700, 65), piece(686)],
      [700, 686],
    ],
    ["a large numeral beside a text", [piece(697, 60, 24), piece(700, 90)], [697]],
    ["a row of cells, one in the middle", [piece(700), piece(687), piece(693.5, 200)], [700, 687]],
    [
      "two columns at different heights",
      [piece(700), piece(686), piece(692, 260), piece(678, 260)],
      [700, 686],
    ],
    [
      "a list in two columns, the right one half a line lower and longer",
      [
        ...[700, 687, 674, 655, 642].map((y) => piece(y)),
        ...[694, 681, 668, 648, 635, 622].map((y) => piece(y, 260)),
      ],
      [700, 687, 674, 655, 642, 622],
    ],
    [
      "a right column whose line has no line at its height",
      [piece(700), piece(660), piece(700, 260), piece(687, 260), piece(674, 260), piece(661, 260)],
      [700, 687, 674, 660],
    ],
    [
      "a cell of two lines right of one in the middle",
      [piece(693.5), piece(700, 260), piece(687, 260), piece(660)],
      [700, 687, 660],
    ],
    [
      "a row of three cells, the longest last",
      [piece(687), piece(693.5, 160), piece(680.5, 160), piece(700, 300), piece(687, 300), piece(674, 300)],
      [700, 687, 674],
    ],
    [
      "a numeral over two lines of text beside it",
      [piece(760), piece(718.7, 69, 49), piece(724, 122, 10.5), piece(710.5, 122, 10.5)],
      [760, 724, 710.5],
    ],
    ["close lines of small type", [piece(700, 60, 6), piece(692.5, 60, 6)], [700, 692.5]],
    ["labels in the margin", [piece(700, 20), piece(650, 20), piece(640)], [640]],
    ["a label beside a line", [piece(700.5, 20), piece(700)], [700]],
    ["what stands right of the column", [piece(700, 440), piece(690)], [690]],
  ])("%s", (_, pieces, expected) => {
    expect(lineBaselines(pieces, column)).toEqual(expected);
  });

  const pieces = fc.array(
    fc.record({
      left: fc.double({ min: 0, max: 500, noNaN: true }),
      y: fc.double({ min: 0, max: 800, noNaN: true }),
      size: fc.double({ min: 4, max: 60, noNaN: true }),
    }),
    { maxLength: 80 },
  );

  test("are numbered strictly down the page, each where some text stands, whatever the page", () => {
    fc.assert(
      fc.property(pieces, (all) => {
        const baselines = lineBaselines(all, column);
        const places = new Set(all.map(({ y }) => y));
        for (const [index, y] of baselines.entries()) {
          expect(places.has(y)).toBe(true);
          if (index > 0) expect(y).toBeLessThan(baselines[index - 1] ?? 0);
        }
      }),
    );
  });

  test("are the same in whatever order the text is painted", () => {
    fc.assert(
      fc.property(pieces, (all) => {
        expect(lineBaselines(all.toReversed(), column)).toEqual(lineBaselines(all, column));
      }),
    );
  });

  /** Two columns of lines at distances of 12 to 30 points. */
  const columns = fc.tuple(
    fc.array(fc.double({ min: 12, max: 30, noNaN: true }), { minLength: 1, maxLength: 40 }),
    fc.array(fc.double({ min: 12, max: 30, noNaN: true }), { minLength: 1, maxLength: 40 }),
  );

  test("side by side in two columns have a number each within their type's size, parted by half of that", () => {
    fc.assert(
      fc.property(columns, (distances) => {
        const [first, second] = distances.map((each) => each.map((_, index) => each.slice(0, index + 1)));
        const heights = [first, second].map((each = []) =>
          each.map((above) => 800 - above.reduce((sum, distance) => sum + distance, 0)),
        );
        const pieces = heights.flatMap((ys, index) => ys.map((y) => piece(y, 60 + index * 200)));
        const numbers = lineBaselines(pieces, column);
        for (const [index, y] of numbers.entries())
          if (index > 0) expect((numbers[index - 1] ?? y) - y).toBeGreaterThan(4.7);
        for (const ys of heights) {
          let above = Infinity;
          for (const y of ys) {
            above = Math.max(...numbers.filter((number) => number < above && Math.abs(number - y) <= 10));
            expect(above).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  test("leave no text in the column without a line at its height or closely above", () => {
    fc.assert(
      fc.property(pieces, (all) => {
        const baselines = lineBaselines(all, column);
        const inColumn = all.filter(({ left }) => left >= column.left && left <= column.right);
        for (const { y } of inColumn) expect(baselines.some((line) => Math.abs(line - y) <= 60)).toBe(true);
      }),
    );
  });
});
