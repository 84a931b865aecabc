import { z } from "zod";
import { outputNames } from "../outputs/names.ts";
import { languages } from "../model/language.ts";
import { required, text, texts } from "../source/fields.ts";
import type { Field } from "../source/validate.ts";
import { canonicalWord } from "../source/words.ts";
import { pageSizes } from "../model/page-sizes.ts";
import { severities } from "./severities.ts";

const language: Field<(typeof languages)[number]> = {
  schema: z.enum(languages),
  expected: { en: languages.join(" or "), id: languages.join(" atau ") },
};

const page: Field<string> = {
  schema: z.enum(Object.keys(pageSizes) as [string, ...string[]]),
  expected: {
    en: `one of: ${Object.keys(pageSizes).join(", ")}`,
    id: `salah satu dari: ${Object.keys(pageSizes).join(", ")}`,
  },
};

const outputs: Field<string[]> = {
  schema: z.array(z.enum(outputNames)).min(1),
  expected: {
    en: `a list of: ${outputNames.join(", ")}`,
    id: `daftar berisi: ${outputNames.join(", ")}`,
  },
};

const isoDate: Field<string> = {
  schema: z
    .union([z.string(), z.date()])
    .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value))
    .pipe(z.iso.date()),
  expected: { en: "a date such as 2026-11-22", id: "tanggal seperti 2026-11-22" },
};

/** Words inside an entry of `imprints`, in either language. */
const imprintWords = ["id", "name", "text"] as const;

const imprint = z
  .record(z.string(), z.unknown())
  .transform((entry, context) => {
    const canonical: Record<string, unknown> = {};
    for (const [written, value] of Object.entries(entry)) {
      const word = canonicalWord(written, imprintWords);
      if (word === undefined) context.addIssue({ code: "custom", message: `unknown word ${written}` });
      else canonical[word] = value;
    }
    return canonical;
  })
  .pipe(
    z.object({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/),
      name: z.string().min(1),
      text: texts.schema.optional(),
    }),
  )
  .transform(({ id, name, text: lines }) => ({ id, name, lines: lines ?? [] }));

const imprints: Field<z.output<typeof imprint>[]> = {
  schema: z.array(imprint),
  expected: {
    en: "a list of imprints with id, name and text",
    id: "daftar penerbit, masing-masing dengan id, nama, dan teks",
  },
};

/** Read with the place of each of its words by `schedule.ts`. */
const schedule: Field = {
  schema: z.unknown(),
  expected: { en: "the times of the training day", id: "jam-jam hari pelatihan" },
};

/** Read with the place of each of its words by `press.ts`. */
const press: Field = {
  schema: z.unknown(),
  expected: { en: "how books are printed and bound", id: "cara buku dicetak dan dijilid" },
};

/** The words of package.yaml. */
export const packageFields = {
  title: required(text),
  subtitle: text,
  summary: text,
  language,
  page,
  modules: texts,
  outputs,
  imprints,
  round: text,
  date: required(isoDate),
  notice: text,
  rules: severities,
  schedule,
  press,
};

/** The words that a translation of package.yaml may have: texts, and the names of breaks. */
export const translatedFields = {
  title: text,
  subtitle: text,
  summary: text,
  imprints,
  round: text,
  notice: text,
  schedule,
};
