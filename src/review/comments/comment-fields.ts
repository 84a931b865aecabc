import { basename } from "node:path";
import { z } from "zod";
import { required, text } from "../../source/fields.ts";
import type { Field } from "../../source/validate.ts";

/** Longest name of a person, in characters. */
export const longestName = 100;

/** One line: line ends and runs of space are one space. */
const line: Field<string> = {
  ...text,
  schema: text.schema.transform((value) => value.replace(/\s+/g, " ").trim()),
};

/** File name of a session: no folder, no drive, nothing hidden. */
const session: Field<string> = {
  schema: text.schema.refine(isSessionName),
  expected: { en: "a file name such as 02-map.md", id: "nama berkas seperti 02-peta.md" },
};

/** A date, or a time with its zone. */
const date: Field<string> = {
  schema: text.schema.refine(isCommentDate),
  expected: {
    en: "a date such as 2026-11-22, or a time such as 2026-11-22T19:30:00+07:00",
    id: "tanggal seperti 2026-11-22, atau waktu seperti 2026-11-22T19:30:00+07:00",
  },
};

const by: Field<string> = {
  schema: line.schema.refine((value) => value.length <= longestName),
  expected: {
    en: `a name of at most ${longestName} characters`,
    id: `nama, paling banyak ${longestName} huruf`,
  },
};

/** Ids of decisions. */
const supersedes: Field<string[]> = {
  schema: z.union([z.array(z.string()), z.string().transform((value) => value.split(/[\s,]+/))]),
  expected: { en: "names of files without .md", id: "nama berkas tanpa .md" },
};

/** Words of a comment's front matter. `kind` is looked at by itself, for its suggestion. */
export const commentFields = {
  session: required(session),
  block: line,
  quote: line,
  before: line,
  after: line,
  anchor: line,
  kind: required(line),
  by: required(by),
  date: required(date),
};

/** Words of a reply's or a decision's front matter. */
export const noteFields = { by: required(by), date: required(date), supersedes };

/** Whether a text can be the file name of a session. */
export function isSessionName(written: string): boolean {
  return (
    /^[^/\\:*?"<>|\p{Cc}]+\.(?:md|markdown)$/iu.test(written) &&
    !written.startsWith(".") &&
    basename(written) === written
  );
}

/** Whether a text is a date in ISO 8601, or a time with its zone. */
export function isCommentDate(written: string): boolean {
  const [, day] =
    /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(written) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(written))) return false;
  // 30 February is read as 2 March.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
