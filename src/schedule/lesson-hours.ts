import type { Language } from "../model/language.ts";

/**
 * Minutes as training hours (JPL), with two decimals at most and the decimal mark of the language: 75 minutes of a
 * 45-minute hour are "1,67". A sum is made of minutes, never of these.
 */
export function lessonHours(minutes: number, lessonHour: number, language: Language): string {
  const text = String(Math.round((minutes / lessonHour) * 100) / 100);
  return language === "id" ? text.replace(".", ",") : text;
}
