import type { Element } from "hast";
import { h } from "hastscript";
import type { PackageConfig, SeriesEntry } from "../model/book.ts";
import type { Language } from "../model/language.ts";
import type { Book } from "../render/book.ts";
import { moduleLabel } from "../render/module-name.ts";
import { wordsOf } from "../render/words.ts";

/** Smaller words on a spine could not be read on a shelf, mm: 6.5 pt. */
const smallestSpineText = 2.3;

/** Words of the back are not set smaller than in so many percent of their size. */
const smallest = 74;

/**
 * The back of a cover: what the book is about, the modules of the package with this one marked, whom it is for, who
 * publishes it, round and date. A place beside the latter stays empty, for a federation's mark and for a bar code.
 */
export function backOf(book: Book): Element {
  const { matter } = book;
  // A volume has a subtitle where it has no summary, and that is on its front.
  const summary = matter.summary ?? (book.bound ? undefined : matter.subtitle);
  return h("section.back", [
    h("div.about", { dataFit: "about", dataSmallest: smallest }, [
      summary === undefined ? null : h("p.summary", { dataSpare: "1" }, summary),
      ...modulesOf(book),
    ]),
    h("div.colophon", { dataFit: "colophon", dataSmallest: smallest }, h("div.words", colophonOf(book))),
  ]);
}

/**
 * The words of a spine, in reading order from the top.
 * @param size of its type where there is room for it, mm
 */
export function spineOfBook({ matter, edition, language }: Book, size: number): Element {
  const label = matter.number ? moduleLabel(matter, language) : undefined;
  const percent = Math.min(100, Math.ceil((smallestSpineText / size) * 100));
  return h("section.spine", [
    h("div.lines", { dataFit: "spine", dataSmallest: percent }, [
      h("p.spine-title", { dataLine: "" }, [
        label === undefined ? null : h("span.spine-number", label),
        h("b", { dataSpare: "2" }, matter.title),
      ]),
      h("p.spine-edition", { dataLine: "" }, h("span", { dataSpare: "1" }, edition.title[language])),
    ]),
  ]);
}

/** The modules of a volume; of another book all of its package, where there are several. */
function modulesOf(book: Book): Element[] {
  const { bound, language, parts, series = [] } = book;
  const words = wordsOf(language);
  const entries: readonly SeriesEntry[] = bound
    ? parts.map(({ module: { id, matter, written } }) => ({ id, matter, written }))
    : series;
  if (entries.length < 2) return [];
  return [
    h("p.modules-title", { dataSpare: "2" }, bound ? words.modulesOfBook : words.modulesOfPackage),
    h(
      "ol",
      { dataSpare: "2" },
      entries.map((entry) => entryOf(entry, book)),
    ),
  ];
}

function entryOf({ id, matter, written }: SeriesEntry, { id: own, bound, language }: Book): Element {
  const lang = written === language ? {} : { lang: written };
  return h(id === own ? "li.this" : "li", [
    h("span.number", matter.number ? String(matter.number) : ""),
    h("span.name", lang, [
      matter.title,
      bound && matter.subtitle ? h("span.subtitle", { dataSpare: "3" }, matter.subtitle) : null,
    ]),
  ]);
}

function colophonOf({ config, edition, language }: Book): Element[] {
  return [
    h("p.edition", edition.title[language]),
    h("p.purpose", edition.purpose[language]),
    ...config.imprints.flatMap(({ name, lines }) => [
      h("p.imprint-name", name),
      ...lines.map((line) => h("p.imprint-line", { dataSpare: "1" }, line)),
    ]),
    h("p.dated", datedLine(config, language)),
  ];
}

/** Round and date of the text: "Naskah kerja · 22 November 2026". */
function datedLine({ round, date }: Pick<PackageConfig, "round" | "date">, language: Language): string {
  const format = new Intl.DateTimeFormat(language === "id" ? "id-ID" : "en-GB", {
    dateStyle: "long",
    timeZone: "UTC",
  });
  return [round, format.format(new Date(`${date}T00:00:00Z`))].filter(Boolean).join(" · ");
}
