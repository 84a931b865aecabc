import { locatePackage } from "../config/load-package.ts";
import { hasErrors } from "../diagnostics/report.ts";
import { readPackage } from "../pipeline/read-package.ts";
import { jsonDiagnostics } from "../reporters/json.ts";
import { prettyDiagnostics } from "../reporters/pretty.ts";
import type { Shell } from "./shell.ts";

/** Options of `edisi check`. */
export interface CheckArguments {
  json?: boolean;
  strict?: boolean;
}

/** Runs `edisi check`: the diagnostics of a build, without building. Answers the exit status. */
export async function runCheck(
  modules: readonly string[],
  options: CheckArguments,
  shell: Shell,
): Promise<number> {
  const root = await locatePackage(shell.cwd);
  const { diagnostics, package: found } = await readPackage(root, modules);
  if (options.json === true) {
    shell.out(`${JSON.stringify(jsonDiagnostics(diagnostics, shell.language), null, 2)}\n`);
  } else {
    shell.err(prettyDiagnostics(diagnostics, shell));
    const lessons = found.modules.reduce((sum, module) => sum + module.lessons.length, 0);
    if (diagnostics.length === 0) shell.out(`${lessons} ${shell.texts.checked}. ${shell.texts.allGood}\n`);
  }
  return hasErrors(diagnostics) || (options.strict === true && diagnostics.length > 0) ? 1 : 0;
}
