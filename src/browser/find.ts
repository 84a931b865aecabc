import { CannotRun } from "../diagnostics/failure.ts";
import { findEmbedded } from "./finders/embedded.ts";
import { findForced, forcedBrowser } from "./finders/forced.ts";
import { findInstalled } from "./finders/installed.ts";
import { findPuppeteer } from "./finders/puppeteer.ts";
import type { Finder, FoundBrowser } from "./found.ts";
import type { Machine } from "./machine.ts";

/** The finders in the order they are asked; their names may also be forced. */
export const finders = {
  embedded: findEmbedded,
  puppeteer: findPuppeteer,
  installed: findInstalled,
} as const satisfies Record<string, Finder>;

/** A name that `--browser` and `EDISI_BROWSER` take in place of a path. */
export type BrowserName = keyof typeof finders;

/** What to find a browser with. */
export interface FindOptions {
  /** Value of `--browser`: a path, the name of a program, or the name of a finder. */
  readonly browser?: string | undefined;
  readonly environment: Machine;
}

/** Finds the browser that prints: the one that is forced, else the first of the finders that has one. */
export async function findBrowser({ browser, environment }: FindOptions): Promise<FoundBrowser> {
  const forced = forcedBrowser(browser, environment);
  if (forced && isName(forced.value) && forced.origin !== "PUPPETEER_EXECUTABLE_PATH") {
    const finding = await finders[forced.value](environment);
    if ("found" in finding) return finding.found;
    throw new CannotRun("browser-forced", { origin: forced.origin, executable: finding.missing });
  }
  if (forced) return findForced(forced, environment);
  const missing: string[] = [];
  for (const finder of Object.values<Finder>(finders)) {
    const finding = await finder(environment);
    if ("found" in finding) return finding.found;
    missing.push(finding.missing);
  }
  throw new CannotRun("browser-none", { detail: `Tried: ${missing.join("; ")}. ${remedy(environment)}` });
}

function isName(value: string): value is BrowserName {
  return Object.hasOwn(finders, value);
}

function remedy({ platform, arch }: Machine): string {
  const force = "or name one with --browser or EDISI_BROWSER.";
  if (platform === "linux" && arch !== "x64") return `Install Chromium (\`apt install chromium\`), ${force}`;
  const fetch = "Run `npx puppeteer browsers install chrome-headless-shell`";
  if (platform === "win32") return `${fetch}, or install Chrome or Edge, ${force}`;
  if (platform === "darwin") return `${fetch}, or install Chrome, ${force}`;
  return `Install edisi anew (\`npm ci\`), or install Chromium or Chrome, ${force}`;
}
