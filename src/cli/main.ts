import { CommanderError } from "commander";
import { CannotRun } from "../diagnostics/failure.ts";
import { isShown, runProgram } from "./program.ts";
import { messageLanguage, processShell } from "./shell.ts";
import { usageMessage } from "./usage.ts";

/** Exit status where edisi could not run: usage, configuration, browser, disk. */
const cannotRun = 2;

/** Exit status for a defect in edisi itself (EX_SOFTWARE of sysexits.h). */
const defect = 70;

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => interruption.abort(signal));
}

const argv = process.argv.slice(2);
const shell = processShell(messageLanguage(argv, process.env), interruption.signal);

process.exitCode = await run();

async function run(): Promise<number> {
  try {
    return await runProgram(argv, shell);
  } catch (error) {
    return statusOf(error);
  }
}

function statusOf(error: unknown): number {
  if (isShown(error)) return 0;
  if (interruption.signal.aborted) {
    shell.err(`\n${shell.texts.interrupted}\n`);
    return 130;
  }
  if (error instanceof CannotRun) {
    shell.err(`edisi: ${error.in(shell.language)}\n`);
    return cannotRun;
  }
  if (error instanceof CommanderError) {
    const message = usageMessage(error, shell);
    if (message !== undefined) shell.err(`edisi: ${message}\n`);
    return cannotRun;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  shell.err(`${stack}\n\n${shell.texts.defect}\n${shell.texts.defectReport}\n`);
  return defect;
}
