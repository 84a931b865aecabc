import { access } from "node:fs/promises";
import { embeddedSource, prepareEmbedded } from "../embedded.ts";
import type { Finding } from "../found.ts";
import { type Machine, browserEnvironment } from "../machine.ts";

/** The program that starts the embedded browser: a Linux without glibc does not have it. */
const loader = "/lib64/ld-linux-x86-64.so.2";

/** Finds the embedded browser, and unpacks it where that has not been done; Linux x64 with glibc only. */
export async function findEmbedded(machine: Machine): Promise<Finding> {
  if (machine.platform !== "linux" || machine.arch !== "x64") {
    return { missing: `embedded (Linux x64 only; this is ${machine.platform} ${machine.arch})` };
  }
  if (!(await exists(loader))) return { missing: `embedded (needs glibc: no ${loader})` };
  const source = embeddedSource();
  if (!source || !(await exists(source))) {
    return { missing: "embedded (npm package @sparticuz/chromium is not installed)" };
  }
  const { executable, variables, release } = await prepareEmbedded(machine, source);
  const environment = browserEnvironment(machine, variables);
  return { found: { kind: "embedded", executable, environment, shell: true, ...(release && { release }) } };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
