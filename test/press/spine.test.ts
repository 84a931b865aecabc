import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bindingMethods, usualPress, type PressSettings } from "../../src/model/press-settings.ts";
import {
  bindingChoice,
  bindingFor,
  bindingName,
  bindingRemark,
  pageMultiple,
  spineOf,
  spineWidth,
} from "../../src/press/spine.ts";

const { insidePaper, coverPaper } = usualPress;
const papers = { insidePaper, coverPaper };

function settings(changes: Partial<PressSettings> = {}): PressSettings {
  return { ...usualPress, ...changes };
}

describe("spineWidth", () => {
  test("is half the pages times the sheet, with glue and both covers where there is glue", () => {
    expect(spineWidth({ ...papers, pages: 120, binding: "perfect" })).toBe(6.86);
    expect(spineWidth({ ...papers, pages: 120, binding: "sewn" })).toBe(6.86);
  });

  test("is nothing at a fold and at a spiral", () => {
    expect(spineWidth({ ...papers, pages: 40, binding: "saddle-stitch" })).toBe(0);
    expect(spineWidth({ ...papers, pages: 400, binding: "spiral", measured: 9 })).toBe(0);
  });

  test("is what the shop measured, where it did", () => {
    expect(spineWidth({ ...papers, pages: 120, binding: "perfect", measured: 7.4 })).toBe(7.4);
    expect(spineWidth({ ...papers, pages: 60, binding: "saddle-stitch", measured: 2 })).toBe(2);
    const measured = settings({ spines: new Map([["foa-facilitator", 7.25]]) });
    expect(spineOf("foa-facilitator", 120, measured)).toBe(7.25);
    expect(spineOf("foa-participant", 120, measured)).toBe(6.86);
  });

  test("never shrinks when pages are added", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.constantFrom(...bindingMethods), (pages, binding) => {
        const width = spineWidth({ ...papers, pages, binding });
        expect(width).toBeLessThanOrEqual(spineWidth({ ...papers, pages: pages + 2, binding }));
      }),
    );
  });
});

describe("bindingFor", () => {
  test.each([
    [24, "saddle-stitch"],
    [64, "saddle-stitch"],
    [68, "perfect"],
    [352, "perfect"],
  ])("binds %i pages with %s where nothing is asked for", (pages, method) => {
    expect(bindingFor(pages, settings())).toBe(method);
  });

  test("counts thickness, not pages", () => {
    const thin = { name: "HVS 70", weight: 70, caliper: 0.09 };
    expect(bindingFor(68, settings({ insidePaper: thin }))).toBe("saddle-stitch");
  });

  test("does as asked where that holds", () => {
    for (const binding of bindingMethods) expect(bindingFor(80, settings({ binding }))).toBe(binding);
    expect(bindingRemark(80, settings({ binding: "perfect" }), "id")).toBeUndefined();
  });

  test("takes wire for a book too thin for glue, and says what to do", () => {
    const glued = settings({ binding: "perfect" });
    expect(bindingChoice(40, glued)).toEqual({ method: "saddle-stitch", instead: "perfect" });
    expect(bindingChoice(44, glued)).toEqual({ method: "perfect" });
    expect(bindingRemark(40, glued, "id")).toContain("punggung 2,9 mm terlalu tipis untuk lem panas");
    expect(bindingRemark(40, settings({ binding: "sewn" }), "en")).toContain("too thin for thread");
    expect(bindingChoice(8, settings({ binding: "spiral" }))).toEqual({ method: "spiral" });
  });

  test("takes glue for a book too thick for wire, and says what to do", () => {
    const wired = settings({ binding: "saddle-stitch" });
    expect(bindingChoice(96, wired)).toEqual({ method: "saddle-stitch" });
    expect(bindingChoice(100, wired)).toEqual({ method: "perfect", instead: "saddle-stitch" });
    expect(bindingRemark(100, wired, "en")).toContain("at 5 mm the inside is too thick for wire");
    expect(bindingRemark(100, wired, "id")).toContain("Dijilid lem panas");
  });

  test("never chooses glue that does not hold", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 150 }).map((sheets) => sheets * 4),
        fc.constantFrom(undefined, ...bindingMethods),
        fc.double({ min: 0.05, max: 0.3, noNaN: true }),
        (pages, binding, caliper) => {
          const chosen = settings({ binding, insidePaper: { ...insidePaper, caliper } });
          const method = bindingFor(pages, chosen);
          if (method === "saddle-stitch" || method === "spiral") return;
          const width = spineWidth({ ...papers, insidePaper: chosen.insidePaper, pages, binding: method });
          expect(width).toBeGreaterThanOrEqual(3);
        },
      ),
    );
  });
});

test("a book is bound alike before and after its last sheet is filled up", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom(undefined, ...bindingMethods),
      fc.constantFrom(undefined, 2, 4, 6, 8, 16),
      (pages, binding, multiple) => {
        const chosen = settings({ binding, pageMultiple: multiple });
        const method = bindingFor(pages, chosen);
        const whole = pageMultiple(method, chosen);
        expect(bindingFor(Math.ceil(pages / whole) * whole, chosen)).toBe(method);
      },
    ),
  );
});

describe("pageMultiple", () => {
  test("is that of the binding", () => {
    const multiples = bindingMethods.map((method) => pageMultiple(method, settings()));
    expect(multiples).toEqual([4, 4, 8, 2]);
  });

  test("is that of the package where the binding can do it", () => {
    expect(pageMultiple("perfect", { pageMultiple: 2 })).toBe(2);
    expect(pageMultiple("saddle-stitch", { pageMultiple: 2 })).toBe(4);
    expect(pageMultiple("saddle-stitch", { pageMultiple: 6 })).toBe(12);
    expect(pageMultiple("sewn", { pageMultiple: 16 })).toBe(16);
    expect(pageMultiple("spiral", { pageMultiple: 1 })).toBe(2);
  });
});

test("every way of binding has a name in both languages", () => {
  for (const method of bindingMethods) {
    expect(bindingName(method, "id")).not.toBe("");
    expect(bindingName(method, "en")).not.toBe(bindingName(method, "id"));
  }
});
