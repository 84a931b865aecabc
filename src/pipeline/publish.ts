import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";

/** A file to publish. */
export interface Publication {
  /** Path below the output folder, with forward slashes. */
  path: string;
  bytes: Uint8Array;
}

/**
 * Publishes files together: each is written beside its place under another name first, and only when all are there are
 * they renamed into place. A reader sees the old file or the new one, never half of one; a failure leaves the old ones.
 * @throws CannotRun `write-failed`
 */
export async function publish(folder: string, files: readonly Publication[]): Promise<void> {
  const mark = `.edisi-${randomUUID().slice(0, 8)}`;
  const staged = files.map(({ path }) => ({ from: join(folder, `${path}${mark}`), to: join(folder, path) }));
  let current = folder;
  try {
    for (const [index, { from }] of staged.entries()) {
      current = from;
      await mkdir(dirname(from), { recursive: true });
      await writeFile(from, files[index]?.bytes ?? new Uint8Array(), { flush: true });
    }
    for (const { from, to } of staged) {
      current = to;
      await rename(from, to);
    }
  } catch (error) {
    await Promise.all(staged.map(({ from }) => rm(from, { force: true }).catch(() => undefined)));
    const detail = error instanceof Error ? error.message : String(error);
    // Nobody has asked for the name that it has until it is complete.
    throw new CannotRun("write-failed", { path: current.replace(mark, ""), detail }, { cause: error });
  }
}

/** Removes what an interrupted run left staged in a folder. */
export async function removeStaged(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const staged = entries.filter((name) => /\.edisi-[0-9a-f]{8}$/.test(name));
  await Promise.all(staged.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)));
}
