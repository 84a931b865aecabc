import { docsOf, hintOf, messageOf, type Diagnostic } from "../diagnostics/report.ts";
import type { Language } from "../model/language.ts";

/** A diagnostic as other programs read it. */
export interface JsonDiagnostic {
  rule: string;
  severity: string;
  file: string;
  line: number | null;
  column: number | null;
  message: string;
  hint: string | null;
  /** The rule's page in edisi's folder. */
  docs: string;
}

/** Diagnostics for other programs. */
export function jsonDiagnostics(diagnostics: readonly Diagnostic[], language: Language): JsonDiagnostic[] {
  return diagnostics.map(({ ruleId, severity, path, line, column, details }) => ({
    rule: ruleId,
    severity,
    file: path,
    line: line ?? null,
    column: column ?? null,
    message: messageOf(ruleId, details, language),
    hint: hintOf(ruleId, details, language) ?? null,
    docs: docsOf(ruleId),
  }));
}
