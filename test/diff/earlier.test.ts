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
const hasGit = await run("git", ["--version"]).then(
  () => true,
  () => false,
);
if (!hasGit)
  // oxlint-disable-next-line no-console -- tests that are left out are to be seen
  console.warn("git is not installed: nothing is tested of revisions, branches, worktrees and submodules");

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
  if (!hasGit) return;
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

describe.skipIf(!hasGit)("a revision", () => {
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

describe.skipIf(!hasGit)("one clear message", () => {
  test("for a name that git does not know, and for one that would be an option", async () => {
    expect(await failure("seri-9")).toBe("diff-revision-none");
    expect(await failure("--output=/tmp/x")).toBe("diff-revision-none");
    expect(await failure("-h")).toBe("diff-revision-none");
    expect(await failure("HEAD:modules")).toBe("diff-revision-none");
    expect(await failure("")).toBe("diff-revision-none");
  });

  test("for a folder without a package, and for no repository", async () => {
    expect(await failure(elsewhere)).toBe("diff-folder-none");
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

/** The title that an earlier state has. */
const titleAt = async (name: string, place: string): Promise<string> =>
  withEarlier(name, { root: place, cwd: place }, (earlier) => titleIn(earlier.root));

async function retitle(folder: string, title: string): Promise<void> {
  await writeFile(join(folder, "modules", "hak", "module.md"), `---\njudul: ${title}\n---\n\nIsi.\n`);
}

describe.skipIf(!hasGit)("branches and places of work", () => {
  let paket: string;
  beforeAll(async () => {
    paket = await packageOf();
    await git(paket, "init", "-q", "-b", "utama");
    await git(paket, "add", ".");
    await git(paket, "commit", "-qm", "Satu");
    await git(paket, "checkout", "-qb", "usul/sesi-baru");
    await retitle(paket, "Usul");
    await git(paket, "commit", "-qam", "Usul");
    await git(paket, "checkout", "-q", "utama");
    await retitle(paket, "Dua");
    await git(paket, "commit", "-qam", "Dua");
  });
  afterAll(() => rm(paket, { recursive: true, force: true }));

  test("a branch with a slash, here and as the other copy has it", async () => {
    expect(await titleAt("usul/sesi-baru", paket)).toBe("judul: Usul");
    const clone = join(elsewhere, "salinan");
    await git(elsewhere, "clone", "-q", `file://${paket}`, clone);
    expect(await titleAt("origin/usul/sesi-baru", clone)).toBe("judul: Usul");
    expect(await failure("usul/sesi-baru", { root: clone, cwd: clone })).toBe("diff-revision-none");
  });

  test("a branch and a tag of one name are told apart by their full names", async () => {
    await git(paket, "tag", "ganda", "utama~1");
    await git(paket, "branch", "ganda", "usul/sesi-baru");
    expect(await titleAt("refs/tags/ganda", paket)).toBe("judul: Hak");
    expect(await titleAt("refs/heads/ganda", paket)).toBe("judul: Usul");
    expect(await titleAt("ganda", paket)).toBe("judul: Hak");
  });

  test("work on no branch, after and before a commit of its own", async () => {
    const detached = join(elsewhere, "lepas");
    await git(elsewhere, "clone", "-q", `file://${paket}`, detached);
    await git(detached, "checkout", "-q", "--detach", "HEAD~1");
    expect(await titleAt("HEAD", detached)).toBe("judul: Hak");
    expect(await titleAt("utama", detached)).toBe("judul: Dua");
    await retitle(detached, "Lepas");
    expect(await titleAt("@", detached)).toBe("judul: Hak");
    await git(detached, "commit", "-qam", "Lepas");
    expect(await titleAt("HEAD", detached)).toBe("judul: Lepas");
    expect(await titleAt("HEAD~1", detached)).toBe("judul: Hak");
    const commit = (await git(detached, "rev-parse", "HEAD")).trim();
    expect(await titleAt(commit.slice(0, 9), detached)).toBe("judul: Lepas");
  });

  test("a worktree beside the repository, as place of work and as old text", async () => {
    const tree = join(elsewhere, "pohon");
    await git(paket, "worktree", "add", "-q", tree, "usul/sesi-baru");
    await retitle(tree, "Belum disimpan");
    expect(await titleAt("utama", tree)).toBe("judul: Dua");
    expect(await titleAt("HEAD", tree)).toBe("judul: Usul");
    expect(await titleAt("usul/sesi-baru", paket)).toBe("judul: Usul");
    expect(await titleAt(tree, paket)).toBe("judul: Belum disimpan");
    expect((await git(tree, "status", "--porcelain")).trim()).toBe("M modules/hak/module.md");
    await git(paket, "worktree", "remove", "--force", tree);
  });
});

describe.skipIf(!hasGit)("submodules", () => {
  const allowed = ["-c", "protocol.file.allow=always"];
  /** A repository with two commits, of the files of a package below a folder. */
  async function repositoryOf(folder: string, before: string, after: string): Promise<void> {
    await git(folder, "init", "-q", "-b", "utama");
    for (const title of [before, after]) {
      await writeFile(join(folder, "module.md"), `---\njudul: ${title}\n---\n\nIsi.\n`);
      await git(folder, "add", ".");
      await git(folder, "commit", "-qm", title);
    }
  }

  test("a package that is one compares with its own revisions", async () => {
    const whole = await mkdtemp(join(elsewhere, "induk-"));
    await git(whole, "init", "-q", "-b", "induk");
    await git(whole, ...allowed, "submodule", "--quiet", "add", `file://${root}`, "paket");
    await git(whole, "commit", "-qm", "Paket");
    const inside = join(whole, "paket");
    expect(await titleAt("HEAD", inside)).toBe("judul: Hak baru");
    expect(await titleAt("seri-1", inside)).toBe("judul: Hak");
    expect(await failure("induk", { root: inside, cwd: inside })).toBe("diff-revision-none");
  });

  test("a module that is one is read as it was then", async () => {
    const own = await mkdtemp(join(elsewhere, "modul-"));
    await repositoryOf(own, "Modul lama", "Modul baru");
    const whole = await packageOf({
      "modules/hak/module.md": undefined,
      "modules/hak/01-awal.md": undefined,
    });
    await git(whole, "init", "-q", "-b", "utama");
    await git(whole, ...allowed, "submodule", "--quiet", "add", `file://${own}`, "modules/hak");
    await git(join(whole, "modules", "hak"), "checkout", "-q", "HEAD~1");
    await git(whole, "add", ".");
    await git(whole, "commit", "-qm", "Satu");
    await git(join(whole, "modules", "hak"), "checkout", "-q", "utama");
    await git(whole, "commit", "-qam", "Dua");
    expect(await titleAt("HEAD~1", whole)).toBe("judul: Modul lama");
    expect(await titleAt("HEAD", whole)).toBe("judul: Modul baru");
    const empty = join(elsewhere, "tanpa-modul");
    await git(elsewhere, "clone", "-q", `file://${whole}`, empty);
    expect(await failure("HEAD", { root: empty, cwd: empty })).toBe("diff-submodule-none");
    await rm(join(empty, "modules", "hak"), { recursive: true });
    expect(await failure("HEAD", { root: empty, cwd: empty })).toBe("diff-submodule-none");
    await rm(whole, { recursive: true, force: true });
  });

  test("all modules in one", async () => {
    const own = await packageOf();
    await git(join(own, "modules"), "init", "-q", "-b", "utama");
    await git(join(own, "modules"), "add", ".");
    await git(join(own, "modules"), "commit", "-qm", "Satu");
    const whole = await mkdtemp(join(elsewhere, "semua-"));
    await git(whole, "init", "-q", "-b", "utama");
    await git(whole, ...allowed, "submodule", "--quiet", "add", `file://${join(own, "modules")}`, "modules");
    await git(whole, "commit", "-qm", "Satu");
    await retitle(whole, "Belum disimpan");
    expect(await titleAt("HEAD", whole)).toBe("judul: Hak");
    await rm(own, { recursive: true, force: true });
  });
});

test("where git is not installed, the message says so", async () => {
  const { PATH } = process.env;
  process.env["PATH"] = elsewhere;
  const failed = await failure("seri-1").finally(() => {
    process.env["PATH"] = PATH;
  });
  expect(failed).toBe("diff-git-none");
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
