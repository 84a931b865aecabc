import { readFile, stat, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { preflightReport } from "../outputs/preflight-report.ts";
import { Templates } from "../outputs/templates.ts";
import type { PrintBrowser } from "../browser/print.ts";
import { preflight, type PreflightResult } from "../press/preflight/preflight.ts";
import { profileNames, type ProfileName } from "../press/preflight/profiles.ts";
import { usualLimits } from "../press/preflight/read/limits.ts";
import { UnreadablePdf } from "../press/preflight/read/unreadable.ts";
import { jsonReport } from "../press/preflight/report/json-report.ts";
import { textReport } from "../press/preflight/report/text-report.ts";
import { chosenOne } from "./choices.ts";
import { startBrowser } from "./machine.ts";
import type { Shell } from "./shell.ts";
import { generator, packageFolder } from "./version.ts";

/** Options of `edisi preflight` as commander parses them. */
export interface PreflightArguments {
  profile: string;
  format: string;
  /** The same as `--format json`. */
  json?: boolean;
  report?: string;
  browser?: string;
}

/** A file that was checked, or why it could not be. */
type Checked =
  | { name: string; bytes: Uint8Array; result: PreflightResult }
  | { name: string; failure: UnreadablePdf | CannotRun };

/** Runs `edisi preflight`. Answers the exit status: 0 without errors, 1 with errors, 2 where a file could not be checked. */
export async function runPreflight(
  files: readonly string[],
  options: PreflightArguments,
  shell: Shell,
): Promise<number> {
  const profile = chosenOne(options.profile, profileNames, "--profile");
  const format = options.json === true ? "json" : chosenOne(options.format, ["text", "json"], "--format");
  const all: Checked[] = [];
  for (const [index, path] of files.entries()) {
    const checked = await check(path, profile, shell);
    all.push(checked);
    if (format === "text") tell(checked, index > 0, shell);
  }
  if (format === "json")
    shell.out(
      `${JSON.stringify(
        all.map((each) => jsonOf(each, shell)),
        null,
        2,
      )}\n`,
    );
  if (options.report !== undefined) await writeReports(all, { ...options, report: options.report }, shell);
  if (all.some((each) => "failure" in each)) return 2;
  return all.some((each) => "result" in each && each.result.verdict === "fail") ? 1 : 0;
}

async function check(path: string, profile: ProfileName, shell: Shell): Promise<Checked> {
  const name = basename(path);
  try {
    const bytes = await read(path, shell);
    return { name, bytes, result: await preflight(bytes, profile, { signal: shell.signal }) };
  } catch (error) {
    if (error instanceof UnreadablePdf || error instanceof CannotRun) return { name: path, failure: error };
    throw error;
  }
}

async function read(path: string, { cwd }: Shell): Promise<Uint8Array> {
  const full = resolve(cwd, path);
  try {
    const { size } = await stat(full);
    if (size > usualLimits.file) {
      const limit = `${usualLimits.file / 1024 ** 2} MB`;
      throw new UnreadablePdf("too-large", { value: `${Math.ceil(size / 1024 ** 2)} MB`, limit });
    }
    return await readFile(full);
  } catch (error) {
    if (error instanceof UnreadablePdf || !(error instanceof Error)) throw error;
    throw new CannotRun("read-failed", { path, detail: error.message }, { cause: error });
  }
}

function tell(checked: Checked, apart: boolean, { out, err, language }: Shell): void {
  if ("failure" in checked) {
    err(`edisi: ${checked.name}: ${checked.failure.in(language)}\n`);
    return;
  }
  out(`${apart ? "\n" : ""}${textReport(checked.name, checked.result, language)}`);
}

function jsonOf(checked: Checked, { language }: Shell): unknown {
  if ("result" in checked) return jsonReport(checked.name, checked.result, language);
  const { name, failure } = checked;
  return { file: name, verdict: "unreadable", error: { id: failure.id, message: failure.in(language) } };
}

async function writeReports(
  all: readonly Checked[],
  { report, browser: chosen }: PreflightArguments & { report: string },
  shell: Shell,
): Promise<void> {
  const { cwd, language, texts } = shell;
  const checked = all.flatMap((each) => ("result" in each ? [each] : []));
  let started: PrintBrowser | undefined;
  const browser = async (): Promise<PrintBrowser> => (started ??= await startBrowser(shell, chosen));
  const templates = new Templates([join(packageFolder, "templates")]);
  try {
    for (const { name, bytes, result } of checked) {
      // Of several files, each has a report of its own name.
      const own = checked.length === 1 ? report : `${report.replace(/\.pdf$/i, "")}-${name}`;
      const pdf = await preflightReport(result, { name, bytes }, { templates, language, generator, browser });
      await writeFile(resolve(cwd, own), pdf).catch((error: Error) => {
        throw new CannotRun("write-failed", { path: own, detail: error.message }, { cause: error });
      });
      shell.err(`${texts.reportWritten} ${own}\n`);
    }
  } finally {
    await started?.close();
  }
}
