import type { Language } from "../../model/language.ts";

/**
 * A day in words, as its writer's clock had it.
 * @param date ISO 8601, a date or a time with its zone; another text is answered as it is, since people write these files
 */
export function dayWords(date: string, language: Language): string {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(day);
}
