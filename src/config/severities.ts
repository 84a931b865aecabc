import type { Point } from "unist";
import type { VFile } from "vfile";
import { z } from "zod";
import { report, type Severities } from "../diagnostics/report.ts";
import { rules, ruleOf, type RuleId } from "../diagnostics/rules.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Field } from "../source/validate.ts";
import { words } from "../source/words.ts";

/** The words for how grave a warning is to be. "galat" and "kesalahan" are the same in Indonesian. */
const severityWords: Readonly<Record<string, "off" | "warning" | "error">> = {
  off: "off",
  mati: "off",
  warning: "warning",
  peringatan: "warning",
  error: "error",
  galat: "error",
  kesalahan: "error",
};

/** Severities by rule, as written in package.yaml: what they mean is read by `readSeverities`. */
export const severities: Field<Record<string, unknown>> = {
  schema: z.record(z.string(), z.unknown()),
  expected: { en: "lines such as `image-alt: error`", id: "baris-baris seperti `image-alt: galat`" },
};

/**
 * Severities that a package sets. Only a warning can be turned off or up; an unknown rule, an unknown word or an error
 * turned down is reported at its line.
 * @param written the mapping in package.yaml
 * @param place of the mapping
 */
export function readSeverities(
  file: VFile,
  written: Readonly<Record<string, unknown>> = {},
  place?: Point,
): Severities {
  const result = new Map<RuleId, "off" | "warning" | "error">();
  for (const [name, value] of Object.entries(written)) {
    const severity = typeof value === "string" ? severityWords[value.toLowerCase()] : undefined;
    const at = placeOf(file, name, place);
    if (!isRule(name)) {
      report(file, "rule-unknown", { rule: name, near: nearest(name, Object.keys(rules)) ?? "" }, at);
    } else if (severity === undefined) {
      const word = { en: `${words.rules.en}: ${name}`, id: `${words.rules.id}: ${name}` };
      report(file, "value-invalid", { word, expected }, at);
    } else if (ruleOf(name).severity === "error") {
      if (severity !== "error") report(file, "severity-fixed", { rule: name }, at);
    } else {
      result.set(name, severity);
    }
  }
  return result;
}

const expected = { en: "off, warning or error", id: "mati, peringatan, atau galat" };

function isRule(name: string): name is RuleId {
  return Object.hasOwn(rules, name);
}

/** The line of one rule below the mapping; the mapping itself where it is written on one line. */
function placeOf(file: VFile, name: string, place: Point | undefined): Point | undefined {
  if (!place) return undefined;
  const lines = String(file.value).split("\n");
  for (let line = place.line + 1; line <= lines.length; line += 1) {
    const text = lines[line - 1] ?? "";
    const found = /^(\s+["']?)([\w-]+)["']?\s*:/.exec(text);
    if (found?.[2] === name) return { line, column: (found[1]?.length ?? 0) + 1 };
    if (/^\S/.test(text) && !text.startsWith("#")) break;
  }
  return place;
}
