import type { Language } from "../../../model/language.ts";
import { wordsOf, type Place } from "../finding.ts";
import type { PreflightFacts } from "../summary.ts";
import type { PreflightResult } from "../preflight.ts";

/** A finding as other programs read it. */
export interface JsonFinding {
  rule: string;
  severity: string;
  clause: string;
  /** From 1; null where the file is meant. */
  page: number | null;
  subject: string | null;
  /** mm from the lower left corner of the trim. */
  places: readonly Place[];
  count: number;
  value: number | null;
  limit: number | null;
  message: string;
  hint: string;
}

/** A result as other programs read it. */
export interface JsonReport {
  file: string;
  profile: string;
  verdict: string;
  findings: JsonFinding[];
  facts: PreflightFacts;
}

/** A result for other programs. */
export function jsonReport(file: string, result: PreflightResult, language: Language): JsonReport {
  return {
    file,
    profile: result.profile,
    verdict: result.verdict,
    findings: result.findings.map((finding) => {
      const { message, hint } = wordsOf(finding, language);
      return {
        rule: finding.rule.id,
        severity: finding.severity,
        clause: finding.rule.clause,
        page: finding.page ?? null,
        subject: finding.subject ?? null,
        places: finding.places,
        count: finding.count,
        value: finding.value === undefined ? null : Math.round(finding.value * 1000) / 1000,
        limit: finding.limit ?? null,
        message,
        hint,
      };
    }),
    facts: result.facts,
  };
}
