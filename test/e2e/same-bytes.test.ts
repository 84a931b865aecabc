import { execFile } from "node:child_process";
import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { builtBefore, compiledTool, copyPackage, smallDist, snapshot } from "./support/built.ts";

const run = promisify(execFile);

/** Keeps both forms of files. Answers where. */
async function keep(folders: Readonly<Record<string, string>>, paths: readonly string[]): Promise<string> {
  const kept = await mkdtemp(join(tmpdir(), "edisi-other-bytes-"));
  for (const [name, folder] of Object.entries(folders)) {
    for (const path of paths) await cp(join(folder, path), join(kept, name, path));
  }
  return kept;
}

test(
  "the same sources give the same bytes: elsewhere, in another time zone, language, number of jobs and hands",
  { timeout: 180_000 },
  async () => {
    const [tool, reference] = await Promise.all([compiledTool(), smallDist()]);
    const folder = await realpath(await mkdtemp(join(tmpdir(), "edisi-test-")));
    const builds = [
      {
        name: "satu",
        jobs: "1",
        env: { TZ: "Pacific/Kiritimati", LANG: "id_ID.UTF-8", LC_ALL: "id_ID.UTF-8" },
      },
      { name: "dua/yang lebih dalam", jobs: "3", env: { TZ: "America/Los_Angeles", LANG: "C", LC_ALL: "C" } },
    ];
    try {
      const expected = await snapshot(reference);
      expect(Object.keys(expected).sort()).toEqual([
        "index.html",
        "manifest.json",
        "mentah/mentah-facilitator.html",
        "mentah/mentah-facilitator.pdf",
        "mentah/mentah-participant.html",
        "mentah/mentah-participant.pdf",
        "package/package-facilitator.html",
        "package/package-facilitator.pdf",
        "package/package-handouts.pdf",
        "package/package-participant.html",
        "package/package-participant.pdf",
        "uji/uji-facilitator.html",
        "uji/uji-facilitator.pdf",
        "uji/uji-handouts.pdf",
        "uji/uji-participant.html",
        "uji/uji-participant.pdf",
      ]);
      // By itself the suite makes the second alone, for time; `.ci/run` makes both.
      for (const { name, jobs, env } of builtBefore === undefined ? builds.slice(1) : builds) {
        const cwd = await copyPackage(join(folder, name));
        await run(process.execPath, [tool, "build", "--jobs", jobs], {
          cwd,
          env: { ...process.env, ...env },
        });
        const built = join(cwd, "dist");
        const found = await snapshot(built);
        const other = Object.keys(expected).filter((path) => found[path] !== expected[path]);
        // Files that differ once in a thousand builds are worth keeping.
        const kept = other.length > 0 ? await keep({ expected: reference, found: built }, other) : "";
        expect(found, kept && `both forms are kept in ${kept}`).toEqual(expected);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
