import type { VFile } from "vfile";
import type { ZodType } from "zod";
import { report } from "../diagnostics/report.ts";
import type { Localized } from "../model/language.ts";
import type { WordedYaml } from "./front-matter.ts";
import { words, type Word } from "./words.ts";

/** How one word's value is checked, and how a message describes what was expected. */
export interface Field<T = unknown> {
  schema: ZodType<T>;
  expected: Localized;
  required?: boolean;
}

/** A table of fields by canonical word. */
export type Fields = Partial<Record<Word, Field>>;

/** Values that a table of fields yields. */
export type FieldValues<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

/**
 * Checks the words of a file against their fields. Every mistake is reported at its place; a wrong value is left out, so
 * that the stages after this one can go on and find the other mistakes.
 */
export function validateWords<F extends Fields>(
  file: VFile,
  yaml: WordedYaml,
  fields: F,
): Partial<FieldValues<F>> {
  const result: Partial<Record<Word, unknown>> = {};
  for (const [name, field] of Object.entries(fields)) {
    const word = name as Word;
    const value = yaml.values[word];
    if (value === undefined || value === null) {
      if (field.required === true && yaml.unreadable !== true && yaml.meant?.has(word) !== true)
        report(file, "word-missing", { word: words[word] }, { line: 1, column: 1 });
      continue;
    }
    const parsed = field.schema.safeParse(value);
    if (parsed.success) result[word] = parsed.data;
    else report(file, "value-invalid", { word: words[word], expected: field.expected }, yaml.places[word]);
  }
  return result as Partial<FieldValues<F>>;
}
