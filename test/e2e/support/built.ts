import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { cp, mkdir, readFile, readdir, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findBrowser } from "../../../src/browser/find.ts";
import { launchBrowser } from "../../../src/browser/launch.ts";
import { generator } from "../../../src/cli/version.ts";
import { editionNames } from "../../../src/editions/index.ts";
import { packageBook } from "../../../src/model/bindings.ts";
import { build, type BuildOptions } from "../../../src/pipeline/build.ts";
import { openComments } from "../../../src/review/comments/open-comments.ts";

/** Folder of the repository. */
export const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** The package that the end-to-end tests build: everything that may leak is in it, and has a canary's name. */
export const smallPackage = fileURLToPath(new URL("../package/", import.meta.url));

/** The package that has every block and every form in its usual place. */
export const elementsPackage = fileURLToPath(new URL("../elements/package/", import.meta.url));

/** Options of a build in both editions with HTML and PDF, by the browser that is found here. */
export function buildOptions(root: string, destination: string): BuildOptions {
  const environment = {
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    home: homedir(),
  };
  return {
    root,
    modules: [],
    volume: false,
    editions: editionNames,
    destination,
    templates: [join(root, "templates"), join(repository, "templates")],
    jobs: 2,
    generator,
    comments: openComments,
    launch: async () => launchBrowser(await findBrowser({ environment })),
  };
}

/** Folder with the finished small package, built once in a run of vitest. */
export function smallDist(): Promise<string> {
  return once("small", async (folder) => {
    await build({ ...buildOptions(smallPackage, folder), volume: true });
  });
}

/** Folder with the finished package of all elements, built once in a run of vitest. */
export function elementsDist(): Promise<string> {
  return once("elements", async (folder) => {
    await build(buildOptions(elementsPackage, folder));
  });
}

/** Folder that holds everything of this repository, built before the tests, as `.ci/run` does; undefined where none is. */
export const builtBefore = process.env["EDISI_DIST"];

/** Modules of this repository that the tests look at: the smallest, unless all were built before. */
export const realModules: readonly string[] =
  builtBefore === undefined
    ? ["fair-migration"]
    : readdirSync(builtBefore, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() && entry.name !== packageBook ? [entry.name] : [],
      );

/** Folder with those modules, finished; built once in a run of vitest where they were not built before. */
export async function realDist(): Promise<string> {
  if (builtBefore !== undefined) return builtBefore;
  return once("real", async (folder) => {
    await build({ ...buildOptions(repository, folder), modules: realModules });
  });
}

/** The small package on A5 pages, finished; built once in a run of vitest. */
export function smallA5Dist(): Promise<string> {
  return once("a5", async (folder) => {
    const root = `${folder}-package`;
    await cp(smallPackage, root, { recursive: true });
    const config = join(root, "modules", "package.yaml");
    const text = await readFile(config, "utf8");
    await writeFile(config, text.replace("halaman: A4", "halaman: A5"));
    await build(buildOptions(root, folder));
  });
}

/** Path of `bin/edisi.js` of a tool compiled from the sources as they are now, where `lib/` is older. */
export async function compiledTool(): Promise<string> {
  if (await isBuilt()) return join(repository, "bin", "edisi.js");
  const folder = await once("tool", async (folder) => {
    const compiler = join(repository, "node_modules", "typescript", "bin", "tsc");
    await promisify(execFile)(
      process.execPath,
      [compiler, "-p", join(repository, "tsconfig.build.json"), "--outDir", join(folder, "lib")],
      { cwd: repository },
    );
    const bundle = join(repository, "scripts", "bundle.mjs");
    await promisify(execFile)(process.execPath, [bundle, folder], { cwd: repository });
    for (const name of ["bin", "package.json"]) {
      await cp(join(repository, name), join(folder, name), { recursive: true });
    }
    for (const name of ["node_modules", "templates"]) {
      await symlink(join(repository, name), join(folder, name));
    }
  });
  return join(folder, "bin", "edisi.js");
}

/** Whether `lib/` was built after all that it is built from was written; what was deleted changes its folder. */
async function isBuilt(): Promise<boolean> {
  const main = await stat(join(repository, "lib", "bin", "main.js")).catch(() => undefined);
  if (!main) return false;
  const source = join(repository, "src");
  const folders = (await readdir(source, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const others = [
    "bin/edisi.js",
    "scripts/bundle.mjs",
    "tsconfig.build.json",
    "tsconfig.json",
    "package-lock.json",
  ];
  const all = [
    source,
    ...folders,
    ...(await filesUnder(source)),
    ...others.map((name) => join(repository, name)),
  ];
  const times = await Promise.all(all.map(async (path) => (await stat(path)).mtimeMs));
  return times.every((time) => time < main.mtimeMs);
}

/**
 * A folder that is made by the first test file that asks for it and shared by all others of this run of vitest, also
 * where they run in processes of their own. What earlier runs left is removed.
 */
async function once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  print ??= fingerprint();
  const base = join(tmpdir(), `edisi-e2e-${process.ppid}-${await print}`);
  await mkdir(base, { recursive: true });
  const folder = join(base, name);
  const claim = `${folder}.claim`;
  const first = await writeFile(claim, String(process.pid), { flag: "wx" }).then(
    () => true,
    () => false,
  );
  if (first) {
    await removeEarlierRuns();
    const outcome = await make(folder).then(
      () => "",
      (error: unknown) => String(error instanceof Error ? error.stack : error) || "failed",
    );
    await writeFile(`${folder}.part`, outcome);
    await rename(`${folder}.part`, `${folder}.done`);
  }
  const outcome = await waitFor(`${folder}.done`, claim);
  if (outcome !== "") throw new Error(`Building ${name} failed: ${outcome}`);
  return folder;
}

async function waitFor(path: string, claim: string): Promise<string> {
  for (;;) {
    const text = await readFile(path, "utf8").catch(() => undefined);
    if (text !== undefined) return text;
    if (!isAlive(Number(await readFile(claim, "utf8")))) throw new Error(`${path}: who made it has ended`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function removeEarlierRuns(): Promise<void> {
  const names = await readdir(tmpdir());
  await Promise.all(
    names.map(async (name) => {
      const run = /^edisi-e2e-(\d+)-/.exec(name)?.[1];
      if (run === undefined || isAlive(Number(run))) return;
      await rm(join(tmpdir(), name), { recursive: true, force: true });
    }),
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

let print: Promise<string> | undefined;

/** Changes when anything that the shared folders are made of changes, as happens between two rounds of a watch. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of [
    "src",
    "templates",
    "modules",
    "test/e2e/package",
    "test/e2e/elements",
    "package.json",
  ]) {
    for (const path of await filesUnder(join(repository, name))) {
      const { size, mtimeMs } = await stat(path);
      hash.update(`${path}\0${size}\0${mtimeMs}\0`);
    }
  }
  return hash.digest("hex").slice(0, 12);
}

/** All files under a folder, or the file itself, sorted. */
export async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path);
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Every file under a folder with its bytes, by its path below the folder: for comparing before and after. */
export async function snapshot(folder: string): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const path of await filesUnder(folder)) {
    const bytes = await readFile(path);
    result[path.slice(folder.length + 1)] = createHash("sha256").update(bytes).digest("hex");
  }
  return result;
}

/** Copies a package without what it has built, so that a test may change it. */
export async function copyPackage(to: string, from = smallPackage): Promise<string> {
  await mkdir(dirname(to), { recursive: true });
  await cp(join(from, "modules"), join(to, "modules"), { recursive: true });
  return to;
}
