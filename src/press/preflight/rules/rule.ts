import type { Details } from "../../../diagnostics/report.ts";
import type { Localized } from "../../../model/language.ts";
import type { Box } from "../content/geometry.ts";
import type { InkPeak } from "../content/ink-map.ts";
import type { PageContent } from "../content/run.ts";
import type { DocumentFacts } from "../document.ts";
import type { RuleSeverity, Thresholds } from "../profiles.ts";

/** One place where a rule is broken. */
export interface Hit {
  /** Number of the page, where a rule about the file means one. */
  page?: number;
  /** In the page's points; left out where the whole page or file is meant. */
  box?: Box;
  /** What was measured, in the rule's unit; of several hits the worst is told. */
  value?: number;
  /** What hits of one page are told apart by: a font, a colour. */
  subject?: string;
  /** Arguments of the message beside `value`, `limit` and `subject`. */
  details?: Details;
}

/** A page with everything that rules look at. */
export interface PageFacts extends PageContent {
  inkPeak: InkPeak | undefined;
  annotations: readonly { subtype: string; box: Box }[];
}

/** One rule, whole: what it looks for, how grave that is, and what is said about it in both languages. */
export interface Rule {
  id: string;
  severity: RuleSeverity;
  /** Where it comes from. */
  clause: string;
  /** What is wrong, with `{value}`, `{limit}`, `{subject}` and the hit's details. */
  message: Localized;
  /** The way out. */
  hint: Localized;
  /** Which of several values is the worst. */
  worst?: "highest" | "lowest";
  /** The threshold that values are held against. */
  limit?(thresholds: Thresholds): number;
  /** Looks at the file as a whole. */
  file?(document: DocumentFacts, thresholds: Thresholds): Iterable<Hit>;
  /** Looks at one page. */
  page?(page: PageFacts, thresholds: Thresholds): Iterable<Hit>;
}
