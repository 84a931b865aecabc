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
