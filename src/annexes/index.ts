import type { Element } from "hast";
import { h } from "hastscript";
import type { Language } from "../model/language.ts";
import type { Book, Part } from "../render/book.ts";
import type { BookAnnex, PartAnnex } from "./annex.ts";
import { answerKey } from "./answer-key.ts";
import { curriculum } from "./curriculum.ts";
import { glossary } from "./glossary.ts";
import { law } from "./law.ts";
import { materials } from "./materials.ts";
import { objectives } from "./objectives.ts";
import { timetable } from "./timetable.ts";

/** Annexes of a module, in order. A new one is one file and one line here. */
const partAnnexes: readonly PartAnnex[] = [curriculum, timetable, materials, objectives, answerKey];

/** Annexes of all that is bound, in order. A new one is one file and one line here. */
const bookAnnexes: readonly BookAnnex[] = [law, glossary];

/** An annex, rendered. */
export interface RenderedAnnex {
  anchor: string;
  title: string;
  section: Element;
}

/**
 * What an annex is called, by its anchor in a book without the prefix of a module, and whether it gathers from all that is
 * bound, for every reader; undefined for another anchor.
 */
export function annexAt(
  anchor: string,
  language: Language,
): { title: string; isOfBook: boolean } | undefined {
  const found = [...partAnnexes, ...bookAnnexes].find(({ name }) => anchor === `annex-${name}`);
  return (
    found && { title: found.title[language], isOfBook: bookAnnexes.some(({ name }) => name === found.name) }
  );
}

/** The annexes that a module has before its first session or behind its last. `level` is that of their headings. */
export function renderPartAnnexes(part: Part, place: PartAnnex["place"], level: number): RenderedAnnex[] {
  return partAnnexes
    .filter((annex) => annex.place === place)
    .flatMap(({ name, title, ...annex }) =>
      sectionOf(name, title[part.module.language], { level, content: annex.render(part, level + 1) }),
    );
}

/** The annexes at the end of a book. `level` is that of their headings. */
export function renderBookAnnexes(book: Book, level: number): RenderedAnnex[] {
  return bookAnnexes.flatMap(({ name, title, ...annex }) =>
    sectionOf(name, title[book.language], { level, content: annex.render(book, level + 1) }),
  );
}

function sectionOf(
  name: string,
  title: string,
  { level, content }: { level: number; content: Element[] },
): RenderedAnnex[] {
  if (content.length === 0) return [];
  const anchor = `annex-${name}`;
  const section = h("section.annex", { className: [`annex-${name}`], id: anchor, dataAnnex: name }, [
    h(`h${level}.annex-title`, title),
    ...content,
  ]);
  return [{ anchor, title, section }];
}
