import { join } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { startPreview } from "../preview/session.ts";
import type { RoundReporter } from "../preview/rounds.ts";
import { prettyDiagnostics } from "../reporters/pretty.ts";
import { prepareBuild } from "./build.ts";
import { wholeNumber } from "./choices.ts";
import type { Shell } from "./shell.ts";
import { packageFolder } from "./version.ts";

/** Options of `edisi preview` as commander parses them. */
export interface PreviewArguments {
  edition?: string;
  /** False with `--no-pdf`. */
  pdf: boolean;
  out?: string;
  port: string;
  host?: string;
  /** File of a static share, which is made in place of the preview. */
  export?: string;
  /** False with `--no-comments`. */
  comments?: boolean;
  browser?: string;
  lang?: string;
}

/** Runs `edisi preview` until it is interrupted, which is its usual end. Answers the exit status. */
export async function runPreview(
  modules: readonly string[],
  options: PreviewArguments,
  shell: Shell,
): Promise<number> {
  const { pdf, port, host, export: file, comments, ...chosen } = options;
  if (file !== undefined) {
    const { runExport } = await import("./export-share.ts");
    return runExport(
      modules,
      { export: file, edition: options.edition, comments: comments !== false },
      shell,
    );
  }
  const { launch, ...prepared } = await prepareBuild(modules, { ...chosen, jobs: "2" }, shell);
  try {
    const preview = await startPreview({
      // The volume holds nothing that the modules do not show, and takes as long as all of them.
      build: { ...prepared, volume: false },
      pdf,
      port: wholeNumber(port, "--port", [0, 65_535]),
      host,
      shell: {
        client: join(packageFolder, "lib", "preview", "shell", "client"),
        templates: join(packageFolder, "templates"),
      },
      language: shell.language,
      reporter: terminalReporter(shell),
      launch,
      signal: shell.signal,
    });
    shell.out(`${shell.texts.serving} ${preview.url}\n`);
    shell.err(`${shell.texts.stop}\n`);
    await preview.ended;
  } catch (error) {
    if (!shell.signal.aborted) throw error;
  }
  shell.err(`\n${shell.texts.interrupted}\n`);
  return 0;
}

/**
 * Tells the rounds of a preview in the terminal; diagnostics only where they are others than last time.
 * @internal
 */
export function terminalReporter(shell: Shell): RoundReporter {
  const { texts } = shell;
  let told = "";
  let hasBooks = false;
  const kept = (): string => (hasBooks ? texts.kept : texts.keptNone);
  return {
    begun: (changed) => {
      const [first, ...others] = changed;
      if (first === undefined) return;
      const more = others.length > 0 ? ` (+${others.length})` : "";
      shell.err(`${first}${more} ${texts.changed}\n`);
    },
    diagnosed: (diagnostics) => {
      const words = prettyDiagnostics(diagnostics, shell);
      if (words !== told) shell.err(words);
      told = words;
      if (diagnostics.some(({ severity }) => severity === "error")) shell.err(`${kept()}\n`);
    },
    built: (output, books, seconds) => {
      hasBooks ||= books > 0;
      shell.err(
        `  ${output.toUpperCase()} ${texts.rebuilt}: ${books} ${texts.books}, ${seconds.toFixed(1)} s\n`,
      );
    },
    failed: (error) => shell.err(failureText(error, shell, kept())),
  };
}

/** What stopped one build, while the preview goes on: a defect keeps its stack. */
function failureText(error: unknown, { texts, language }: Shell, kept: string): string {
  if (error instanceof CannotRun) return `edisi: ${error.in(language)}\n${kept}\n`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${stack}\n\n${texts.defect}\n${texts.defectReport}\n`;
}
