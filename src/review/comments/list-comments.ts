import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { VFile } from "vfile";
import { CannotRun } from "../../diagnostics/failure.ts";
import { report } from "../../diagnostics/report.ts";
import type { Localized } from "../../model/language.ts";
import { commentsFolder } from "./comment-names.ts";

/** What people may call the folder of comments instead, whatever its capitals. */
const otherNames: ReadonlySet<string> = new Set([commentsFolder, "comments", "comment"]);

/** What may hold comments in a module. */
export interface ListedComments {
  /** Names of the texts in its folder of comments, in order. */
  names: string[];
  /** What may be meant as this folder and is not, with what is wrong with it. */
  others: VFile[];
}

/**
 * Looks for the comments of a module. A link is not followed, neither to a place in the package nor outside: on another
 * machine it may lead elsewhere. A folder with capitals would be another one on some disks, so it is reported everywhere.
 * @param folder of the module
 * @throws CannotRun `read-failed`
 */
export async function listComments(folder: string, module: string): Promise<ListedComments> {
  const entries = await entriesOf(folder);
  const others = entries
    .filter((entry) => otherNames.has(entry.name.normalize("NFC").toLowerCase()) && !isFolder(entry))
    .map((entry) => {
      const { name } = entry;
      const file = new VFile({ path: `modules/${module}/${name}`, value: "" });
      report(file, "comment-folder", { name, what: kindOf(entry) });
      return file;
    });
  if (!entries.some(isFolder)) return { names: [], others };
  const own = await entriesOf(join(folder, commentsFolder));
  // Files that are being written, and those that editors and systems keep, begin so.
  const names = own.map(({ name }) => name).filter((name) => /\.md$/i.test(name) && !/^[.~]/.test(name));
  return { names: names.sort(), others };
}

/** Whether an entry is the folder of comments itself. A junction of Windows is a link, as Node tells it. */
function isFolder(entry: Dirent): boolean {
  return entry.name === commentsFolder && entry.isDirectory();
}

function kindOf(entry: Dirent): Localized {
  if (entry.isSymbolicLink()) return { en: "link", id: "tautan" };
  if (entry.isDirectory()) return { en: "folder", id: "folder lain" };
  return { en: "file", id: "berkas" };
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotRun("read-failed", { path: folder, detail }, { cause: error });
  }
}
