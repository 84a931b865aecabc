import { githubDiagnostics } from "./github.ts";
import { jsonDiagnostics } from "./json.ts";
import { prettyDiagnostics } from "./pretty.ts";
import type { Reporter } from "./reporter.ts";

/** Every way to put diagnostics into words, by the name of `--format`. A new one is one file and one line here. */
export const reporters = {
  text: prettyDiagnostics,
  json: (diagnostics, { language }) => `${JSON.stringify(jsonDiagnostics(diagnostics, language), null, 2)}\n`,
  github: githubDiagnostics,
} satisfies Record<string, Reporter>;

/** Name of a format. */
export type ReporterName = keyof typeof reporters;

/** Names of all formats. */
export const reporterNames = Object.keys(reporters) as ReporterName[];
