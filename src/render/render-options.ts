import type { Edition } from "../model/edition.ts";
import type { Language } from "../model/language.ts";
import type { References } from "../model/references.ts";
import type { Review } from "../model/review.ts";

/** Page numbers of the edition that this one quotes. */
export interface CompanionPages {
  /** How it is called in print: "Buku Peserta". */
  title: string;
  /** What is printed as the page number of each anchor. */
  pages: Readonly<Record<string, string>>;
}

/** What is known only where a book is printed. */
export interface PrintOptions {
  /** Where the edition has a companion. */
  companion?: CompanionPages | undefined;
  /** Where it is a review copy. */
  review?: Review | undefined;
}

/** How anchors are called in a book where several modules are bound. */
export interface BookAnchors {
  /** Stands before the anchors of the module that is rendered; empty in a book of one module. */
  own: string;
  /** The book's modules by id, with the prefix of each. */
  modules: ReadonlyMap<string, string>;
}

/** How one tree is rendered. */
export interface RenderOptions {
  edition: Edition;
  language: Language;
  /** Level of the headings that name the largest blocks and of Markdown's `##`. */
  level: number;
  /** Makes footnote anchors unique among the lessons of a book. */
  prefix: string;
  /** Legal instruments that citations name. */
  references: References;
  /** Page numbers are printed; left out on screen. */
  print?: PrintOptions | undefined;
  anchors: BookAnchors;
}
