import type { Element } from "hast";
import type { Localized } from "../model/language.ts";
import type { Book, Part } from "../render/book.ts";

interface AnnexName {
  /** File name, class name and, behind `annex-`, its anchor. */
  readonly name: string;
  /** Its heading, and its line in the contents. */
  readonly title: Localized;
}

/** What is made from the whole of a module: a timetable, a key. */
export interface PartAnnex extends AnnexName {
  /** Before the module's first session (in a book of one module with roman page numbers), or behind the last. */
  readonly place: "front" | "back";
  /**
   * Its content without the heading; empty where the module has none. It sees the selected module only, so that nothing
   * is collected from what the edition withholds. Headings inside begin at `level`.
   */
  render(part: Part, level: number): Element[];
}

/** What is made from all that is bound: one glossary, one list of law. It stands at the end of the book. */
export interface BookAnnex extends AnnexName {
  /** Its content without the heading, as that of a module's annex. */
  render(book: Book, level: number): Element[];
}
