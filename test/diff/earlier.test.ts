import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import { withEarlier } from "../../src/diff/earlier.ts";
import { packageOf } from "../support/packages.ts";

const run = promisify(execFile);
let root: string;
let elsewhere: string;

const git = async (folder: string, ...options: string[]): Promise<string> =>
  (
    await run(
      "git",
      ["-c", "user.name=Uji", "-c", "user.email=uji@contoh.id", "-c", "commit.gpgsign=false", ...options],
      {
        cwd: folder,
      },
    )
  ).stdout;

beforeAll(async () => {
  root = await packageOf();
  elsewhere = await realpath(await mkdtemp(join(tmpdir(), "edisi-lain-")));
  await git(root, "init", "-q", "-b", "utama");
  await git(root, "add", ".");
  await git(root, "commit", "-qm", "Seri satu");
  await git(root, "tag", "seri-1");
  await writeFile(join(root, "modules", "hak", "module.md"), "---\njudul: Hak baru\n---\n\nBaru.\n");
  await git(root, "commit", "-qam", "Seri dua");
});
afterAll(async () => {
  await Promise.all([root, elsewhere].map((folder) => rm(folder, { recursive: true, force: true })));
});

const titleIn = async (folder: string): Promise<string> =>
  (await readFile(join(folder, "modules", "hak", "module.md"), "utf8")).split("\n")[1] ?? "";

async function failure(name: string, place = { root, cwd: root }): Promise<string> {
  const failed: unknown = await withEarlier(name, place, () => Promise.resolve("?")).catch(
    (error: unknown) => error,
  );
  return failed instanceof CannotRun ? failed.id : String(failed);
}

describe("a revision", () => {
  for (const name of ["seri-1", "HEAD~1", "utama~1", "refs/tags/seri-1"]) {
    test(`${name} is read, and the temporary folder is gone`, async () => {
      let lent = "";
      const title = await withEarlier(name, { root, cwd: root }, async (earlier) => {
        lent = earlier.root;
        expect(earlier.commit).toMatch(/^[0-9a-f]{40}/);
        return titleIn(earlier.root);
      });
      expect(title).toBe("judul: Hak");
      await expect(readdir(lent)).rejects.toThrow("ENOENT");
    });
  }

  test("of a package that stands deeper in its repository", async () => {
    const deep = await realpath(await mkdtemp(join(tmpdir(), "edisi-dalam-")));
    await run("cp", ["-r", join(root, "modules"), join(deep, "paket")]);
    await run("mkdir", [join(deep, "a b")]);
    await run("mv", [join(deep, "paket"), join(deep, "a b", "modules")]);
    await git(deep, "init", "-q");
    await git(deep, "add", ".");
    await git(deep, "commit", "-qm", "Satu");
    const place = { root: join(deep, "a b"), cwd: deep };
    expect(await withEarlier("HEAD", place, (earlier) => titleIn(earlier.root))).toBe("judul: Hak baru");
    await rm(deep, { recursive: true, force: true });
  });

  test("what fails in between leaves no folder", async () => {
    let lent = "";
    const failed = withEarlier("seri-1", { root, cwd: root }, (earlier) => {
      lent = earlier.root;
      return Promise.reject(new Error("gagal"));
    });
    await expect(failed).rejects.toThrow("gagal");
    await expect(readdir(lent)).rejects.toThrow("ENOENT");
  });

  test("a link that was committed is not written", async () => {
    const linked = await packageOf();
    await run("ln", ["-s", "/etc/passwd", join(linked, "modules", "hak", "02-tautan.md")]);
    await git(linked, "init", "-q");
    await git(linked, "add", ".");
    await git(linked, "commit", "-qm", "Tautan");
    const names = await withEarlier("HEAD", { root: linked, cwd: linked }, (earlier) =>
      readdir(join(earlier.root, "modules", "hak")),
    );
    expect(names.sort()).toEqual(["01-awal.md", "module.md"]);
    await rm(linked, { recursive: true, force: true });
  });
});

describe("one clear message", () => {
  test("for a name that git does not know, and for one that would be an option", async () => {
    expect(await failure("seri-9")).toBe("diff-revision-none");
    expect(await failure("--output=/tmp/x")).toBe("diff-revision-none");
    expect(await failure("-h")).toBe("diff-revision-none");
    expect(await failure("HEAD:modules")).toBe("diff-revision-none");
    expect(await failure("")).toBe("diff-revision-none");
  });

  test("for a folder without a package, and for no repository", async () => {
    expect(await failure(elsewhere)).toBe("package-none");
    const bare = await packageOf();
    expect(await failure("seri-1", { root: bare, cwd: bare })).toBe("diff-repository-none");
    await rm(bare, { recursive: true, force: true });
  });

  test("for a copy with only the last commits", async () => {
    const shallow = join(elsewhere, "dangkal");
    await git(elsewhere, "clone", "-q", "--depth", "1", `file://${root}`, shallow);
    expect(await failure("HEAD~1", { root: shallow, cwd: shallow })).toBe("diff-revision-shallow");
  });

  test("for a revision that had no package yet", async () => {
    const young = await packageOf();
    await git(young, "init", "-q");
    await git(young, "commit", "-q", "--allow-empty", "-m", "Kosong");
    expect(await failure("HEAD", { root: young, cwd: young })).toBe("diff-package-none");
    await rm(young, { recursive: true, force: true });
  });
});

describe("a folder", () => {
  test("with modules/ is read where it is; one that is what modules/ holds, too", async () => {
    const old = await packageOf({ "modules/hak/module.md": "---\njudul: Lama\n---\n" });
    const place = { root, cwd: join(old, "..") };
    expect(await withEarlier(basename(old), place, (earlier) => titleIn(earlier.root))).toBe("judul: Lama");
    expect(await withEarlier(join(old, "modules"), place, (earlier) => titleIn(earlier.root))).toBe(
      "judul: Lama",
    );
    expect(await titleIn(old)).toBe("judul: Lama");
    await rm(old, { recursive: true, force: true });
  });
});
