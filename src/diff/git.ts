import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
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
 * @throws CannotRun `diff-git-none`, `diff-repository-none`, `diff-revision-none`
 */
export async function findRevision(folder: string, name: string): Promise<Revision> {
  // A name that begins so would be an option of git.
  if (name.startsWith("-") || name.trim() === "") throw unknownRevision(name, false);
  const place = await git(folder, ["rev-parse", "--is-shallow-repository", "--show-prefix"]);
  const [shallow = "", prefix = ""] = place.output.toString("utf8").split("\n");
  if (place.status !== 0)
    throw new CannotRun("diff-repository-none", { folder, detail: firstLine(place.errors) });
  const found = await git(folder, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${name}^{commit}`,
  ]);
  const commit = found.output.toString("utf8").trim();
  if (found.status !== 0 || !/^[0-9a-f]{40,64}$/.test(commit))
    throw unknownRevision(name, shallow === "true");
  return { commit, prefix };
}

/**
 * Writes a folder of a revision, as it was committed; links in it are left out.
 * @param path of the folder within the package, such as `modules`
 * @throws CannotRun `diff-package-none` where the revision does not have it
 */
export async function writeRevision(
  folder: string,
  { commit, prefix }: Revision,
  { path, to }: { path: string; to: string },
): Promise<void> {
  const listed = await git(folder, ["ls-tree", "-r", "-z", "--full-tree", `${commit}:${prefix}${path}`]);
  if (listed.status !== 0) throw new CannotRun("diff-package-none", { name: commit.slice(0, 10), path });
  const files = listed.output
    .toString("utf8")
    .split("\0")
    .flatMap((line) => {
      const [, object, name] = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
      const inside = name !== undefined && !name.split("/").includes("..");
      return object === undefined || !inside ? [] : [{ object, name }];
    });
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
      throw new CannotRun("diff-package-none", { name: commit.slice(0, 10), path });
    const target = join(to, ...name.split("/"));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, contents.output.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
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
