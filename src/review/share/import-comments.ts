import { z } from "zod";
import { CannotRun } from "../../diagnostics/failure.ts";
import type { Module } from "../../model/book.ts";
import type { Language } from "../../model/language.ts";
import { plainLine } from "../../model/plain-text.ts";
import type { NoteAction } from "../../preview/comments/comment-data.ts";
import {
  answerComment,
  reopenComment,
  resolveComment,
  writeComment,
  type NoteDraft,
  type WrittenNote,
} from "../comments/write-comment.ts";
import { sentProblem } from "./sent-problem.ts";
import { draftOf, sentComment, sharedNote, type SharedNoteRead } from "./sent-comment.ts";

/** Largest file of comments, in bytes, and most comments and most notes in one. */
export const largestImport = 8 * 1024 * 1024;
const mostComments = 2_000;

/** What came of one comment, reply or decision of a file. */
export interface ImportedComment {
  what: "comment" | NoteAction;
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
  notes: z.array(z.unknown()).max(mostComments).default([]),
});

/** Where a file is taken in. */
interface Importing {
  root: string;
  modules: readonly Module[];
  /** ISO 8601 with zone, for comments without a time of their own. */
  now: string;
  language: Language;
}

/**
 * Writes the comments of a file that came back from a share, and what it says to others. Each is looked at by itself: one
 * that is refused keeps no other from being written, and one that is there already is left alone.
 * @param text of the file; a note around the JSON, as messengers add it, does not matter
 * @param source where to write, and the modules of the package, resolved
 * @throws CannotRun `import-refused` for a file that no share makes, `write-failed`
 */
export async function importComments(
  text: string,
  { root, modules }: Pick<Importing, "root" | "modules">,
  { now, language }: Pick<Importing, "now" | "language">,
): Promise<ImportedComment[]> {
  const { comments, notes } = parsed(text);
  const to: Importing = { root, modules, now, language };
  const outcomes: ImportedComment[] = [];
  for (const [index, each] of comments.entries()) {
    const read = sentComment.safeParse(each);
    outcomes.push(
      read.success
        ? await taken({ what: "comment", ...read.data }, to, () =>
            writeComment(root, draftOf(modules, read.data, { at: now, language })),
          )
        : refused({ what: "comment", index, value: each }, read.error, language),
    );
  }
  // After all comments, in the order of their writing: a comment may have been resolved and opened again.
  for (const [index, each] of notes.entries()) {
    const read = sharedNote.safeParse(each);
    outcomes.push(
      read.success
        ? await taken({ what: read.data.action, id: read.data.key, by: read.data.by }, to, () =>
            writeShared(root, read.data, language),
          )
        : refused({ what: "reply", index, value: each }, read.error, language),
    );
  }
  return outcomes;
}

async function taken(
  { what, id, by }: Pick<ImportedComment, "what" | "id" | "by">,
  { language }: Importing,
  write: () => Promise<WrittenNote>,
): Promise<ImportedComment> {
  try {
    const { path, known } = await write();
    return { what, id, by, outcome: known ? "known" : "written", detail: path };
  } catch (error) {
    if (!(error instanceof CannotRun) || error.id === "write-failed") throw error;
    return { what, id, by, outcome: "refused", detail: error.in(language) };
  }
}

/** Why something in a file cannot be used, by its number there, its writer and its first words. */
function refused(
  { what, index, value }: { what: "comment" | "reply"; index: number; value: unknown },
  { issues: [issue] }: z.ZodError,
  language: Language,
): ImportedComment {
  const { by, text } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const words = {
    id: { comment: "komentar ke-", reply: "tanggapan ke-", of: "dari" },
    en: { comment: "comment ", reply: "note ", of: "by" },
  }[language];
  const who = typeof by === "string" && by.trim() !== "" ? ` ${words.of} ${plainLine(by, 40)}` : "";
  const said = typeof text === "string" && text.trim() !== "" ? ` “${plainLine(text, 60)}”` : "";
  const detail = `${words[what]}${index + 1}${who}${said}: ${sentProblem(issue, language)}`;
  return { what, id: "", by: "", outcome: "refused", detail };
}

function writeShared(
  root: string,
  { action, comment, text, at, ...note }: SharedNoteRead,
  language: Language,
): Promise<WrittenNote> {
  const draft: Omit<NoteDraft, "text"> = { ...note, at, language };
  const write = {
    reply: () => answerComment(root, comment, { ...draft, text }),
    resolve: () => resolveComment(root, comment, { ...draft, reason: text }),
    reopen: () => reopenComment(root, comment, { ...draft, reason: text }),
  } satisfies Record<NoteAction, () => Promise<WrittenNote>>;
  return write[action]();
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
