import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Supply } from "../../src/model/schedule.ts";
import { parseSupply, sumSupplies } from "../../src/schedule/supplies.ts";

describe("a counted material", () => {
  test.each([
    ["3 per peserta", { amount: 3, unit: "", per: "participant", every: 1, reused: false }],
    ["2 per kelompok, dipakai lagi", { amount: 2, unit: "", per: "group", every: 1, reused: true }],
    ["4", { amount: 4, unit: "", per: "class", every: 1, reused: false }],
    ["2 gulung", { amount: 2, unit: "gulung", per: "class" }],
    ["1 set per kelompok", { amount: 1, unit: "set", per: "group", every: 1 }],
    ["1 per pasangan", { amount: 1, per: "participant", every: 2 }],
    ["1 gulung per 2 kelompok", { amount: 1, unit: "gulung", per: "group", every: 2 }],
    ["3 titik per warna per peserta", undefined],
    ["3 lembar (Harapan, Aturan kelas, Parkir)", { amount: 3, unit: "lembar", per: "class" }],
    ["1 set per kelompok, dipakai lagi (gunting dulu)", { amount: 1, unit: "set", reused: true }],
    ["2 sheets per participant, reused", { amount: 2, unit: "sheets", per: "participant", reused: true }],
    ["kertas", undefined],
    ["", undefined],
    ["0 per peserta", undefined],
    ["1 per 0 kelompok", undefined],
    ["3 per hari", undefined],
    ["3 lembar, 2 lembar", undefined],
    ["-2", undefined],
    ["1,5 lembar", undefined],
  ])("%j", (written, expected) => {
    const supply = parseSupply("kartu metaplan", written);
    if (expected === undefined) expect(supply).toBeUndefined();
    else expect(supply).toMatchObject(expected);
  });

  test("is printed as written", () => {
    expect(parseSupply("kartu metaplan", "3 per peserta")?.text).toBe("Kartu metaplan: 3 per peserta");
  });
});

function supply(name: string, written: string): Supply {
  const parsed = parseSupply(name, written);
  if (!parsed) throw new Error(`no supply: ${written}`);
  return parsed;
}

describe("a module's materials", () => {
  const sizes = { participants: [15, 25, 40], groupSize: 6 };

  test("add where they are used up, and are the most of one session where they are used again", () => {
    const needs = sumSupplies(
      [
        {
          session: 1,
          supplies: [
            supply("Kartu metaplan", "2 lembar per peserta"),
            supply("spidol", "1 per pasangan, dipakai lagi"),
          ],
        },
        {
          session: 2,
          supplies: [
            supply("kartu  metaplan", "3 per peserta"),
            supply("Spidol", "2 per kelompok, dipakai lagi"),
          ],
        },
        { session: 4, supplies: [supply("Spidol", "1")] },
      ],
      sizes,
    );
    expect(needs).toEqual([
      { name: "Kartu metaplan", unit: "lembar", amounts: [75, 125, 200], sessions: [1, 2], reused: false },
      { name: "Spidol", unit: "", amounts: [9, 14, 21], sessions: [1, 2, 4], reused: false },
    ]);
  });

  test("are lines of their own by unit", () => {
    const needs = sumSupplies(
      [
        {
          session: 1,
          supplies: [supply("plano", "2 lembar"), supply("plano", "1 rim"), supply("plano", "1")],
        },
      ],
      sizes,
    );
    expect(needs.map(({ unit, amounts }) => [unit, amounts[0]])).toEqual([
      ["lembar", 3],
      ["rim", 1],
    ]);
  });

  test("of more participants are never less", () => {
    const any = fc.record({
      name: fc.constantFrom("a", "b"),
      amount: fc.integer({ min: 1, max: 9 }),
      unit: fc.constantFrom("", "x"),
      per: fc.constantFrom("participant" as const, "group" as const, "class" as const),
      every: fc.integer({ min: 1, max: 3 }),
      reused: fc.boolean(),
      text: fc.constant(""),
    });
    const sessions = fc.array(
      fc.record({ session: fc.integer({ min: 1, max: 9 }), supplies: fc.array(any) }),
    );
    fc.assert(
      fc.property(
        sessions,
        fc.nat(60),
        fc.nat(60),
        fc.integer({ min: 2, max: 9 }),
        (all, few, more, groupSize) => {
          const participants = [few, few + more];
          for (const { amounts } of sumSupplies(all, { participants, groupSize }))
            expect(amounts[1]).toBeGreaterThanOrEqual(amounts[0] ?? 0);
        },
      ),
    );
  });
});
