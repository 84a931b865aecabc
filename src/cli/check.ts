import { relative, resolve } from "node:path";
import { locatePackage } from "../config/load-package.ts";
import { hasErrors } from "../diagnostics/report.ts";
import { readPackage } from "../pipeline/read-package.ts";
import { reporters } from "../reporters/index.ts";
import { chosenBookLanguage, chosenFormat } from "./choices.ts";
import { moduleNames } from "./module-names.ts";
import type { Shell } from "./shell.ts";

/** Options of `edisi check`. */
export interface CheckArguments {
  format?: string;
  /** The same as `--format json`. */
  json?: boolean;
  strict?: boolean;
  /** Of the books: translations are checked in place of their sources. */
  language?: string;
}

/** Runs `edisi check`: the diagnostics of a build, without building. Answers the exit status. */
export async function runCheck(
  modules: readonly string[],
  options: CheckArguments,
  shell: Shell,
): Promise<number> {
  const format = options.json === true ? "json" : chosenFormat(options.format ?? "text");
  const root = await locatePackage(shell.cwd);
  const { diagnostics, package: found } = await readPackage(
    root,
    moduleNames(modules),
    chosenBookLanguage(options.language),
  );
  const words = reporters[format](diagnostics, { ...shell, base: baseOf(root, shell) });
  if (format === "text") {
    shell.err(words);
    const lessons = found.modules.reduce((sum, module) => sum + module.lessons.length, 0);
    if (diagnostics.length === 0) shell.out(`${lessons} ${shell.texts.checked}. ${shell.texts.allGood}\n`);
  } else {
    shell.out(words);
  }
  return hasErrors(diagnostics) || (options.strict === true && diagnostics.length > 0) ? 1 : 0;
}

/** The package's folder as GitHub sees it, from the folder that the repository was checked out into. */
function baseOf(root: string, { cwd, env }: Shell): string {
  const base = relative(resolve(env["GITHUB_WORKSPACE"] ?? cwd), root);
  return base.startsWith("..") ? "" : base.replaceAll("\\", "/");
}
