import type { VFile } from "vfile";
import { z } from "zod";
import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Language } from "../model/language.ts";
import {
  confidences,
  type Confidence,
  type Reference,
  type ReferencePart,
  type References,
} from "../model/references.ts";
import { text, texts } from "./fields.ts";
import { missingWords } from "./missing-words.ts";
import { parseLocator } from "./locator.ts";
import { englishName, kindWords, spelledAs, statusWords } from "./reference-words.ts";
import { validateWords, type Field } from "./validate.ts";
import { words, type Word } from "./words.ts";
import { YamlFile, type YamlNode, type YamlPair } from "./yaml-file.ts";

const year: Field<number> = {
  schema: z.number().int().min(1900).max(2100),
  expected: { en: "a year such as 2000", id: "tahun seperti 2000" },
};

const month: Field<string> = {
  schema: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?$/),
  expected: { en: "year and month such as 2026-03", id: "tahun dan bulan seperti 2026-03" },
};

const confidence: Field<Confidence> = {
  schema: z.enum(confidences),
  expected: { en: 'A, B, C or "!"', id: 'A, B, C, atau "!"' },
};

const status = spelledAs(statusWords);

const entryFields = {
  instrument: spelledAs(kindWords),
  number: text,
  year,
  title: text,
  englishTitle: text,
  cite: text,
  english: text,
  forms: texts,
  status,
  by: texts,
  ratification: texts,
  checked: month,
  confidence,
  note: text,
  englishNote: text,
};

const partFields = { article: text, status, by: texts, confidence, note: text, englishNote: text };

const entryWords: readonly Word[] = [...(Object.keys(entryFields) as Word[]), "parts"];
const partWords = Object.keys(partFields) as Word[];

/** No references: what a package without references.yaml has. */
export const noReferences: References = { entries: new Map() };

/**
 * Reads references.yaml: legal instruments by key. Mistakes are reported on the file; an entry that lacks what it needs
 * is kept as far as it can be read, so that its citations are not called unknown as well.
 * @param language of the books: in English, titles and notes are those for it, where there are any
 */
export function readReferences(file: VFile, language: Language = "id"): References {
  const yaml = new YamlFile(file);
  const entries = new Map<string, Reference>();
  const whole = yaml.whole();
  for (const pair of whole ? yaml.pairsOf(whole) : []) {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(pair.key)) {
      report(file, "instrument-key", { key: pair.key }, pair.place);
    } else entries.set(pair.key, readEntry(pair, { yaml, file, language }));
  }
  const references: References = { file, entries };
  reportUnknownKeys(references, file, yaml);
  return references;
}

/** Where an entry is read, and for books in which language. */
interface Reading {
  yaml: YamlFile;
  file: VFile;
  language: Language;
}

function readEntry(pair: YamlPair, { yaml, file, language }: Reading): Reference {
  const map = yaml.worded(pair, entryWords);
  const values = validateWords(file, map, entryFields);
  missingWords(file, map, { entry: pair.key, needed: ["instrument", "cite", "status"] });
  const name = values.cite ?? pair.key;
  const english = values.english ?? englishName(name);
  const names = { id: name, en: english };
  const title = language === "en" ? (values.englishTitle ?? values.title) : values.title;
  const parts = yaml.childOf(pair, words.parts);
  return {
    key: pair.key,
    kind: values.instrument ?? "act",
    number: values.number,
    year: values.year,
    // "International Covenant on Civil and Political Rights" says what it is about.
    title: title !== undefined && names[language].includes(title) ? undefined : title,
    name: names,
    forms: [...new Set([name, english, ...(values.forms ?? [])])],
    status: values.status ?? "in-force",
    by: values.by ?? [],
    ratifiedBy: values.ratification ?? [],
    parts: yaml.itemsOf(parts).flatMap((part) => readPart(part, { key: pair.key, yaml, file, language })),
    checked: values.checked,
    confidence: values.confidence,
    note: noteIn(language, values),
    line: pair.place.line,
  };
}

function readPart(part: YamlNode, { key, yaml, file, language }: Reading & { key: string }): ReferencePart[] {
  const map = yaml.worded(part, partWords);
  const values = validateWords(file, map, partFields);
  missingWords(file, map, { entry: key, needed: ["article", "status"] });
  if (values.article === undefined) return [];
  const locator = parseLocator(`ps ${values.article}`);
  if (!locator) {
    const expected = {
      en: "an article such as 43, 25-27 or 120 ayat (1)-(2)",
      id: "pasal seperti 43, 25-27, atau 120 ayat (1)-(2)",
    };
    report(file, "value-invalid", { word: words.article, expected }, map.places.article);
    return [];
  }
  return [
    {
      written: values.article,
      locator,
      status: values.status ?? "uncertain",
      by: values.by ?? [],
      confidence: values.confidence,
      note: noteIn(language, values),
    },
  ];
}

/** A pitfall in the language of the books; better in Indonesian than not at all. */
function noteIn(
  language: Language,
  { note, englishNote }: { note?: string | undefined; englishNote?: string | undefined },
): string | undefined {
  return language === "en" ? (englishNote ?? note) : note;
}

/** Instruments that amend, repeal or ratify are instruments of the same file. */
function reportUnknownKeys({ entries }: References, file: VFile, yaml: YamlFile): void {
  for (const { key, line, by, ratifiedBy, parts } of entries.values()) {
    for (const other of new Set([...by, ...ratifiedBy, ...parts.flatMap((part) => part.by)])) {
      if (entries.has(other)) continue;
      const near = nearest(other, entries.keys()) ?? "";
      const place = yaml.placeOfText(other, line) ?? { line, column: 1 };
      report(file, "instrument-unknown", { key: other, entry: key, near }, place);
    }
  }
}
