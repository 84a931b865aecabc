import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { mostRounds, type TextStatus } from "../model/status.ts";
import { text } from "./fields.ts";
import { placeOfWord } from "./place-of.ts";
import type { Field } from "./validate.ts";

/** A status as written; `readStatus` says what it means. */
export const writtenStatus: Field<string> = {
  ...text,
  expected: {
    en: "`draft`, `round` with a number such as `round 2`, or `final`",
    id: "`draf`, `seri` dengan nomor seperti `seri 2`, atau `final`",
  },
};

const stages: Readonly<Record<string, "draft" | "final">> = { draf: "draft", draft: "draft", final: "final" };

/**
 * Reads the status that a writer gave a text: `draf`, `seri 2` or `final`, in either language. What it is not is
 * reported, and the text counts as one without a status.
 */
export function readStatus(file: VFile, written: string | undefined): TextStatus | undefined {
  if (written === undefined) return undefined;
  const value = written.toLowerCase().replace(/\s+/g, " ").trim();
  const stage = Object.hasOwn(stages, value) ? stages[value] : undefined;
  if (stage) return { stage };
  const round = Number(/^(?:seri|round)[ -]?0*([1-9]\d{0,2})$/.exec(value)?.[1] ?? 0);
  if (round > 0) return { stage: "round", round };
  report(
    file,
    "status-unknown",
    { value: written, most: mostRounds, near: meant(value) },
    placeOfWord(file, "status"),
  );
  return undefined;
}

/** What was meant: a number alone is that of a round, and of a word near a known one the number is kept. */
function meant(value: string): string {
  const [, word = "", number = ""] = /^(.*?)[ -]*0*([1-9]\d{0,2})?$/.exec(value) ?? [];
  if (word === "" && number !== "") return `seri ${number}`;
  const near = nearest(word, [...Object.keys(stages), "seri", "round"]) ?? "";
  if (near !== "seri" && near !== "round") return near || roundIn(value);
  return `${near} ${number || "1"}`;
}

/** "seri kedua" begins with the right word, and lacks a number. */
function roundIn(value: string): string {
  const word = /^(?:seri|round)\b/.exec(value)?.[0];
  return word === undefined ? "" : `${word} 2`;
}
