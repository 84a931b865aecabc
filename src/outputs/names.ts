import type { PackageConfig } from "../model/book.ts";
import type { Language } from "../model/language.ts";

/** Outputs that this version writes, in the order it writes them. */
export const outputNames = ["html", "pdf", "press", "photocopy", "booklet"] as const;

/** Outputs that a package has which names none. */
export const usualOutputs: readonly OutputName[] = ["html", "pdf"];

/** What `photocopy` makes by itself in place of whole books: handouts, worksheets. */
export const extractNames = ["handouts", "worksheets"] as const;

/** Name of what is copied by itself. */
export type ExtractName = (typeof extractNames)[number];

/** Name of an output; `review` is made where a round is asked for, and never by its name. */
export type OutputName = (typeof outputNames)[number] | "review";

/** What a book's files are called: `foa-participant.pdf`, of a translation `foa-participant.en.pdf`. */
export function fileName(book: Named, kind: string, ending: string): string {
  const { id, language, config } = book;
  return [`${id}-${kind}`, ...(language === config.sourceLanguage ? [] : [language]), ending].join(".");
}

/** What names a book's files. */
interface Named {
  id: string;
  language: Language;
  config: Pick<PackageConfig, "sourceLanguage">;
}
