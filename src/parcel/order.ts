import type { Language } from "../model/language.ts";
import type { BindingMethod, Paper } from "../model/press-settings.ts";
import type { PageSize } from "../model/book.ts";

/** What whoever orders may add; what is left out stays a line to fill in by pen. */
export interface Wishes {
  /** ISO 8601 date. */
  deadline?: string | undefined;
  /** Where the books go. */
  deliver?: string | undefined;
  /** Whom the shop asks. */
  contact?: string | undefined;
  note?: string | undefined;
}

/** A file that is printed from. */
export interface PrintFile {
  /** `inside`, `cover`, or the name of another output. */
  role: string;
  /** Path in the parcel. */
  path: string;
  bytes: Uint8Array;
  pages: number;
}

/** A book of the order, in one edition. */
export interface OrderedBook {
  id: string;
  title: string;
  editionTitle: string;
  /** Language of its text. */
  language: Language;
  copies: number;
  size: PageSize;
  /** Inside pages. */
  pages: number;
  /** Inside pages that need more than black. */
  colourPages: number;
  insidePaper: Paper;
  coverPaper: Paper;
  lamination?: string | undefined;
  binding: BindingMethod;
  /** Mm; 0 for a fold or a spiral. */
  spine: number;
  /** Mm. */
  bleed: number;
  /** Whether pages bear a watermark, as not all texts are final. */
  watermark?: boolean | undefined;
  files: readonly PrintFile[];
}

/** What a shop is asked to print. */
export interface Order {
  /** Name of the parcel. */
  name: string;
  /** Language that it is written in. */
  language: Language;
  /** Of the package. */
  title: string;
  imprints: readonly string[];
  round?: string | undefined;
  /** ISO 8601 date of the sources. */
  date: string;
  books: readonly OrderedBook[];
  wishes: Wishes;
  /** Printing condition of the files. */
  condition: { name: string; info: string; inkLimit: number };
}

/** Pages of a cover: its four sides. */
export const coverPages = 4;
