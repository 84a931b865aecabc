import { randomBytes } from "node:crypto";
import { link, lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CannotRun } from "../../diagnostics/failure.ts";

/** Systems that know no second name for a file answer with one of these: exFAT, some shared folders. */
const noLinks: ReadonlySet<string | undefined> = new Set([
  "EPERM",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EXDEV",
  "EMLINK",
  "UNKNOWN",
]);

/** Age in milliseconds after which a file that was being written is one that nobody will finish. */
const abandoned = 60 * 60 * 1000;

/**
 * Writes a file that must not be there yet: first under another name, then under its own in one step. Killed at any
 * moment, it leaves the whole file or none; of two that write the same name, one wins and the other is told.
 * @param give second name for a file, for tests
 * @returns true where it was written; the text that is there already where it was not
 * @throws CannotRun `write-failed`
 */
export async function writeNew(path: string, text: string, give = link): Promise<true | string> {
  const folder = dirname(path);
  const staged = join(folder, `.${randomBytes(8).toString("hex")}.tmp`);
  try {
    await makeFolder(folder);
    await writeFile(staged, text, { flag: "wx", flush: true });
    const taken = await nameIt(staged, path, give);
    return taken ? await readFile(path, "utf8") : true;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotRun("write-failed", { path, detail }, { cause: error });
  } finally {
    // What cannot be removed now, because a virus scanner reads it, is removed another time.
    await rm(staged, { force: true }).catch(() => undefined);
  }
}

/** Removes what was being written when edisi or the machine stopped, once it is old enough to be nobody's. */
export async function removeAbandoned(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((each) => /^\.[0-9a-f]{16}\.tmp$/.test(each))) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && now - found.mtimeMs > abandoned) await rm(path, { force: true }).catch(() => undefined);
  }
}

/** The folder itself, not one that a link leads to. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  if (!(await lstat(folder)).isDirectory()) throw new Error("ENOTDIR: a link or a file stands in its place");
}

/** Gives a written file its name; true where another one has it. */
async function nameIt(staged: string, path: string, give: typeof link): Promise<boolean> {
  try {
    await give(staged, path);
    return false;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return true;
    if (!noLinks.has(code)) throw error;
  }
  // Between these two lines the same name could be given again only by someone who sends the same id at the same moment.
  if (await lstat(path).catch(() => undefined)) return true;
  await rename(staged, path);
  return false;
}
