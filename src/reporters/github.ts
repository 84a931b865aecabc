import { docsOf, hintOf, messageOf, type Diagnostic } from "../diagnostics/report.ts";
import type { Reporter } from "./reporter.ts";

/**
 * Diagnostics as annotations of GitHub's pages: a workflow command a line, `::error file=…,line=…::message`.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const githubDiagnostics: Reporter = (diagnostics, { language, base = "" }) =>
  diagnostics
    .map((diagnostic) => {
      const { ruleId, severity, details } = diagnostic;
      const properties = Object.entries(propertiesOf(diagnostic, base))
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
      const words = [
        messageOf(ruleId, details, language),
        hintOf(ruleId, details, language),
        docsOf(ruleId),
      ].filter((each) => each !== undefined);
      return `::${severity} ${properties.join(",")}::${escaped(words.join("\n"))}\n`;
    })
    .join("");

function propertiesOf(
  { path, line, column, endColumn, ruleId }: Diagnostic,
  base: string,
): Record<string, string | number | undefined> {
  return {
    file: base === "" ? path : `${base}/${path}`,
    line,
    // An end is only known on the same line, and GitHub takes a column only together with its line.
    endLine: endColumn === undefined ? undefined : line,
    col: column,
    endColumn,
    title: ruleId,
  };
}

/** The per cent sign first: the others are written with it. */
function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
