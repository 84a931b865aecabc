import { styleText } from "node:util";
import { hintOf, messageOf, type Diagnostic } from "../diagnostics/report.ts";
import { plainLine, plainText, shapeless } from "../model/plain-text.ts";
import type { Reporter, ReporterOptions } from "./reporter.ts";

const counts = {
  id: (errors: number, warnings: number): string => `${errors} kesalahan, ${warnings} peringatan`,
  en: (errors: number, warnings: number): string =>
    `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}`,
};

const severities = {
  id: { error: "kesalahan", warning: "peringatan" },
  en: { error: "error", warning: "warning" },
};

/**
 * Diagnostics for people: `file:line:column  message  (rule)`, the source line under it with a mark, and the way out.
 * The last line counts them. Empty where there are none.
 */
export const prettyDiagnostics: Reporter = (diagnostics, options) => {
  if (diagnostics.length === 0) return "";
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const summary = counts[options.language](errors, diagnostics.length - errors);
  return `${diagnostics.map((each) => prettyDiagnostic(each, options)).join("\n\n")}\n\n${summary}\n`;
};

function prettyDiagnostic(diagnostic: Diagnostic, { language, color }: ReporterOptions): string {
  const { ruleId, severity, path, line, column, details, sourceLine } = diagnostic;
  const paint = (format: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(format, text, { validateStream: false }) : text;
  const place = plainLine([path, line, column].filter((part) => part !== undefined).join(":"));
  const word = paint(severity === "error" ? "red" : "yellow", severities[language][severity]);
  const lines = [
    `${paint("bold", place)}  ${word}: ${plainText(messageOf(ruleId, details, language))}  ${paint("dim", `(${ruleId})`)}`,
  ];
  if (sourceLine !== undefined && line !== undefined && sourceLine.trim() !== "") {
    lines.push(...excerpt(sourceLine, line, diagnostic).map((text) => paint("dim", text)));
  }
  const hint = hintOf(ruleId, details, language);
  if (hint) lines.push(`  ${plainText(hint)}`);
  return lines.join("\n");
}

/** The source line and a mark under its place; a long line is cut round the place. */
function excerpt(sourceLine: string, line: number, { column = 1, endColumn }: Diagnostic): string[] {
  const room = 100;
  const from = Math.max(0, column - 1 - room / 2);
  // A character that does something is a space, so that the mark stands where it should.
  const cut = sourceLine
    .slice(from, from + room)
    .replaceAll("\t", " ")
    .replace(shapeless, " ");
  const gutter = `  ${line} | `;
  const length = Math.max(1, Math.min((endColumn ?? column + 1) - column, cut.length - (column - 1 - from)));
  return [
    `${gutter}${cut}`,
    `${" ".repeat(gutter.length - 2)}| ${" ".repeat(column - 1 - from)}${"^".repeat(length)}`,
  ];
}
