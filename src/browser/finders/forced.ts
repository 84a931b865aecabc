import { delimiter, join, resolve } from "node:path";
import { CannotRun } from "../../diagnostics/failure.ts";
import { type FoundBrowser, isShell } from "../found.ts";
import { type Machine, browserEnvironment, variable } from "../machine.ts";
import { firstProgram } from "./program.ts";

/** A browser somebody asked for, and where they did. */
export interface Forced {
  /** `--browser`, or the name of an environment variable. */
  readonly origin: string;
  /** A path, the name of a program, or the name of a finder. */
  readonly value: string;
}

/** What forces a browser, if anything: the option before `EDISI_BROWSER` before `PUPPETEER_EXECUTABLE_PATH`. */
export function forcedBrowser(browser: string | undefined, machine: Machine): Forced | undefined {
  if (browser) return { origin: "--browser", value: browser };
  for (const origin of ["EDISI_BROWSER", "PUPPETEER_EXECUTABLE_PATH"]) {
    const value = variable(machine, origin);
    if (value) return { origin, value };
  }
  return undefined;
}

/** Finds the program that was forced: a path, or a bare name that is looked up in `PATH`. */
export async function findForced({ origin, value }: Forced, machine: Machine): Promise<FoundBrowser> {
  const bare = !/[/\\]/.test(value);
  const folders = bare ? (variable(machine, "PATH") ?? "").split(delimiter).filter(Boolean) : [];
  const executable = await firstProgram([...folders.map((folder) => join(folder, value)), resolve(value)]);
  if (!executable) throw new CannotRun("browser-forced", { origin, executable: value });
  return {
    kind: "forced",
    executable,
    environment: browserEnvironment(machine),
    shell: isShell(executable),
  };
}
