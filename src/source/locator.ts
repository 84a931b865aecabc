import type { Language } from "../model/language.ts";
import type { ArticleRun, Locator, NumberRun } from "../model/references.ts";

const opening = /^(?:pasal|ps|articles?|arts?)\b\.?\s*/i;
const separator = /^\s*(?:,\s*(?:dan|and|&)?|dan\b|and\b|&)\s*/i;
const dash = /^\s*[-–—]\s*/;
const article = /^(\d{1,4}[a-z]?)(?![\da-z])/i;
const paragraph = /^(?:(?:ayat|paragraphs?|paras?)\b\.?\s*)?\((\d{1,3})\)/i;
const letter = /^([a-z])(?![\da-z])/i;
const letterWord = /^(?:huruf|letters?|points?)\s+/i;

/** Reads a text from its start, piece by piece. */
class Reader {
  #rest: string;

  constructor(text: string) {
    this.#rest = text.trim();
  }

  get done(): boolean {
    return this.#rest === "";
  }

  /** What a pattern finds right here, taken away from the text; its first group where it has one. */
  take(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.#rest);
    if (!found) return undefined;
    this.#rest = this.#rest.slice(found[0].length);
    return found[1] ?? found[0];
  }

  /** Reads, or stands where it stood. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const before = this.#rest;
    const value = read();
    if (value === undefined) this.#rest = before;
    return value;
  }
}

/**
 * Reads a locator: "ps 28", "ps 28 ayat (1) huruf g", "ps 25-27", "ps 5, 6 dan 7", "art. 3"; an empty one is the whole
 * instrument.
 * @returns undefined for what it does not understand
 */
export function parseLocator(text: string): Locator | undefined {
  const reader = new Reader(text);
  if (reader.done) return { articles: [] };
  if (reader.take(opening) === undefined) return undefined;
  const articles = list(reader, () => readArticles(reader));
  return reader.done && articles.length > 0 ? { articles } : undefined;
}

/** Items with commas or "dan" between them; what follows the last separator belongs to somebody else if it is no item. */
function list<T>(reader: Reader, item: () => T | undefined): T[] {
  const items: T[] = [];
  const first = reader.attempt(item);
  if (first === undefined) return items;
  items.push(first);
  for (;;) {
    const next = reader.attempt(() => (reader.take(separator) === undefined ? undefined : item()));
    if (next === undefined) return items;
    items.push(next);
  }
}

function readArticles(reader: Reader): ArticleRun | undefined {
  const from = reader.take(article)?.toUpperCase();
  if (from === undefined) return undefined;
  const to = reader.attempt(() => (reader.take(dash) === undefined ? undefined : reader.take(article)));
  reader.take(/^\s+/);
  const paragraphs = list(reader, () => readParagraphs(reader));
  reader.take(/^\s+/);
  const worded = reader.take(letterWord) !== undefined;
  const letters = worded || paragraphs.length > 0 ? list(reader, () => reader.take(letter)) : [];
  if (worded && letters.length === 0) return undefined;
  return {
    from,
    to: to?.toUpperCase() ?? from,
    paragraphs,
    letters: letters.map((each) => each.toLowerCase()),
  };
}

function readParagraphs(reader: Reader): NumberRun | undefined {
  const from = reader.take(paragraph);
  if (from === undefined) return undefined;
  const to = reader.attempt(() => (reader.take(dash) === undefined ? undefined : reader.take(paragraph)));
  return { from: Number(from), to: Number(to ?? from) };
}

/** What is put behind a word for several of a kind, too. */
const locatorWords = {
  id: { article: "Pasal", paragraph: "ayat", letter: "huruf", and: "dan", plural: "" },
  en: { article: "Article", paragraph: "paragraph", letter: "letter", and: "and", plural: "s" },
};

/** A locator in words, "Pasal 28 ayat (1) huruf g"; empty for the whole instrument. Numbers do not part from their words. */
export function locatorText({ articles }: Locator, language: Language): string {
  if (articles.length === 0) return "";
  const { article: word, and, plural } = locatorWords[language];
  const several = articles.length > 1 || articles.some(({ from, to }) => from !== to);
  const items = articles.map((run) => articleText(run, language));
  return `${word}${several ? plural : ""}\u00a0${enumeration(items, and, language)}`;
}

function articleText({ from, to, paragraphs, letters }: ArticleRun, language: Language): string {
  const { paragraph: paragraphWord, letter: letterName, and, plural } = locatorWords[language];
  const numbers = paragraphs.map((run) =>
    run.from === run.to ? `(${run.from})` : `(${run.from})–(${run.to})`,
  );
  const severalParagraphs = paragraphs.length > 1 || paragraphs.some((run) => run.from !== run.to);
  const parts = [
    from === to ? from : `${from}–${to}`,
    numbers.length > 0
      ? `${paragraphWord}${severalParagraphs ? plural : ""}\u00a0${enumeration(numbers, and, language)}`
      : "",
    letters.length > 0
      ? `${letterName}${letters.length > 1 ? plural : ""}\u00a0${enumeration(letters, and, language)}`
      : "",
  ];
  return parts.filter(Boolean).join(" ");
}

/** "5 dan 6", "5, 6, dan 7"; "5, 6 and 7". */
function enumeration(items: readonly string[], and: string, language: Language): string {
  if (items.length < 2) return items.join("");
  const comma = language === "id" && items.length > 2 ? "," : "";
  return `${items.slice(0, -1).join(", ")}${comma} ${and} ${items.at(-1)}`;
}

/** Whether two places in the same instrument have something in common; a place without articles is all of it. */
export function locatorsMeet(one: Locator, other: Locator): boolean {
  if (one.articles.length === 0 || other.articles.length === 0) return true;
  return one.articles.some((a) => other.articles.some((b) => runsMeet(a, b)));
}

function runsMeet(a: ArticleRun, b: ArticleRun): boolean {
  if (compareArticles(a.from, b.to) > 0 || compareArticles(b.from, a.to) > 0) return false;
  if (a.paragraphs.length > 0 && b.paragraphs.length > 0) {
    const meet = a.paragraphs.some((p) => b.paragraphs.some((q) => p.from <= q.to && q.from <= p.to));
    if (!meet) return false;
  }
  return (
    a.letters.length === 0 || b.letters.length === 0 || a.letters.some((each) => b.letters.includes(each))
  );
}

/** By number, then by letter: 28 before 28E before 29. */
function compareArticles(a: string, b: string): number {
  const difference = Number.parseInt(a, 10) - Number.parseInt(b, 10);
  return difference === 0 ? (a < b ? -1 : a > b ? 1 : 0) : difference;
}
