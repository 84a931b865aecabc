import type { VFile } from "vfile";
import { z } from "zod";
import { report } from "../diagnostics/report.ts";
import type { Glossary, Term, WordChoice } from "../model/glossary.ts";
import { languages, type Language } from "../model/language.ts";
import { text, texts } from "./fields.ts";
import { missingWords } from "./missing-words.ts";
import { validateWords, type Field } from "./validate.ts";
import { words, type Word } from "./words.ts";
import { YamlFile, type YamlNode } from "./yaml-file.ts";

/** Words in a meaning, at most: a definition is read in passing. */
const meaningLimit = 20;

const language: Field<Language> = {
  schema: z.enum(languages),
  expected: { en: languages.join(" or "), id: languages.join(" atau ") },
};

const termFields = {
  term: text,
  abbreviation: text,
  english: text,
  meaning: text,
  englishMeaning: text,
  forms: texts,
  englishForms: texts,
};
const choiceFields = { avoid: texts, use: text, reason: text, except: texts, language };

/** No glossary: what a package without glossary.yaml has. */
export const noGlossary: Glossary = { terms: [], choices: [] };

/**
 * Reads glossary.yaml: terms, and words that the package has decided against. Mistakes are reported on the file.
 * @param packageLanguage of the sources: that of words without a language of their own
 * @param bookLanguage in English books, meanings are those for them, where there are any
 */
export function readGlossary(
  file: VFile,
  packageLanguage: Language = languages[0],
  bookLanguage: Language = packageLanguage,
): Glossary {
  const yaml = new YamlFile(file);
  const whole = yaml.whole();
  if (!whole) return { ...noGlossary, file };
  yaml.worded(whole, ["terms", "choices"]);
  const terms = yaml
    .itemsOf(yaml.childOf(whole, words.terms))
    .flatMap((item) => readTerm(item, { yaml, file, bookLanguage }));
  reportSharedForms(terms, file);
  const choices = yaml
    .itemsOf(yaml.childOf(whole, words.choices))
    .flatMap((item) => readChoice(item, { yaml, file, packageLanguage }));
  return { file, terms, choices };
}

interface Reading {
  yaml: YamlFile;
  file: VFile;
}

function readTerm(
  item: YamlNode,
  { yaml, file, bookLanguage }: Reading & { bookLanguage: Language },
): Term[] {
  const map = yaml.worded(item, Object.keys(termFields) as Word[]);
  const {
    term = "",
    abbreviation,
    english = "",
    meaning = "",
    englishMeaning = meaning,
    forms = [],
    englishForms = [],
  } = validateWords(file, map, termFields);
  missingWords(file, map, { entry: term, needed: ["term", "english", "meaning"] });
  if (term === "") return [];
  for (const word of ["meaning", "englishMeaning"] as const) {
    const count = wordCount({ meaning, englishMeaning }[word]);
    if (count > meaningLimit && map.places[word]) {
      report(file, "term-long", { term, count, limit: meaningLimit }, map.places[word]);
    }
  }
  const all = [term, ...(abbreviation === undefined ? [] : [abbreviation]), ...forms];
  return [
    {
      key: keyOf(term),
      term,
      abbreviation,
      english,
      meaning: bookLanguage === "en" ? englishMeaning : meaning,
      forms: [...new Set(all)],
      englishForms: [
        ...new Set([english, ...(abbreviation === undefined ? [] : [abbreviation]), ...englishForms]),
      ],
      line: item.place.line,
    },
  ];
}

function readChoice(
  item: YamlNode,
  { yaml, file, packageLanguage }: Reading & { packageLanguage: Language },
): WordChoice[] {
  const map = yaml.worded(item, Object.keys(choiceFields) as Word[]);
  const values = validateWords(file, map, choiceFields);
  const { avoid = [], use = "", reason = "", except = [] } = values;
  missingWords(file, map, { entry: avoid[0] ?? "", needed: ["avoid", "use", "reason"] });
  return avoid.length > 0
    ? [{ words: avoid, use, reason, except, language: values.language ?? packageLanguage }]
    : [];
}

/** A form that two terms claim would lead to either. */
function reportSharedForms(terms: readonly Term[], file: VFile): void {
  const owners = new Map<string, string>();
  for (const { term, forms, line } of terms) {
    for (const form of forms.map((each) => each.toLowerCase())) {
      const first = owners.get(form);
      if (first === undefined) owners.set(form, term);
      else report(file, "term-twice", { form, first, second: term }, { line, column: 1 });
    }
  }
}

/** A term as part of an anchor: small letters, digits and hyphens. */
function keyOf(term: string): string {
  return term
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function wordCount(meaning: string): number {
  return meaning.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
