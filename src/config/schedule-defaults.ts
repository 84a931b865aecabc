import type { Language, Localized } from "../model/language.ts";
import type { Pause, Schedule } from "../model/schedule.ts";

const pauseNames = {
  short: { en: "Break", id: "Istirahat" },
  noon: { en: "Lunch, prayer, rest", id: "Istirahat, salat, makan" },
  friday: { en: "Friday prayer and lunch", id: "Salat Jumat dan makan" },
  afternoon: { en: "Break, prayer", id: "Istirahat, salat" },
} satisfies Record<string, Localized>;

/**
 * The usual training day in Indonesia: 420 minutes of sessions and 90 of pauses from 08.00 to 16.30. On Fridays nobody
 * teaches from 11.30 to 13.00.
 */
export function defaultSchedule(language: Language): Schedule {
  const pause = (name: keyof typeof pauseNames, at: number, minutes: number, fixed = false): Pause => ({
    name: pauseNames[name][language],
    at,
    minutes,
    fixed,
  });
  const morning = pause("short", 10 * 60, 15);
  const afternoon = pause("afternoon", 15 * 60 + 15, 15);
  return {
    weekday: { start: 8 * 60, pauses: [morning, pause("noon", 12 * 60, 60), afternoon] },
    friday: { start: 8 * 60, pauses: [morning, pause("friday", 11 * 60 + 30, 90, true), afternoon] },
    lessonHour: 45,
    run: 1,
    participants: [15, 25, 40],
    groupSize: 5,
  };
}
