import type { Language } from "../model/language.ts";
import type { ClockTime } from "../model/schedule.ts";

/** Reads "08.00", "8:00" or "8"; undefined for anything else, such as 25.00 or the 480 that some YAML makes of 8:00. */
export function parseClock(written: string): ClockTime | undefined {
  const match = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(written.trim());
  const hours = Number(match?.[1] ?? Number.NaN);
  const minutes = Number(match?.[2] ?? 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** A clock time in words of a language: "08.00" in Indonesian, "08:00" in English. */
export function formatClock(time: ClockTime, language: Language): string {
  const hours = String(Math.floor(time / 60) % 24).padStart(2, "0");
  const minutes = String(time % 60).padStart(2, "0");
  return `${hours}${language === "id" ? "." : ":"}${minutes}`;
}

/** From one clock time to another: "08.00–08.30". */
export function formatSpan(start: ClockTime, end: ClockTime, language: Language): string {
  return `${formatClock(start, language)}–${formatClock(end, language)}`;
}
