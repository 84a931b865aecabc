import { delimiter, join } from "node:path";
import type { Finding } from "../found.ts";
import { type Machine, browserEnvironment, variable } from "../machine.ts";
import { firstProgram } from "./program.ts";

/** Names of the programs on Linux, in order. */
const linuxNames = [
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
  "chromium",
  "chromium-browser",
];

const macNames = ["Google Chrome", "Microsoft Edge", "Chromium"];

const windowsPaths = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
  ["Chromium", "Application", "chrome.exe"],
];

/** Finds an installed Chrome, Edge or Chromium, in that order. */
export async function findInstalled(machine: Machine): Promise<Finding> {
  const executable = await firstProgram(installedPaths(machine));
  if (!executable) return { missing: "installed (Chrome, Edge or Chromium)" };
  const environment = browserEnvironment(machine);
  return { found: { kind: "installed", executable, environment, shell: false } };
}

/** Every path where an installed browser may be on this machine, in order. @internal for tests */
export function installedPaths(machine: Machine): string[] {
  if (machine.platform === "win32") {
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) =>
      variable(machine, name),
    );
    return windowsPaths.flatMap((path) =>
      folders.flatMap((folder) => (folder ? [join(folder, ...path)] : [])),
    );
  }
  if (machine.platform === "darwin") {
    const folders = ["/Applications", join(machine.home, "Applications")];
    return macNames.flatMap((name) =>
      folders.map((folder) => join(folder, `${name}.app`, "Contents", "MacOS", name)),
    );
  }
  const folders = (variable(machine, "PATH") ?? "").split(delimiter).filter(Boolean);
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}
