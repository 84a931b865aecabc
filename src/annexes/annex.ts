import type { Element } from "hast";
import type { Localized } from "../model/language.ts";
import type { Book } from "../render/book.ts";

/** A part of a book that is made from the whole of it: a timetable, a key, a glossary. */
export interface Annex {
  /** File name, class name and, behind `annex-`, its anchor. */
  readonly name: string;
  /** Its heading, and its line in the contents. */
  readonly title: Localized;
  /** Before the first session, with roman page numbers, or behind the last. */
  readonly place: "front" | "back";
  /**
   * Its content without the heading; empty where the book has none. It sees the selected book only, so that nothing is
   * collected from what the edition withholds. Headings inside begin at `level`.
   */
  render(book: Book, level: number): Element[];
}
