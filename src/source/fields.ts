import { z } from "zod";
import { curled } from "./curled.ts";
import type { Field } from "./validate.ts";

/** A number or a date is text too, where a person wrote `title: 2025`. */
const looseText = z.union([z.string(), z.number()]).transform((value) => String(value).trim());

/** One line of text. */
export const text: Field<string> = {
  schema: looseText.pipe(z.string().min(1)),
  expected: { en: "a text", id: "teks" },
};

/** Minutes: a whole number from 1 to 2,400 (five days of eight hours). */
export const minutes: Field<number> = {
  schema: z.number().int().min(1).max(2400),
  expected: { en: "a whole number of minutes", id: "jumlah menit, berupa bilangan bulat" },
};

/** A list of texts; one text alone is a list of one. */
export const texts: Field<string[]> = {
  schema: z.union([z.array(looseText.pipe(z.string().min(1))), looseText.transform((value) => [value])]),
  expected: { en: "a list of texts", id: "daftar teks (tiap butir diawali tanda -)" },
};

/** One line of text that is printed: with curly quotes and apostrophes. */
export const prose: Field<string> = { ...text, schema: text.schema.transform(curled) };

/** A list of texts that are printed; one text alone is a list of one. */
export const proses: Field<string[]> = {
  ...texts,
  schema: texts.schema.transform((values) => values.map(curled)),
};

/** A module's number in its series. */
export const moduleNumber: Field<number> = {
  schema: z.number().int().min(0).max(99),
  expected: { en: "a whole number from 0 to 99", id: "bilangan bulat dari 0 sampai 99" },
};

/** The same field, but its absence is an error. */
export function required<T>(field: Field<T>): Field<T> {
  return { ...field, required: true };
}
