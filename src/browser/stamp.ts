import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import { type FileHandle, constants, open, readFile, rename, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { isOursAlone } from "./folder.ts";
import type { PinnedFile } from "./pins.ts";

/** What a file looked like when its hash was checked. */
export interface Seen {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
  readonly sha256: string;
}

/** What was checked in a folder, by the path of each file. */
export type Stamp = Readonly<Record<string, Seen>>;

const name = "checked.json";

/** Reads the stamp of a folder; one that is missing or unreadable says nothing was checked. */
export async function readStamp(folder: string): Promise<Stamp> {
  try {
    const stamp: unknown = JSON.parse(await readFile(join(folder, name), "utf8"));
    return typeof stamp === "object" && stamp !== null ? (stamp as Stamp) : {};
  } catch {
    return {};
  }
}

/** Writes the stamp of a folder in one step. */
export async function writeStamp(folder: string, stamp: Stamp): Promise<void> {
  const temporary = join(folder, `${name}.${randomUUID()}.part`);
  await writeFile(temporary, JSON.stringify(stamp, null, 1), { mode: 0o600, flag: "wx" });
  await rename(temporary, join(folder, name));
}

/** What a checked file looks like now, for the stamp. */
export function seen(stats: Stats, sha256: string): Seen {
  return { size: stats.size, mtimeMs: stats.mtimeMs, ino: stats.ino, sha256 };
}

/**
 * Checks a file against its pinned hash, and answers how it looks, or undefined where it is missing or not what it
 * must be. Its bytes are hashed again only where it no longer looks as it did when they were last checked (0.2 s for
 * the program): the folder is ours alone, so nobody but the user can have changed both the file and the stamp.
 */
export async function checkFile(folder: string, file: PinnedFile, stamp: Stamp): Promise<Seen | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(join(folder, file.path), constants.O_RDONLY | constants.O_NOFOLLOW);
    const stats = await handle.stat();
    if (!stats.isFile() || !isOursAlone(stats)) return undefined;
    const now = seen(stats, file.sha256);
    const then = stamp[file.path];
    if (then && same(then, now)) return now;
    return (await hashOf(handle)) === file.sha256 ? now : undefined;
  } catch {
    return undefined;
  } finally {
    await handle?.close();
  }
}

function same(then: Seen, now: Seen): boolean {
  return (
    then.size === now.size &&
    then.mtimeMs === now.mtimeMs &&
    then.ino === now.ino &&
    then.sha256 === now.sha256
  );
}

async function hashOf(handle: FileHandle): Promise<string> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1 << 20);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length);
    if (bytesRead === 0) return hash.digest("hex");
    hash.update(buffer.subarray(0, bytesRead));
  }
}
