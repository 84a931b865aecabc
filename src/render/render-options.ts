import type { Edition } from "../model/edition.ts";
import type { Language } from "../model/language.ts";
import type { References } from "../model/references.ts";

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
}
