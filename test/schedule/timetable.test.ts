import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DayPlan, Pause } from "../../src/model/schedule.ts";
import { formatSpan } from "../../src/schedule/clock.ts";
import { layOutDay, layOutRun, type Slot, type TimetableSession } from "../../src/schedule/timetable.ts";

const at = (hours: number, minutes = 0): number => hours * 60 + minutes;

const pause = (name: string, time: number, minutes: number, fixed = false): Pause => ({
  name,
  at: time,
  minutes,
  fixed,
});

const weekday: DayPlan = {
  start: at(8),
  pauses: [
    pause("istirahat", at(10), 15),
    pause("makan", at(12), 60),
    pause("istirahat sore", at(15, 15), 15),
  ],
};

const friday: DayPlan = {
  start: at(8),
  pauses: [pause("istirahat", at(10), 15), pause("Jumat", at(11, 30), 90, true)],
};

const sessionsOf = (...minutes: number[]): TimetableSession[] =>
  minutes.map((each, index) => ({ number: index + 1, title: `Sesi ${index + 1}`, minutes: each }));

/** A day as lines such as "08.00–08.30 1". */
function linesOf(day: readonly Slot[]): string[] {
  return day.map((slot) => {
    const span = formatSpan(slot.start, slot.end, "id");
    if (slot.kind === "pause") return `${span} ${slot.pause.name}`;
    const part = slot.part ? ` ${slot.part.index}/${slot.part.of}` : "";
    return `${span} ${slot.session.number}${part}`;
  });
}

/** The sessions of facts.md §7, module 1. */
const freedom = sessionsOf(30, 60, 60, 45, 75, 75, 45, 30);

describe("a day", () => {
  test("of 420 minutes ends at half past four, with each pause at the nearest end of a session", () => {
    expect(linesOf(layOutDay(freedom, weekday))).toEqual([
      "08.00–08.30 1",
      "08.30–09.30 2",
      "09.30–09.45 istirahat",
      "09.45–10.45 3",
      "10.45–11.30 4",
      "11.30–12.30 makan",
      "12.30–13.45 5",
      "13.45–15.00 6",
      "15.00–15.15 istirahat sore",
      "15.15–16.00 7",
      "16.00–16.30 8",
    ]);
  });

  test("is split by Friday prayer", () => {
    expect(linesOf(layOutDay(sessionsOf(60, 120, 90, 60), friday))).toEqual([
      "08.00–09.00 1",
      "09.00–09.15 istirahat",
      "09.15–11.15 2",
      "11.15–11.30 3 1/2",
      "11.30–13.00 Jumat",
      "13.00–14.15 3 2/2",
      "14.15–15.15 4",
    ]);
  });

  test("does not begin a session right before a fixed pause", () => {
    expect(linesOf(layOutDay(sessionsOf(205, 60), { ...friday, pauses: friday.pauses.slice(1) }))).toEqual([
      "08.00–11.25 1",
      "11.30–13.00 Jumat",
      "13.00–14.00 2",
    ]);
  });

  test("begins a session when at least ten minutes are left, and needs no short pause soon after the prayer", () => {
    const pauses = [pause("istirahat", at(11, 25), 15), pause("Jumat", at(11, 30), 90, true)];
    expect(linesOf(layOutDay(sessionsOf(200, 60, 30), { start: at(8), pauses }))).toEqual([
      "08.00–11.20 1",
      "11.20–11.30 2 1/2",
      "11.30–13.00 Jumat",
      "13.00–13.50 2 2/2",
      "13.50–14.20 3",
    ]);
  });

  test("has no pause before its first session or after its last", () => {
    expect(linesOf(layOutDay(sessionsOf(125), weekday))).toEqual(["08.00–10.05 1"]);
    expect(linesOf(layOutDay(sessionsOf(30), { ...weekday, start: at(13) }))).toEqual(["13.00–13.30 1"]);
    expect(layOutDay([], weekday)).toEqual([]);
  });
});

describe("a pause that a long session puts off", () => {
  test("falls away beside another", () => {
    expect(linesOf(layOutDay(sessionsOf(240, 60), weekday))).toEqual([
      "08.00–12.00 1",
      "12.00–13.00 makan",
      "13.00–14.00 2",
    ]);
    expect(linesOf(layOutDay(sessionsOf(240, 60), friday))).toEqual([
      "08.00–11.30 1 1/2",
      "11.30–13.00 Jumat",
      "13.00–13.30 1 2/2",
      "13.30–14.30 2",
    ]);
  });

  test("is taken late where nothing stands in for it", () => {
    const pauses = [pause("istirahat", at(10), 15)];
    expect(linesOf(layOutDay(sessionsOf(240, 60), { start: at(8), pauses }))).toEqual([
      "08.00–12.00 1",
      "12.00–12.15 istirahat",
      "12.15–13.15 2",
    ]);
  });

  test("stays beside one that is wished right after it", () => {
    const pauses = [pause("salat", at(12), 15), pause("makan", at(12, 15), 45)];
    expect(linesOf(layOutDay(sessionsOf(230, 60), { start: at(8), pauses }))).toEqual([
      "08.00–11.50 1",
      "11.50–12.05 salat",
      "12.05–12.50 makan",
      "12.50–13.50 2",
    ]);
  });
});

