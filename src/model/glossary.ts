import type { VFile } from "vfile";
import type { Language } from "./language.ts";

/** A word that readers may not know, with its meaning. */
export interface Term {
  /** Made of the term: "perundingan-bersama". */
  key: string;
  term: string;
  /** Short form: "PKB". */
  abbreviation?: string | undefined;
  english: string;
  /** Plain definition, one or two sentences. */
  meaning: string;
  /** Every form by which its use is recognised, the term and its short form among them. */
  forms: string[];
  /** The same in English texts. */
  englishForms: string[];
  /** Line in glossary.yaml. */
  line: number;
}

/** Words that the package has decided against. */
export interface WordChoice {
  words: string[];
  /** What to write. */
  use: string;
  reason: string;
  /** Phrases in which the words are fine, such as names. */
  except: string[];
  /** Language of the words. */
  language: Language;
}

/** Terms and choice of words of a package. */
export interface Glossary {
  /** glossary.yaml with its messages; undefined where the package has none. */
  file?: VFile | undefined;
  terms: readonly Term[];
  choices: readonly WordChoice[];
}
