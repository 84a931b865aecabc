import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Finding, isShell } from "../found.ts";
import { type Machine, browserEnvironment, variable } from "../machine.ts";
import { puppeteerRevision } from "../puppeteer-core.ts";
import { firstProgram } from "./program.ts";

/** Where puppeteer keeps the programs of a platform: the name in its cache, in the archive, and the program's own. */
interface Layout {
  readonly platform: string;
  readonly folder: string;
  readonly chrome: readonly string[];
  readonly shell: string;
}

const mac = ["Google Chrome for Testing.app", "Contents", "MacOS", "Google Chrome for Testing"];

const layouts: Readonly<Record<string, Layout>> = {
  "linux-x64": { platform: "linux", folder: "linux64", chrome: ["chrome"], shell: "chrome-headless-shell" },
  "darwin-x64": { platform: "mac", folder: "mac-x64", chrome: mac, shell: "chrome-headless-shell" },
  "darwin-arm64": { platform: "mac_arm", folder: "mac-arm64", chrome: mac, shell: "chrome-headless-shell" },
  "win32-x64": {
    platform: "win64",
    folder: "win64",
    chrome: ["chrome.exe"],
    shell: "chrome-headless-shell.exe",
  },
  "win32-arm64": {
    platform: "win64",
    folder: "win64",
    chrome: ["chrome.exe"],
    shell: "chrome-headless-shell.exe",
  },
  "win32-ia32": {
    platform: "win32",
    folder: "win32",
    chrome: ["chrome.exe"],
    shell: "chrome-headless-shell.exe",
  },
};

/**
 * Finds the browser that puppeteer fetched: the version this puppeteer is made for, else the newest in its cache. The
 * folders are read directly, as asking puppeteer would run any `.puppeteerrc.cjs` above the working folder.
 */
export async function findPuppeteer(machine: Machine): Promise<Finding> {
  const layout = layouts[`${machine.platform}-${machine.arch}`];
  if (!layout) return { missing: `puppeteer's own (none is made for ${machine.platform} ${machine.arch})` };
  const cache = variable(machine, "PUPPETEER_CACHE_DIR") ?? join(machine.home, ".cache", "puppeteer");
  const executable =
    (await firstProgram(await candidates(cache, "chrome-headless-shell", layout))) ??
    (await firstProgram(await candidates(cache, "chrome", layout)));
  if (!executable) {
    return {
      missing: `puppeteer's own in ${cache} (\`npx puppeteer browsers install chrome-headless-shell\`)`,
    };
  }
  const environment = browserEnvironment(machine);
  return { found: { kind: "puppeteer", executable, environment, shell: isShell(executable) } };
}

async function candidates(
  cache: string,
  product: "chrome" | "chrome-headless-shell",
  layout: Layout,
): Promise<string[]> {
  const prefix = `${layout.platform}-`;
  const names = await readdir(join(cache, product)).catch(() => [] as string[]);
  const versions = names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const ordered = [puppeteerRevision(product), ...versions.sort(newestFirst)];
  const inside = product === "chrome" ? layout.chrome : [layout.shell];
  return ordered.map((version) =>
    join(cache, product, prefix + version, `${product}-${layout.folder}`, ...inside),
  );
}

function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, "en", { numeric: true });
}
