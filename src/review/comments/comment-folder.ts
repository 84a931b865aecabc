import { lstat, realpath } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import { VFile } from "vfile";
import { CannotRun } from "../../diagnostics/failure.ts";
import { report } from "../../diagnostics/report.ts";
import { nearest } from "../../diagnostics/suggest.ts";
import { discoverModules } from "../../source/discover.ts";
import { readText } from "../../source/read-text.ts";
import { commentsFolder, parseRecordName } from "./comment-names.ts";
import { listComments } from "./list-comments.ts";
import { readCommentRecord, readNoteRecord } from "./comment-file.ts";
import type { Comment } from "./comment.ts";
import { threadsOf, type ReadRecord } from "./threads.ts";

/** Largest file of a comment, in bytes. */
export const largestComment = 64 * 1024;

/** Files that are read at the same time. */
const filesAtOnce = 16;

/** What systems answer of a file that another program holds. */
const heldCodes: ReadonlySet<string | undefined> = new Set(["EBUSY", "EPERM", "EACCES", "EAGAIN"]);

/** What a folder of comments holds. */
export interface ReadComments {
  /** By name, so by date. */
  comments: Comment[];
  /** The files with what is wrong with them; `diagnosticsOf` lists it. */
  files: VFile[];
}

/**
 * Reads the comments of a module. A damaged file is reported and all others are read; nothing outside the folder is, and
 * no link is followed. What stands in the place of the folder is reported, too: silence would mean that there are none.
 * @param root folder that holds `modules/`
 * @param module id of the module
 * @param read reads a text, for tests
 * @throws CannotRun `module-none`, and `read-failed` where the disk fails
 */
export async function readComments(root: string, module: string, read = readText): Promise<ReadComments> {
  const realRoot = await realpath(root);
  const own = await moduleFolder(realRoot, module);
  const folder = join(own, commentsFolder);
  const { names, others } = await listComments(own, module);
  const limit = pLimit(filesAtOnce);
  const records = await Promise.all(
    names.map((name) => limit(() => readRecord({ root: realRoot, folder, module, read }, name))),
  );
  const whole = records.flatMap(({ record }) => record ?? []);
  return { comments: threadsOf(whole, module), files: [...others, ...records.map(({ file }) => file)] };
}

/**
 * Folder of a module, by its id as `discoverModules` knows it: an id can name nothing else.
 * @param root without links in its path
 * @throws CannotRun `module-none`
 */
export async function moduleFolder(root: string, module: string): Promise<string> {
  const found = await discoverModules(join(root, "modules"));
  const folder = found.find(({ id }) => id === module)?.folder;
  if (folder !== undefined) return folder;
  const known = found.map(({ id }) => id);
  throw new CannotRun("module-none", {
    name: module,
    known: known.join(", "),
    near: nearest(module, known) ?? "",
  });
}

async function readRecord(
  { root, folder, module, read }: { root: string; folder: string; module: string; read: typeof readText },
  name: string,
): Promise<{ file: VFile; record?: ReadRecord }> {
  const path = join(folder, name);
  const empty = new VFile({ path: `modules/${module}/${commentsFolder}/${name}`, value: "" });
  const parsed = parseRecordName(name);
  const found = await lstat(path).catch(() => undefined);
  // Somebody has deleted it since the folder was listed.
  if (found === undefined) return { file: empty };
  if (!found.isFile()) report(empty, "comment-link");
  else if (parsed === undefined) report(empty, "comment-name", { example: exampleName(name, found.mtime) });
  else if (found.size > largestComment)
    report(empty, "comment-large", { size: Math.ceil(found.size / 1024), limit: largestComment / 1024 });
  else {
    const file = await patiently(() => read(path, root)).catch((error: unknown) => {
      if (isGone(error)) return empty;
      throw error;
    });
    if (file === empty) return { file };
    if (parsed.type !== "comment") {
      const note = readNoteRecord(file, parsed);
      return { file, ...(note ? { record: { file, name: parsed, note } } : {}) };
    }
    const comment = readCommentRecord(file, parsed);
    return { file, ...(comment ? { record: { file, name: parsed, comment } } : {}) };
  }
  return { file: empty };
}

/** Reads what a program that syncs folders, or one that looks for viruses, may hold for a moment. */
async function patiently(read: () => Promise<VFile>): Promise<VFile> {
  for (const wait of [20, 80, 250]) {
    try {
      return await read();
    } catch (error) {
      if (!heldCodes.has(codeOf(error))) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, wait);
      });
    }
  }
  return read();
}

/** Whether a file could not be read because somebody has just deleted it. */
function isGone(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

function codeOf(error: unknown): string | undefined {
  return error instanceof CannotRun ? (error.cause as NodeJS.ErrnoException | undefined)?.code : undefined;
}

/** A name that a file may have, made of its present name and its date. */
function exampleName(name: string, changed: Date): string {
  const [, day = changed.toISOString().slice(0, 10), rest = name] = /^(\d{8})[-_ ](.*)$/.exec(name) ?? [];
  const letters = rest
    .replace(/\.md$/i, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return `${day.replaceAll("-", "")}-${`${letters}abcdefgh`.slice(0, 8)}.md`;
}
