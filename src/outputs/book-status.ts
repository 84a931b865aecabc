import type { Language, Localized } from "../model/language.ts";
import { isFinal, lowestStatus, statusName, statusOf, type TextStatus } from "../model/status.ts";
import type { Book, Part } from "../render/book.ts";

/** The status of every text of a part: its introduction, then its sessions. */
export function partStatuses({ module, sessions }: Part): TextStatus[] {
  return [statusOf(module.matter), ...sessions.map(({ lesson }) => statusOf(lesson.matter))];
}

/** The status of every text of a book. */
export function bookStatuses({ parts }: Book): TextStatus[] {
  return parts.flatMap(partStatuses);
}

/** How many texts of a book are not final; 0 where it may be printed for good. */
export function unfinished(book: Book): number {
  return bookStatuses(book).filter((status) => !isFinal(status)).length;
}

const texts: Localized = {
  en: "{left} of {all} texts not final yet",
  id: "{left} dari {all} naskah belum final",
};

/** "Draf · 3 dari 9 naskah belum final"; nothing of a book that is final. */
export function bookStatusLine(book: Book, language: Language): string | undefined {
  const all = bookStatuses(book);
  const left = unfinished(book);
  if (left === 0) return undefined;
  const count = texts[language].replace("{left}", String(left)).replace("{all}", String(all.length));
  return `${statusName(lowestStatus(all), language)} · ${count}`;
}
