import { homedir } from "node:os";
import { findBrowser } from "../browser/find.ts";
import { launchBrowser } from "../browser/launch.ts";
import type { PrintBrowser } from "../browser/print.ts";
import type { Shell } from "./shell.ts";

/** Finds and starts the browser that prints. */
export async function startBrowser(shell: Shell, browser: string | undefined): Promise<PrintBrowser> {
  const environment = { env: shell.env, platform: process.platform, arch: process.arch, home: homedir() };
  const found = await findBrowser({ ...(browser === undefined ? {} : { browser }), environment });
  const started = await launchBrowser(found, { signal: shell.signal });
  if (!started.sandbox) shell.err(`${shell.texts.sandboxOff}\n`);
  return started;
}
