import type { ModuleMatter } from "../model/book.ts";
import type { Language } from "../model/language.ts";
import { wordsOf } from "./words.ts";

/** What a module is called for short: "Modul 2", or its title where it has no number. */
export function moduleLabel(
  { number, title }: Pick<ModuleMatter, "number" | "title">,
  language: Language,
): string {
  return number ? `${wordsOf(language).module}\u00a0${number}` : title;
}

/** What a module is called in full: "Modul 2  Keselamatan dan Kesehatan Kerja"; `joint` stands between the two. */
export function moduleName(
  { number, title }: Pick<ModuleMatter, "number" | "title">,
  language: Language,
  joint: string,
): string {
  return number ? `${wordsOf(language).module}\u00a0${number}${joint}${title}` : title;
}

/** Heading of a module's introduction: in a volume it is the module's, or the part's where that has no number. */
export function introductionTitle(
  { number }: Pick<ModuleMatter, "number">,
  { bound, language }: { bound: boolean; language: Language },
): string {
  const words = wordsOf(language);
  if (!bound) return words.introduction;
  return number ? words.introductionOfModule : words.introductionOfPart;
}
