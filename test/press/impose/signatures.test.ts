import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creepOf, sheetsOf, type Sheet } from "../../../src/press/impose/sheets.ts";
import { signatures, type BookletPage } from "../../../src/press/impose/signatures.ts";

const pages = fc.integer({ min: 1, max: 700 });
const plan = fc.record({
  most: fc.integer({ min: 4, max: 120 }),
  size: fc.integer({ min: 1, max: 120 }),
  backCover: fc.boolean(),
});

const numbered = (list: readonly BookletPage[]): number[] => list.filter((page) => page !== "blank");

describe("signatures", () => {
  test("have every page once, in order, and at most three empty ones", () => {
    fc.assert(
      fc.property(pages, plan, (count, options) => {
        const all = signatures(count, options).flat();
        expect(numbered(all)).toEqual(Array.from({ length: count }, (_, index) => index));
        expect(all.length - count).toBeLessThanOrEqual(3);
      }),
    );
  });

  test("are multiples of four, no larger than allowed, and no two differ by more than a sheet", () => {
    fc.assert(
      fc.property(pages, plan, (count, options) => {
        const sizes = signatures(count, options).map(({ length }) => length);
        for (const size of sizes) expect(size % 4).toBe(0);
        const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
        expect(most - least).toBeLessThanOrEqual(4);
        expect(most).toBeLessThanOrEqual(options.most);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }),
    );
  });

  test("leave empty pages at the end, or before a back cover", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.boolean(), (count, backCover) => {
        const all = signatures(count, { backCover }).flat();
        const blanks = all.filter((page) => page === "blank");
        const [last] = backCover ? all.splice(-1) : [count - 1];
        expect(last).toBe(count - 1);
        expect(all.slice(all.length - blanks.length)).toEqual(blanks);
      }),
    );
  });

  test.each([
    [0, {}, []],
    [1, { backCover: true }, [4]],
    [80, {}, [80]],
    [81, {}, [28, 28, 28]],
    [98, {}, [36, 32, 32]],
    [132, {}, [36, 32, 32, 32]],
    [200, {}, [36, 36, 32, 32, 32, 32]],
    [200, { most: 240 }, [200]],
    // What is allowed goes before what is wished.
    [84, { size: 200 }, [44, 40]],
    [8, { most: 1, size: 1 }, [4, 4]],
  ])("%d pages with %j are %j", (count, options, sizes) => {
    expect(signatures(count, options).map(({ length }) => length)).toEqual(sizes);
  });
});

/**
 * Folds sheets as hands do: all lie with their backs up, the outermost lowest; the left halves are turned over onto the
 * right ones, and what is then on top is read first, each half from above and from below.
 */
function readFolded(sheets: readonly Sheet[]): BookletPage[] {
  // A sheet is turned over its short edge: the back's left half lies upon the front's right half.
  const lying = sheets.map(({ front, back }) => ({
    left: { up: back[0], down: front[1] },
    right: { up: back[1], down: front[0] },
  }));
  const turned = lying.map(({ left }) => ({ up: left.down, down: left.up }));
  const pile = [...turned, ...lying.map(({ right }) => right).toReversed()];
  return pile.flatMap(({ up, down }) => [up, down]);
}

describe("sheets", () => {
  test("folded and nested read like the source, right-hand pages on the right", () => {
    fc.assert(
      fc.property(pages, plan, (count, options) => {
        for (const signature of signatures(count, options)) {
          const sheets = sheetsOf(signature);
          expect(readFolded(sheets)).toEqual(signature);
          const rights = sheets.flatMap(({ front, back }) => [front[1], back[1]]);
          expect(new Set(rights)).toEqual(new Set(signature.filter((_, index) => index % 2 === 0)));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("are in the order of saddle stitching", () => {
    expect(sheetsOf([0, 1, 2, 3, 4, 5, 6, "blank"])).toEqual([
      { front: ["blank", 0], back: [1, 6] },
      { front: [5, 2], back: [3, 4] },
    ]);
  });

  test("inside move towards the spine by what the sheets round them take", () => {
    expect(creepOf(0, { caliper: 0.1 })).toBe(0);
    expect(creepOf(10, { caliper: 0.1 })).toBeCloseTo(1.2, 9);
    expect(creepOf(10, { caliper: 0.1, creep: 1 })).toBeCloseTo(1, 9);
    expect(creepOf(10, { caliper: 0.1, creep: 0 })).toBe(0);
  });
});
