import { describe, expect, test } from "vitest";
import type { Module } from "../../src/model/book.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { formatClock } from "../../src/schedule/clock.ts";
import { objectiveUses } from "../../src/schedule/objectives.ts";
import { sessionParts } from "../../src/schedule/session-parts.ts";
import { layOutRun, type Slot } from "../../src/schedule/timetable.ts";
import { repository } from "../e2e/support/built.ts";

const { package: source, diagnostics } = await readPackage(repository);
const { schedule } = source.config;

function moduleNamed(id: string): Module {
  const module = source.modules.find((each) => each.id === id);
  if (!module) throw new Error(`no module ${id}`);
  return module;
}

const freedom = moduleNamed("foa");
const sessions = freedom.lessons.map(({ number, matter }) => ({
  number,
  title: matter.title,
  minutes: matter.duration,
}));

const numbersOf = (day: readonly Slot[]): number[] =>
  day.flatMap((slot) => (slot.kind === "session" ? slot.session.number : []));
const endOf = (day: readonly Slot[] | undefined): string => formatClock(day?.at(-1)?.end ?? 0, "id");

describe("the module on freedom of association", () => {
  test("has the minutes of facts.md §7", () => {
    expect(sessions.map(({ minutes }) => minutes)).toEqual([30, 60, 60, 45, 75, 75, 45, 30]);
    expect(sessions.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(420);
    expect(freedom.matter.duration).toBe(420);
  });

  test("takes one day from 08.00 to 16.30, with 90 minutes of pauses", () => {
    const [day, ...more] = layOutRun(sessions, 1, schedule.weekday);
    expect(more).toEqual([]);
    expect(day?.[0]?.start).toBe(8 * 60);
    expect(endOf(day)).toBe("16.30");
    const pauses = day?.filter(({ kind }) => kind === "pause") ?? [];
    expect(pauses.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(90);
  });

  test("ends half an hour later on a Friday, and nobody is taught during prayer", () => {
    const [day = []] = layOutRun(sessions, 1, schedule.friday);
    expect(endOf(day)).toBe("17.00");
    for (const slot of day) {
      if (slot.kind === "session") expect(slot.end <= 11 * 60 + 30 || slot.start >= 13 * 60).toBe(true);
    }
  });

  test("moves sessions 7 and 8 to the second morning in 1.5 days", () => {
    const days = layOutRun(sessions, 1.5, schedule.weekday);
    expect(days.map(numbersOf)).toEqual([
      [1, 2, 3, 4, 5, 6],
      [7, 8],
    ]);
    expect(days.map(endOf)).toEqual(["15.00", "09.15"]);
  });
});

describe.each(source.modules.map(({ id }) => id))("the module %s", (id) => {
  const module = moduleNamed(id);

  test("says how the group works in every part of every session", () => {
    for (const { file, tree, matter } of module.lessons) {
      const parts = sessionParts(tree, module.language);
      const unnamed = parts.filter(({ slices }) => slices.some(({ method }) => method.name === "kegiatan"));
      expect(
        unnamed.map(({ block }) => block.attributes.title),
        file.path,
      ).toEqual([]);
      expect(parts.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(matter.duration);
    }
  });

  test("practises every objective", () => {
    const unserved = objectiveUses(module).filter(({ practised }) => practised.length === 0);
    expect(unserved.map(({ objective }) => objective.number)).toEqual([]);
  });
});

test("no rule of the schedule is broken, but some modules are not finished", () => {
  const rules = ["time-", "schedule-", "material-", "method-", "objective-"];
  const broken = diagnostics.filter(({ ruleId }) => rules.some((rule) => ruleId.startsWith(rule)));
  const unfinished = new Set(broken.filter(({ ruleId }) => ruleId === "time-module").map(({ path }) => path));
  expect(broken.filter(({ ruleId }) => !["time-module", "objective-untested"].includes(ruleId))).toEqual([]);
  expect(unfinished).not.toContain("modules/foa/module.md");
});
