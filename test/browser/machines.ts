import { chmod, mkdir, mkdtemp, realpath, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Machine } from "../../src/browser/machine.ts";

/** This machine, with its own cache unless another is given, and no browser forced. */
export function thisMachine(env: Record<string, string> = {}): Machine {
  const { EDISI_BROWSER: _, PUPPETEER_EXECUTABLE_PATH: __, ...rest } = process.env;
  return { env: { ...rest, ...env }, platform: process.platform, arch: process.arch, home: homedir() };
}

/** A machine made up for a test. */
export function fakeMachine(fake: Partial<Machine> = {}): Machine {
  return { env: {}, platform: "linux", arch: "arm64", home: "/nonexistent", ...fake };
}

/** A fresh folder of this test's own. */
export async function freshFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), "edisi-test-")));
}

/** Writes a program that does nothing. */
export async function writeProgram(path: string, text = "#!/bin/sh\n"): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}
