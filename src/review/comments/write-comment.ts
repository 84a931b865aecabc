import { randomBytes } from "node:crypto";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { CannotRun } from "../../diagnostics/failure.ts";
import { nearest } from "../../diagnostics/suggest.ts";
import type { Language } from "../../model/language.ts";
import { discoverModules } from "../../source/discover.ts";
import { isCommentDate, isSessionName, longestName } from "./comment-fields.ts";
import { commentText, essence, noteText } from "./comment-file.ts";
import { largestComment, moduleFolder, readComments } from "./comment-folder.ts";
import {
  commentsFolder,
  isCommentId,
  isNoteKey,
  newCommentId,
  noteId,
  randomKey,
  type RecordType,
} from "./comment-names.ts";
import {
  commentKinds,
  type Comment,
  type CommentAnchor,
  type CommentKind,
  type CommentNote,
} from "./comment.ts";
import { standingDecisions } from "./threads.ts";
import { removeAbandoned, writeNew } from "./write-new.ts";

/** What a reviewer sends. */
export interface CommentDraft {
  /** Made by the client, so that sending it twice writes it once; a new one where left out. */
  id?: string | undefined;
  module: string;
  /** File name of the session, of module.md or of the bank. */
  session: string;
  kind: CommentKind;
  by: string;
  /** Now, ISO 8601 with zone. */
  at: string;
  text: string;
  /** From `anchorOf`; a comment on the whole session where left out. */
  anchor?: CommentAnchor;
  /** Of the words in the file. */
  language?: Language;
}

/** A reply, or why a comment is resolved or opened again. */
export interface NoteDraft {
  /** Eight small letters or digits made by the client, so that sending it twice writes it once. */
  key?: string | undefined;
  by: string;
  /** Now, ISO 8601 with zone. */
  at: string;
  text: string;
  /** Module of the comment, where two have one of the same id. */
  module?: string | undefined;
  /** Keys of the decisions that the writer knew, where those are not all that are there now. */
  knew?: readonly string[] | undefined;
  language?: Language;
}

/** What was written. */
export interface WrittenNote {
  /** The file's name without its ending. */
  id: string;
  /** Path below the package's folder. */
  path: string;
  /** Whether the same thing was there already. */
  known: boolean;
  /** What had resolved the comment before, where a decision says so once more. */
  earlier?: CommentNote;
}

/**
 * Writes a comment as a new file of its module. Nothing that is there is ever changed.
 * @param root folder that holds `modules/`
 * @throws CannotRun `comment-refused` for values that no comment has, `comment-taken` where its id is that of another one,
 * `module-none`, `write-failed`
 */
export async function writeComment(root: string, draft: CommentDraft): Promise<WrittenNote> {
  const { module, session, kind, anchor = {}, by, at, text, language = "id" } = draft;
  const id = draft.id ?? newCommentId(at, randomBytes(8));
  refuse("id", id, isCommentId(id));
  refuse("session", session, isSessionName(session));
  refuse("kind", kind, Object.hasOwn(commentKinds, kind));
  checkNote(draft);
  const folder = await moduleFolder(await realpath(root), module);
  const words = commentText({ session, kind, anchor, by, date: at, text }, language);
  return write({ folder, module, id, at }, words);
}

/** Writes a reply to a comment. @throws CannotRun `comment-none`, and those of `writeComment` */
export async function answerComment(root: string, comment: string, draft: NoteDraft): Promise<WrittenNote> {
  return writeNote(root, { comment, type: "reply" }, draft);
}

/**
 * Resolves a comment: a file of its own says who, when and why. Of two people who do so at once, both are kept.
 * @throws CannotRun `comment-none`, and those of `writeComment`
 */
export async function resolveComment(
  root: string,
  comment: string,
  { reason, ...draft }: Omit<NoteDraft, "text"> & { reason: string },
): Promise<WrittenNote> {
  return writeNote(root, { comment, type: "resolved" }, { ...draft, text: reason });
}

/** Opens a resolved comment again, in the same way. @throws CannotRun `comment-none`, and those of `writeComment` */
export async function reopenComment(
  root: string,
  comment: string,
  { reason, ...draft }: Omit<NoteDraft, "text"> & { reason: string },
): Promise<WrittenNote> {
  return writeNote(root, { comment, type: "reopened" }, { ...draft, text: reason });
}

/**
 * The comment that an id names: whole, or its last eight letters.
 * @param module the only one to look in
 * @throws CannotRun `comment-none`
 */
export async function findComment(root: string, written: string, module?: string): Promise<Comment> {
  const folders = await discoverModules(join(await realpath(root), "modules"));
  const ids = module === undefined ? folders.map(({ id }) => id) : [module];
  const known: Comment[] = [];
  for (const id of ids) known.push(...(await readComments(root, id)).comments);
  const lower = written.toLowerCase();
  const found = known.find(({ id }) => id === lower || (isNoteKey(lower) && id.endsWith(`-${lower}`)));
  if (found) return found;
  const near = nearest(
    written,
    known.map(({ id }) => id),
  );
  throw new CannotRun("comment-none", { id: written, near: near ?? "" });
}

async function writeNote(
  root: string,
  { comment, type }: { comment: string; type: Exclude<RecordType, "comment"> },
  draft: NoteDraft,
): Promise<WrittenNote> {
  const { by, at, text, knew, language = "id", key = randomKey(randomBytes(8)) } = draft;
  refuse("key", key, isNoteKey(key));
  checkNote(draft);
  const { id: about, module, decisions, status } = await findComment(root, comment, draft.module);
  const id = noteId(about, type, key);
  const standing = type === "reply" ? [] : standingDecisions(decisions);
  const supersedes = standing
    .map((each) => each.id)
    .filter((each) => each !== id && (knew?.some((own) => each.endsWith(`-${own}`)) ?? true));
  const folder = await moduleFolder(await realpath(root), module);
  const written = await write(
    { folder, module, id, at },
    noteText({ by, date: at, supersedes, text }, language),
  );
  const earlier = standing.findLast((each) => each.id !== id);
  const isSecond = type === "resolved" && status === "resolved" && !written.known && earlier !== undefined;
  return isSecond ? { ...written, earlier } : written;
}

async function write(
  { folder, module, id, at }: { folder: string; module: string; id: string; at: string },
  text: string,
): Promise<WrittenNote> {
  refuse(
    "text",
    `${Math.ceil(Buffer.byteLength(text) / 1024)} kB`,
    Buffer.byteLength(text) <= largestComment,
  );
  const name = `${id}.md`;
  const path = `modules/${module}/${commentsFolder}/${name}`;
  const own = join(folder, commentsFolder);
  const there = await writeNew(join(own, name), text);
  if (there !== true && essence(there) !== essence(text)) throw new CannotRun("comment-taken", { path });
  await removeAbandoned(own, Date.parse(at));
  return { id, path, known: there !== true };
}

function checkNote({ by, at, text }: Pick<NoteDraft, "by" | "at" | "text">): void {
  refuse("by", by, by.trim() !== "" && by.length <= longestName);
  refuse("date", at, isCommentDate(at));
  refuse("text", "", text.trim() !== "");
}

function refuse(what: string, value: string, good: boolean): void {
  if (!good) throw new CannotRun("comment-refused", { what, value: JSON.stringify(value.slice(0, 80)) });
}
