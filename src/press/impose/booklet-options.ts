import type { Creep } from "./sheets.ts";
import type { SignaturePlan } from "./signatures.ts";

/** Words for page labels and bookmarks, which tell whoever copies what a side is. */
export interface BookletWords {
  /** The outer side of a sheet: `depan`. */
  front: string;
  /** Its inner side: `belakang`. */
  back: string;
  /** Sheets that are folded together: `Kuras`. */
  signature: string;
}

/** How a PDF becomes a booklet. */
export interface BookletOptions extends SignaturePlan, Creep {
  /** The sheet as it lies, in mm; the fold is in the middle of its width. */
  sheet: { width: number; height: number };
  /** Bars on the folds of several signatures, one step lower each; true when absent. */
  collation?: boolean;
  /** Absent: no page labels, no bookmarks. */
  words?: BookletWords;
  /** For Info and XMP; what is absent is taken from the source. */
  title?: string;
  author?: string;
  subject?: string;
  creator?: string;
  producer?: string;
  /** ISO 8601 date; the only one in the file. */
  date: string;
}

/** What came of it. */
export interface BookletReport {
  /** Pages of the source. */
  pages: number;
  sheets: number;
  /** The pages of each signature, with empty ones. */
  signatures: readonly number[];
  /** Empty pages that were added. */
  blanks: number;
  /** The farthest that a page moves towards the spine, in mm. */
  creep: number;
}

/** A booklet: each page of the file is one side of a sheet, front and back in turn. */
export interface BookletFile {
  bytes: Uint8Array;
  report: BookletReport;
}
