import { expect, test } from "vitest";
import { formatClock, formatSpan, parseClock } from "../../src/schedule/clock.ts";
import { lessonHours } from "../../src/schedule/lesson-hours.ts";

test.each([
  ["08.00", 480],
  ["8:00", 480],
  [" 16.30 ", 990],
  ["8", 480],
  ["00.00", 0],
  ["24.00", undefined],
  ["08.60", undefined],
  ["480", undefined],
  ["8.5", undefined],
  ["pagi", undefined],
  ["", undefined],
])("a clock time %j", (written, minutes) => {
  expect(parseClock(written)).toBe(minutes);
});

test("clock times and training hours are written as the language does", () => {
  expect(formatClock(485, "id")).toBe("08.05");
  expect(formatClock(485, "en")).toBe("08:05");
  expect(formatSpan(480, 1470, "id")).toBe("08.00–00.30");
  expect(lessonHours(75, 45, "id")).toBe("1,67");
  expect(lessonHours(75, 45, "en")).toBe("1.67");
  expect(lessonHours(45, 45, "id")).toBe("1");
  expect(lessonHours(420, 45, "id")).toBe("9,33");
});
