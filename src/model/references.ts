import type { VFile } from "vfile";
import type { Localized } from "./language.ts";

/** Kinds of legal instruments and of what stands beside them, in the order of the list of law. */
export const referenceKinds = [
  "constitution",
  "act",
  "government-regulation",
  "presidential-regulation",
  "presidential-decree",
  "ministerial-regulation",
  "ministerial-decree",
  "circular",
  "ruling",
  "bill",
  "convention",
  "protocol",
  "declaration",
  "recommendation",
  "initiative",
] as const;

/** Kind of an instrument. */
export type ReferenceKind = (typeof referenceKinds)[number];

/** What may be said of an instrument, or of one of its articles. */
export const referenceStatuses = [
  "in-force",
  "amended",
  "repealed",
  "partly-repealed",
  "void",
  "partly-void",
  "uncertain",
  "ratified",
  "not-ratified",
  "draft",
  "guidance",
] as const;

/** Status of an instrument or of an article. */
export type ReferenceStatus = (typeof referenceStatuses)[number];

/** How well a statement is founded: A read in the text, B secondary source, C common knowledge, ! uncertain. */
export const confidences = ["A", "B", "C", "!"] as const;

/** Degree of confidence, as in the sheet of facts. */
export type Confidence = (typeof confidences)[number];

/** First and last of a run of numbers; the same twice for one alone. */
export interface NumberRun {
  from: number;
  to: number;
}

/** Articles with what is cited of them: "25-27", or "28E ayat (3) huruf a". */
export interface ArticleRun {
  /** Number with its letters, in capitals: "28", "28E". */
  from: string;
  /** The same as `from` for one article. */
  to: string;
  paragraphs: NumberRun[];
  /** Small letters. */
  letters: string[];
}

/** A place in an instrument. */
export interface Locator {
  articles: ArticleRun[];
}

/** What an instrument and an article have in common. */
interface Standing {
  status: ReferenceStatus;
  /** Keys of the instruments that amended, repealed or voided it. */
  by: string[];
  /** Pitfall, for those who lead the sessions only. */
  note?: string | undefined;
}

/** Articles with a story of their own. */
export interface ReferencePart extends Standing {
  /** As written: "120 ayat (1)-(2)". */
  written: string;
  locator: Locator;
  confidence?: Confidence | undefined;
}

/** A legal instrument that lessons cite. */
export interface Reference extends Standing {
  /** Key in references.yaml: "uu-21-2000". */
  key: string;
  kind: ReferenceKind;
  number?: string | undefined;
  year?: number | undefined;
  title?: string | undefined;
  /** How it is read: "UU 21/2000". */
  name: Localized;
  /** Other ways to write it, by which a mention is recognised. */
  forms: string[];
  /** Keys of the instruments that ratified it. */
  ratifiedBy: string[];
  parts: ReferencePart[];
  /** Month of the last check, "2026-03". */
  checked?: string | undefined;
  confidence?: Confidence | undefined;
  /** Line in references.yaml. */
  line: number;
}

/** The legal instruments of a package. */
export interface References {
  /** references.yaml with its messages; undefined where the package has none. */
  file?: VFile | undefined;
  /** By key, in the order of the file. */
  entries: ReadonlyMap<string, Reference>;
}
