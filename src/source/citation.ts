import type { Language } from "../model/language.ts";
import type { CitedItem } from "../model/nodes.ts";
import type { Reference, References } from "../model/references.ts";
import { locatorText, parseLocator } from "./locator.ts";

/**
 * The items of a citation, as between its brackets or in the attribute of a law block: "@uu-13-2003 ps 153; jo.
 * @uu-6-2023 ps 81". Words without a key are kept as they are.
 */
export function citedItems(written: string): CitedItem[] {
  return written
    .split(";")
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map((each) => {
      const [, before = "", key = "", locator = ""] = /^(?:(.*?)\s*)@([^\s;]*)\s*(.*)$/.exec(each) ?? [];
      if (key === "") return { key: "", locator: "", before: each };
      return { key, locator, ...(before === "" ? {} : { before }) };
    });
}

/** Words that join an instrument to the one before it, as lessons write them in either language. */
const joining = /^(?:jo\b\.?|read with\b)/;

/** The same as printed. */
const joined: Readonly<Record<Language, string>> = { id: "jo.", en: "read with" };

/** Whether the words of an item follow those before them without a semicolon: "… jo. UU 6/2023". */
export function continues({ before = "" }: CitedItem): boolean {
  return joining.test(before);
}

/** The words before an item in the language of the book: "jo." is "read with" in English. */
export function wordsBefore({ before }: CitedItem, language: Language): string | undefined {
  return before?.replace(joining, joined[language]);
}

/** A cited item in plain words without those before it; an unknown key, or a place not understood, as it is written. */
export function itemText(item: CitedItem, { entries }: References, language: Language): string {
  if (item.key === "") return "";
  const reference = entries.get(item.key);
  const locator = parseLocator(item.locator);
  const name = reference ? tiedName(reference, language) : item.key;
  return [name, locator ? locatorText(locator, language) : item.locator].filter(Boolean).join(" ");
}

/** A whole citation in plain words. */
export function citationText(
  items: readonly CitedItem[],
  references: References,
  language: Language,
): string {
  return items
    .map((item, index) => {
      const words = [wordsBefore(item, language), itemText(item, references, language)]
        .filter(Boolean)
        .join(" ");
      return index === 0 ? words : `${continues(item) ? " " : "; "}${words}`;
    })
    .join("");
}

/** An instrument's name whose number does not part from the word before it: "UU 21/2000". */
export function tiedName({ name }: Reference, language: Language): string {
  return tied(name[language]);
}

/** A text whose numbers do not part from the words before them at the end of a line. */
export function tied(text: string): string {
  return text.replace(/ (?=\d)/g, "\u00a0");
}
