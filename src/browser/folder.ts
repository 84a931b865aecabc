import type { Stats } from "node:fs";
import { access, constants, lstat, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { type Machine, variable } from "./machine.ts";

/** Where the embedded browser is unpacked. */
export interface OwnFolder {
  readonly path: string;
  /** Set for a folder of this run only: removes it. */
  readonly release?: () => Promise<void>;
}

/** Thrown where a folder cannot be ours alone; `hard` where somebody else's hand is in the folder itself. */
class Unsafe extends Error {
  readonly hard: boolean;
  constructor(message: string, hard: boolean) {
    super(message);
    this.hard = hard;
  }
}

/** The folder for what edisi keeps between runs: `EDISI_CACHE`, or the platform's usual place. @internal for tests */
export function cacheFolder(machine: Machine): string {
  const chosen = variable(machine, "EDISI_CACHE");
  if (chosen) return resolve(chosen);
  if (machine.platform === "win32") {
    return join(
      variable(machine, "LOCALAPPDATA") ?? join(machine.home, "AppData", "Local"),
      "edisi",
      "Cache",
    );
  }
  if (machine.platform === "darwin") return join(machine.home, "Library", "Caches", "edisi");
  const xdg = variable(machine, "XDG_CACHE_HOME");
  return join(xdg && isAbsolute(xdg) ? xdg : join(machine.home, ".cache"), "edisi");
}

/**
 * Opens the folder `name` in our cache, made for us alone. Where the usual cache cannot be written, or others could
 * move it away, it is a fresh private folder for this run; a folder the user chose, or one others can write into, is
 * refused instead.
 */
export async function openOwnFolder(machine: Machine, name: string): Promise<OwnFolder> {
  const path = join(cacheFolder(machine), name);
  try {
    return { path: await makeOwn(path) };
  } catch (error) {
    const hard = error instanceof Unsafe && error.hard;
    if (hard || variable(machine, "EDISI_CACHE")) {
      throw new CannotRun("browser-damaged", { folder: path, detail: advice(error) }, { cause: error });
    }
  }
  const once = await mkdtemp(join(tmpdir(), "edisi-"));
  return { path: once, release: () => rm(once, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Whether a file or folder belongs to us and only we can write it. */
export function isOursAlone(stats: Stats): boolean {
  return stats.uid === userInfo().uid && (stats.mode & 0o022) === 0;
}

function advice(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `${reason}. Remove the folder, or set EDISI_CACHE to a folder that only you can write.`;
}

async function makeOwn(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const stats = await lstat(path);
  if (!stats.isDirectory()) throw new Unsafe(`${path} is not a folder`, true);
  if (!isOursAlone(stats)) throw new Unsafe(`${path} belongs to another user, or others can write it`, true);
  const real = await realpath(path);
  for (let above = dirname(real); ; above = dirname(above)) {
    if (!isSafeAbove(await lstat(above))) throw new Unsafe(`Others can write ${above}`, false);
    if (above === dirname(above)) break;
  }
  await access(real, constants.W_OK | constants.X_OK);
  return real;
}

/**
 * A folder above ours is safe where nobody but us and root can rename what is in it: a sticky one (/tmp) is, and so is
 * one that only our private group can write (umask 002, where the group has the number of the user).
 */
function isSafeAbove(stats: Stats): boolean {
  const { uid } = userInfo();
  if (stats.uid !== uid && stats.uid !== 0) return false;
  if ((stats.mode & 0o1000) !== 0) return true;
  return (stats.mode & 0o002) === 0 && ((stats.mode & 0o020) === 0 || stats.gid === uid);
}
