import type { Diagnostic } from "../diagnostics/report.ts";
import type { Language } from "../model/language.ts";

/** How diagnostics are put into words. */
export interface ReporterOptions {
  language: Language;
  color: boolean;
  /** Folder of the package as seen from the repository, such as "pelatihan"; empty where they are the same. */
  base?: string | undefined;
}

/** Puts diagnostics into words. */
export type Reporter = (diagnostics: readonly Diagnostic[], options: ReporterOptions) => string;
