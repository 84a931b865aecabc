import { mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BuildOptions } from "../../src/pipeline/build.ts";
import { buildOptions } from "../e2e/support/built.ts";

/** Options of a build that needs no browser; one that asks for it fails. */
export function htmlOptions(root: string, change: Partial<BuildOptions> = {}): BuildOptions {
  return {
    ...buildOptions(root, join(root, "dist")),
    outputs: ["html"],
    launch: () => Promise.reject(new Error("HTML needs no browser")),
    ...change,
  };
}

/** A fresh folder. */
export async function freshFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), "edisi-test-")));
}