describe("a run", () => {
  const numbers = (run: 1 | 1.5 | 2, sessions: readonly TimetableSession[]): number[][] =>
    layOutRun(sessions, run, weekday).map((day) => [
      ...new Set(day.flatMap((slot) => (slot.kind === "session" ? slot.session.number : []))),
    ]);

  test("of 1.5 days has the last two sessions on the second morning", () => {
    expect(numbers(1.5, freedom)).toEqual([
      [1, 2, 3, 4, 5, 6],
      [7, 8],
    ]);
    expect(numbers(1.5, sessionsOf(30, 60))).toEqual([[1], [2]]);
    expect(numbers(1.5, sessionsOf(30))).toEqual([[1]]);
  });

  test("of two days is parted nearest to half", () => {
    expect(numbers(2, freedom)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    expect(numbers(2, sessionsOf(10, 10, 100))).toEqual([[1, 2], [3]]);
    expect(numbers(2, sessionsOf(10, 10, 10))).toEqual([[1, 2], [3]]);
    expect(numbers(2, sessionsOf(60))).toEqual([[1]]);
    expect(numbers(1, freedom)).toEqual([[1, 2, 3, 4, 5, 6, 7, 8]]);
  });
});

const anyPlan: fc.Arbitrary<DayPlan> = fc.record({
  start: fc.integer({ min: 300, max: 900 }),
  pauses: fc.array(
    fc.record({
      name: fc.string({ maxLength: 4 }),
      at: fc.integer({ min: 200, max: 1200 }),
      minutes: fc.integer({ min: 1, max: 120 }),
      fixed: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
});

const anySessions = fc
  .array(fc.integer({ min: 1, max: 300 }), { maxLength: 10 })
  .map((minutes) => sessionsOf(...minutes));

describe("whatever the sessions and pauses", () => {
  test("no minute is lost, nothing overlaps, the order stays, and no pause is taken twice", () => {
    fc.assert(
      fc.property(anySessions, anyPlan, fc.constantFrom(1, 1.5, 2), (sessions, plan, run) => {
        const days = layOutRun(sessions, run, plan);
        const taught = new Map<number, number>();
        const order: number[] = [];
        for (const day of days) {
          let now = plan.start;
          for (const slot of day) {
            expect(slot.start).toBeGreaterThanOrEqual(now);
            expect(slot.end).toBeGreaterThan(slot.start);
            now = slot.end;
            if (slot.kind === "pause") {
              expect(slot.end - slot.start).toBe(slot.pause.minutes);
              continue;
            }
            const { number } = slot.session;
            order.push(number);
            taught.set(number, (taught.get(number) ?? 0) + slot.end - slot.start);
          }
          const pauses = day.flatMap((slot) => (slot.kind === "pause" ? slot.pause : []));
          expect(new Set(pauses).size).toBe(pauses.length);
          expect(day[0]?.kind).toBe("session");
          expect(day.at(-1)?.kind).toBe("session");
        }
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect([...taught.values()]).toEqual(sessions.map(({ minutes }) => minutes));
      }),
    );
  });

  test("a fixed pause alone begins at its time, or the day is over or not begun", () => {
    fc.assert(
      fc.property(anySessions, fc.integer({ min: 300, max: 1200 }), (sessions, time) => {
        const fixed = pause("salat", time, 30, true);
        const day = layOutDay(sessions, { start: 480, pauses: [fixed] });
        const taken = day.find((slot) => slot.kind === "pause");
        if (taken) expect(taken.start).toBe(time);
        else expect(time <= 480 || (day.at(-1)?.end ?? 0) <= time + 10).toBe(true);
      }),
    );
  });

  test("the pause of a day that goes on is taken, or a later one in its place", () => {
    fc.assert(
      fc.property(anySessions, anyPlan, (sessions, plan) => {
        const day = layOutDay(sessions, plan);
        const last = day.findLast((slot) => slot.kind === "session");
        const begun = (
          last?.part ? day.find((slot) => slot.kind === "session" && slot.session === last.session) : last
        )?.start;
        const due = plan.pauses.filter(({ at: time }) => time > plan.start && time <= (begun ?? 0) - 300);
        const taken = day.filter((slot) => slot.kind === "pause");
        for (const each of due) {
          expect(taken.some((slot) => slot.pause === each || slot.end > each.at)).toBe(true);
        }
      }),
    );
  });
});
