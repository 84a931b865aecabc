import { cp, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { findRevision, writeRevision } from "./git.ts";

/** An earlier state of a package, to be read. */
export interface Earlier {
  /** Folder that holds `modules/`. */
  root: string;
  /** As it was asked for; of a folder only its own name, for books are the same on every machine. */
  name: string;
  /** Full name of the commit, where it is a revision. */
  commit?: string;
}

/** Where an earlier state is looked for. */
export interface EarlierPlace {
  /** Folder of the package as it is now. */
  root: string;
  /** Folder that names of folders are relative to. */
  cwd: string;
}

/**
 * Lends an earlier state of a package: a folder, or a revision of the package's repository, which is written into a
 * temporary folder that is removed in the end.
 * @throws CannotRun `diff-…`
 */
export async function withEarlier<T>(
  name: string,
  { root, cwd }: EarlierPlace,
  use: (earlier: Earlier) => Promise<T>,
): Promise<T> {
  const path = resolve(cwd, name);
  const folder = /^(?:-|\s*$)/.test(name) ? undefined : await packageIn(path);
  if (folder?.whole === true) return use({ root: folder.path, name: basename(path) });
  const temporary = await mkdtemp(join(tmpdir(), "edisi-diff-"));
  try {
    const to = join(temporary, "modules");
    if (folder) {
      await cp(folder.path, to, { recursive: true });
      return await use({ root: temporary, name: basename(path) });
    }
    const revision = await findRevision(root, name).catch(async (error: unknown) => {
      // What names a folder was meant as one.
      if (/^(?:-|\s*$)/.test(name) || !(await isThere(path, "folder"))) throw error;
      throw await noPackage(path, cwd);
    });
    await writeRevision(root, revision, { path: "modules", to });
    return await use({ root: temporary, name, commit: revision.commit });
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A folder that is no package: a module of one, or something else. */
async function noPackage(path: string, cwd: string): Promise<CannotRun> {
  const folder = relative(cwd, path) || ".";
  const modules = dirname(path);
  const parent = dirname(modules);
  if ((await packageIn(parent))?.whole === true && basename(modules) === "modules") {
    return new CannotRun("diff-folder-part", {
      folder,
      package: relative(cwd, parent) || ".",
      module: basename(path),
    });
  }
  return new CannotRun("diff-folder-none", { folder, expected: "modules/package.yaml" });
}

/** A package in a folder: whole, with `modules/`, or only what `modules/` would hold. */
async function packageIn(path: string): Promise<{ path: string; whole: boolean } | undefined> {
  if (await isThere(join(path, "modules", "package.yaml"), "file")) return { path, whole: true };
  return (await isThere(join(path, "package.yaml"), "file")) ? { path, whole: false } : undefined;
}

async function isThere(path: string, kind: "file" | "folder"): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return kind === "file" ? found?.isFile() === true : found?.isDirectory() === true;
}
