import type { Element } from "hast";
import { h } from "hastscript";
import type { Book } from "../render/book.ts";
import type { Annex } from "./annex.ts";
import { answerKey } from "./answer-key.ts";
import { curriculum } from "./curriculum.ts";
import { glossary } from "./glossary.ts";
import { law } from "./law.ts";
import { materials } from "./materials.ts";
import { objectives } from "./objectives.ts";
import { timetable } from "./timetable.ts";

/** Every annex, in the order of the book. A new one is one file and one line here. */
const annexes: readonly Annex[] = [curriculum, timetable, materials, objectives, answerKey, law, glossary];

/** An annex of a book, rendered. */
export interface RenderedAnnex {
  anchor: string;
  title: string;
  place: Annex["place"];
  section: Element;
}

/** The annexes that a book has. `level` is that of their headings. */
export function renderAnnexes(book: Book, level: number): RenderedAnnex[] {
  return annexes.flatMap((annex) => {
    const content = annex.render(book, level + 1);
    if (content.length === 0) return [];
    const { name, place } = annex;
    const title = annex.title[book.module.language];
    const anchor = `annex-${name}`;
    const section = h("section.annex", { className: [`annex-${name}`], id: anchor, dataAnnex: name }, [
      h(`h${level}.annex-title`, title),
      ...content,
    ]);
    return [{ anchor, title, place, section }];
  });
}
