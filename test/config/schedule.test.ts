import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { defaultSchedule } from "../../src/config/schedule-defaults.ts";
import { readSchedule } from "../../src/config/schedule.ts";
import type { Schedule } from "../../src/model/schedule.ts";
import { layOutDay } from "../../src/schedule/timetable.ts";
import { reportsOf } from "../support/lesson.ts";

function scheduleOf(yaml: string): { schedule: Schedule; reports: string[] } {
  const file = new VFile({ path: "modules/package.yaml", value: `judul: a\n${yaml}\n` });
  const schedule = readSchedule(file, "id");
  return { schedule, reports: reportsOf(file) };
}

describe("the training day", () => {
  test("has the usual times where nothing is said", () => {
    const usual = defaultSchedule("id");
    expect(scheduleOf("")).toEqual({ schedule: usual, reports: [] });
    expect(scheduleOf("jadwal:")).toEqual({ schedule: usual, reports: [] });
    expect(scheduleOf("jadwal: [").schedule).toEqual(usual);
    const session = { number: 1, title: "a", minutes: 105 };
    const day = layOutDay([session, session, session, session], usual.weekday);
    expect(day.at(-1)?.end).toBe(16 * 60 + 30);
  });

  test("is written in either language, with times in quotes or without", () => {
    const { schedule, reports } = scheduleOf(
      [
        "jadwal:",
        "  mulai: 08.30",
        "  jpl: 50",
        "  hari: 1,5",
        "  peserta: [40, 20]",
        "  kelompok: 6",
        "  jeda:",
        "    - { pukul: 10:10, menit: 15, nama: Teh }",
        '    - { at: "12.30", minutes: 60, name: Makan, fixed: yes }',
        "  jumat:",
        "    mulai: 7:30",
        "    jeda:",
        "      - pukul: 11.30",
        "        menit: 90",
        "        nama: Salat Jumat",
        "        tetap: ya",
      ].join("\n"),
    );
    expect(reports).toEqual([]);
    expect(schedule).toEqual({
      weekday: {
        start: 510,
        pauses: [
          { at: 610, minutes: 15, name: "Teh", fixed: false },
          { at: 750, minutes: 60, name: "Makan", fixed: true },
        ],
      },
      friday: { start: 450, pauses: [{ at: 690, minutes: 90, name: "Salat Jumat", fixed: true }] },
      lessonHour: 50,
      run: 1.5,
      participants: [20, 40],
      groupSize: 6,
    });
  });

  test("of a Friday may be a list of breaks alone, and begins like the others", () => {
    const { schedule, reports } = scheduleOf(
      "jadwal:\n  mulai: 09.00\n  jumat:\n    - { pukul: 11.45, menit: 75, nama: Salat, tetap: ya }",
    );
    expect(reports).toEqual([]);
    expect(schedule.friday).toEqual({
      start: 540,
      pauses: [{ at: 705, minutes: 75, name: "Salat", fixed: true }],
    });
  });

  test("that begins after noon has only the pauses still to come", () => {
    const { schedule } = scheduleOf("jadwal:\n  mulai: 13.00");
    expect(schedule.weekday.pauses.map(({ at }) => at)).toEqual([15 * 60 + 15]);
  });

  test.each([
    ["a time past midnight", "jadwal:\n  mulai: 24.00", "3:10 schedule-invalid"],
    ["a number that some YAML makes of 8:00", "jadwal:\n  mulai: 480", "3:10 schedule-invalid"],
    ["a time with one digit of minutes", "jadwal:\n  mulai: 8.5", "3:10 schedule-invalid"],
    ["a list for a time", "jadwal:\n  mulai: [8]", "3:10 schedule-invalid"],
    ["an hour of 300 minutes", "jadwal:\n  jpl: 300", "3:8 schedule-invalid"],
    ["three days", "jadwal:\n  hari: 3", "3:9 schedule-invalid"],
    ["no number of participants", "jadwal:\n  peserta: []", "3:12 schedule-invalid"],
    ["a class in words", "jadwal:\n  peserta: [dua]", "3:12 schedule-invalid"],
    ["a text", "jadwal: pagi", "2:9 schedule-invalid"],
    ["a list", "jadwal: [pagi]", "2:9 schedule-invalid"],
    ["a word alone between braces", "jadwal: { mulai }", "2:11 schedule-invalid"],
    ["breaks that are no list", "jadwal:\n  jeda: 10.00", "3:9 schedule-invalid"],
    ["a break that is no map", "jadwal:\n  jeda: [10.00]", "3:10 schedule-invalid"],
    ["an unknown word", "jadwal:\n  mula: 08.00", "3:3 word-unknown"],
    ["a word twice", "jadwal:\n  mulai: 08.00\n  start: 09.00", "4:3 word-twice"],
    ["a break without a name", "jadwal:\n  jeda: [{ pukul: 10.00, menit: 15 }]", "3:10 word-missing"],
    [
      "fixed neither yes nor no",
      "jadwal:\n  jeda: [{ pukul: 10.00, menit: 15, nama: a, tetap: x }]",
      "3:53 schedule-invalid",
    ],
    [
      "a break before the start",
      "jadwal:\n  jeda: [{ pukul: 07.00, menit: 15, nama: a }]",
      "3:9 schedule-order",
    ],
    [
      "breaks that overlap",
      "jadwal:\n  jeda: [{ pukul: 10.00, menit: 45, nama: a }, { pukul: 10.30, menit: 15, nama: b }]",
      "3:9 schedule-order",
    ],
  ])("with %s is reported at its place", (_, yaml, report) => {
    expect(scheduleOf(yaml).reports).toEqual([report]);
  });
});
