import { spawn } from "node:child_process";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";

/** A revision of a repository. */
export interface Revision {
  /** Full name of the commit. */
  commit: string;
  /** Path of the package within the repository, empty or ending with a slash. */
  prefix: string;
}

/** What `git` answered. */
interface Answer {
  status: number;
  output: Buffer;
  errors: string;
}

/**
 * Finds a revision in the repository that a folder stands in.
 * @param name a tag, a branch or a commit
 * @throws CannotRun `diff-git-none`, `diff-repository-none`, `diff-repository-owner`, `diff-commit-none`,
 * `diff-revision-none`, `diff-revision-shallow`
 */
export async function findRevision(folder: string, name: string): Promise<Revision> {
  // A name that begins so would be an option of git.
  if (name.startsWith("-") || name.trim() === "") throw unknownRevision(name, false);
  const place = await git(folder, ["rev-parse", "--is-shallow-repository", "--show-prefix"]);
  const [shallow = "", prefix = ""] = place.output.toString("utf8").split("\n");
  if (place.status !== 0) throw noRepository(folder, place.errors);
  const found = await git(folder, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${name}^{commit}`,
  ]);
  const commit = found.output.toString("utf8").trim();
  if (found.status !== 0 || !/^[0-9a-f]{40,64}$/.test(commit)) {
    const any = await git(folder, ["rev-list", "-n", "1", "--all"]);
    if (any.status === 0 && any.output.length === 0) throw new CannotRun("diff-commit-none");
    throw unknownRevision(name, shallow === "true");
  }
  return { commit, prefix };
}

/**
 * Writes a folder of a revision, as it was committed, with the submodules in it; links are left out.
 * @param path of the folder within the package, such as `modules`
 * @throws CannotRun `diff-package-none` where the revision does not have it; `diff-submodule-none`
 */
export async function writeRevision(
  folder: string,
  { commit, prefix }: Revision,
  { path, to }: { path: string; to: string },
): Promise<void> {
  const name = commit.slice(0, 10);
  const whole = await entriesOf(folder, `${commit}:${prefix}${path}`);
  const entries = whole ?? (await submoduleAt(folder, commit, `${prefix}${path}`));
  if (!entries) throw new CannotRun("diff-package-none", { name, path });
  await writeEntries(entries, { folder, place: join(folder, path), name, to });
}

/** A file of a revision, or a submodule: then the object is a commit of that. */
interface Entry {
  kind: "file" | "submodule";
  object: string;
  /** Path within the folder that was listed; empty where it is that folder. */
  name: string;
}

/** Everything below a folder of a revision; undefined where it is none. */
async function entriesOf(folder: string, tree: string): Promise<Entry[] | undefined> {
  const listed = await git(folder, ["ls-tree", "-r", "-z", "--full-tree", tree]);
  return listed.status === 0 ? entriesIn(listed.output) : undefined;
}

/** A path that is a submodule, as all that there is in it. */
async function submoduleAt(folder: string, commit: string, path: string): Promise<Entry[] | undefined> {
  const listed = await git(folder, ["ls-tree", "-z", "--full-tree", commit, "--", path]);
  const [found] = entriesIn(listed.output);
  return found?.kind === "submodule" ? [{ ...found, name: "" }] : undefined;
}

function entriesIn(output: Buffer): Entry[] {
  return output
    .toString("utf8")
    .split("\0")
    .flatMap((line): Entry[] => {
      const [, kind, object, name] = /^(100\d{3} blob|160000 commit) ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
      if (object === undefined || name === undefined || name.split("/").includes("..")) return [];
      return [{ kind: kind === "160000 commit" ? "submodule" : "file", object, name }];
    });
}

/** Where entries come from, and where they go. */
interface Writing {
  /** Folder in their repository. */
  folder: string;
  /** Folder that they stand in now, where their submodules are looked for. */
  place: string;
  /** What the revision is called in messages. */
  name: string;
  to: string;
}

async function writeEntries(entries: readonly Entry[], writing: Writing): Promise<void> {
  const of = (kind: Entry["kind"]): Entry[] => entries.filter((entry) => entry.kind === kind);
  await writeFiles(of("file"), writing);
  for (const { object, name: path } of of("submodule")) {
    const folder = join(writing.place, path);
    const there = await stat(folder).catch(() => undefined);
    const inside = there?.isDirectory() === true ? await entriesOf(folder, object) : undefined;
    if (!inside) throw new CannotRun("diff-submodule-none", { name: writing.name, path: folder });
    await writeEntries(inside, { ...writing, folder, place: folder, to: join(writing.to, path) });
  }
}

async function writeFiles(files: readonly Entry[], { folder, name: revision, to }: Writing): Promise<void> {
  const contents = await git(
    folder,
    ["cat-file", "--batch"],
    files.map(({ object }) => `${object}\n`).join(""),
  );
  let at = 0;
  for (const { name } of files) {
    const end = contents.output.indexOf(10, at);
    const size = Number(contents.output.toString("utf8", at, end).split(" ")[2]);
    if (end === -1 || Number.isNaN(size))
      throw new CannotRun("diff-package-none", { name: revision, path: name });
    const target = join(to, ...name.split("/"));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, contents.output.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
}

/** Why git knows no repository; what it says itself only where that is nothing usual. */
function noRepository(folder: string, errors: string): CannotRun {
  const [, top] = /safe\.directory (.+)/.exec(errors) ?? [];
  if (top !== undefined) return new CannotRun("diff-repository-owner", { folder, top: top.trim() });
  const first = firstLine(errors);
  const isUsual = /not a git repository|: \.git$/.test(first);
  return new CannotRun("diff-repository-none", { folder, detail: isUsual ? "" : ` (${first})` });
}

function unknownRevision(name: string, shallow: boolean): CannotRun {
  return new CannotRun(shallow ? "diff-revision-shallow" : "diff-revision-none", { name });
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.trim() ?? "";
}

/** Runs git without a shell. @throws CannotRun `diff-git-none` */
async function git(folder: string, options: readonly string[], input = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...options], {
      cwd: folder,
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (data: Buffer) => output.push(data));
    child.stderr.on("data", (data: Buffer) => errors.push(data));
    child.on("error", (error) =>
      reject(new CannotRun("diff-git-none", { detail: error.message }, { cause: error })),
    );
    child.on("close", (status) =>
      resolve({
        status: status ?? 1,
        output: Buffer.concat(output),
        errors: Buffer.concat(errors).toString("utf8"),
      }),
    );
    // A git that ends early does not read on: its status says what was wrong.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
