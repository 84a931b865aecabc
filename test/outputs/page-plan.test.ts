import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import { planPages, roman, withoutBlanks } from "../../src/outputs/page-plan.ts";
import type { Destination } from "../../src/press/chromium-pdf.ts";

/** A first pass with anchors on pages; only the page matters to the plan. */
function foundOn(pages: Record<string, number>): Map<string, Destination> {
  return new Map(Object.entries(pages).map(([anchor, page]) => [anchor, { page, top: 0 }]));
}

describe("the plan of pages", () => {
  test("puts a blank page before a session that would begin on a left-hand page, and moves the rest", () => {
    const plan = planPages(
      foundOn({ contents: 2, "session-1": 5, a: 6, "session-2": 8, b: 8 }),
      ["session-1", "session-2"],
      "uji",
    );
    expect(plan.blanks.map(({ before }) => before)).toEqual(["session-1", "session-2"]);
    expect(plan.pages).toEqual({ contents: 2, "session-1": 6, a: 7, "session-2": 10, b: 10 });
    expect(plan.labels).toEqual({ contents: "iii", "session-1": "1", a: "2", "session-2": "5", b: "5" });
    expect(plan.bodyStart).toBe(6);
  });

  test("needs no blank page where every session begins on the right", () => {
    expect(
      planPages(foundOn({ "session-1": 4, "session-2": 10 }), ["session-1", "session-2"], "uji").blanks,
    ).toEqual([]);
  });

  test("cannot be made where a session was not found", () => {
    expect(() => planPages(foundOn({}), ["session-1"], "uji")).toThrow(CannotRun);
  });

  test("begins every session on a right-hand page, keeps the order, and adds no more pages than sessions", () => {
    const steps = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, (lengths) => {
        let page = 0;
        const starts = lengths.map((length) => (page += length));
        const sessions = starts.map((_, index) => `session-${index + 1}`);
        const plan = planPages(
          foundOn(Object.fromEntries(sessions.map((name, index) => [name, starts[index] ?? 0]))),
          sessions,
          "uji",
        );
        const pages = sessions.map((name) => plan.pages[name] ?? -1);
        for (const [index, each] of pages.entries()) {
          expect(each % 2).toBe(0);
          expect(each - (starts[index] ?? 0)).toBeLessThanOrEqual(index + 1);
          if (index > 0) expect(each).toBeGreaterThan(pages[index - 1] ?? 0);
        }
        expect(plan.labels["session-1"]).toBe("1");
      }),
    );
  });
});

test.each([
  [1, "i"],
  [4, "iv"],
  [9, "ix"],
  [14, "xiv"],
  [40, "xl"],
  [90, "xc"],
  [400, "cd"],
  [1994, "mcmxciv"],
  [3999, "mmmcmxcix"],
])("%i in Roman numerals is %s", (value, numeral) => {
  expect(roman(value)).toBe(numeral);
});

test("blank pages can be taken out of where things stand, and the same plan puts them in again", () => {
  const found = foundOn({ one: 3, a: 4, two: 6, b: 6, three: 9, c: 11 });
  const sessions = ["one", "two", "three"];
  const plan = planPages(found, sessions, "uji");
  expect(plan.blanks).not.toEqual([]);
  const printed = foundOn(plan.pages);
  expect(withoutBlanks(printed, plan)).toEqual(found);
  expect(planPages(withoutBlanks(printed, plan), sessions, "uji")).toEqual(plan);
});
