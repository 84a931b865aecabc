import { z } from "zod";
import { CannotRun } from "../../diagnostics/failure.ts";
import type { Module } from "../../model/book.ts";
import type { Language } from "../../model/language.ts";
import { writeComment } from "../comments/write-comment.ts";
import { draftOf, sentComment } from "./sent-comment.ts";

/** Largest file of comments, in bytes, and most comments in one. */
export const largestImport = 8 * 1024 * 1024;
const mostComments = 2_000;

/** What came of one comment of a file. */
export interface ImportedComment {
  id: string;
  by: string;
  outcome: "written" | "known" | "refused";
  /** Path of its file below the package's folder; why not, where it was refused. */
  detail: string;
}

const sharedComments = z.object({
  edisi: z.literal("comments"),
  version: z.literal(1),
  package: z.string().max(1_000),
  by: z.string().max(1_000),
  comments: z.array(z.unknown()).max(mostComments),
});

/**
 * Writes the comments of a file that came back from a share. Each is looked at by itself: one that is refused keeps no
 * other from being written, and one that is there already is left alone.
 * @param text of the file; a note around the JSON, as messengers add it, does not matter
 * @param source where to write, and the modules of the package, resolved
 * @param now ISO 8601 with zone, for comments without a time of their own
 * @throws CannotRun `import-refused` for a file that no share makes, `write-failed`
 */
export async function importComments(
  text: string,
  { root, modules }: { root: string; modules: readonly Module[] },
  { now, language }: { now: string; language: Language },
): Promise<ImportedComment[]> {
  const { comments } = parsed(text);
  const outcomes: ImportedComment[] = [];
  for (const [index, each] of comments.entries()) {
    const read = sentComment.safeParse(each);
    if (!read.success) {
      const [issue] = read.error.issues;
      const at = ["comments", index, ...(issue?.path ?? [])].join(".");
      outcomes.push({ id: "", by: "", outcome: "refused", detail: at });
      continue;
    }
    const { id, by } = read.data;
    try {
      const draft = draftOf(modules, read.data, { at: now, language });
      const { path, known } = await writeComment(root, draft);
      outcomes.push({ id, by, outcome: known ? "known" : "written", detail: path });
    } catch (error) {
      if (!(error instanceof CannotRun) || error.id === "write-failed") throw error;
      outcomes.push({ id, by, outcome: "refused", detail: error.in(language) });
    }
  }
  return outcomes;
}

function parsed(text: string): z.infer<typeof sharedComments> {
  if (Buffer.byteLength(text) > largestImport) refuse(`> ${largestImport / 1024 / 1024} MB`);
  let value: unknown;
  try {
    value = JSON.parse(text.slice(Math.max(0, text.indexOf("{")), text.lastIndexOf("}") + 1));
  } catch {
    refuse("JSON");
  }
  const read = sharedComments.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return refuse(issue?.path.join(".") || "JSON");
}

function refuse(detail: string): never {
  throw new CannotRun("import-refused", { detail });
}
