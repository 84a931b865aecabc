import type { VFile } from "vfile";
import { report } from "../../diagnostics/report.ts";
import type { CommentRecord, NoteRecord } from "./comment-file.ts";
import type { RecordName } from "./comment-names.ts";
import type { Comment, CommentDecision, CommentNote } from "./comment.ts";

/** One file of the folder, as read. */
export type ReadRecord = { file: VFile; name: RecordName } & (
  | { comment: CommentRecord; note?: never }
  | { note: NoteRecord; comment?: never }
);

/**
 * Puts comments together with their replies and decisions. What answers a comment that is not there is reported on its
 * file: a shared folder may not have brought it yet.
 */
export function threadsOf(records: readonly ReadRecord[], module: string): Comment[] {
  const notes = new Map<string, (ReadRecord & { note: NoteRecord })[]>();
  const comments: Comment[] = [];
  for (const record of records) {
    if (record.note) notes.set(record.name.comment, [...(notes.get(record.name.comment) ?? []), record]);
  }
  for (const { file, name, comment } of records) {
    if (!comment) continue;
    const own = notes.get(name.id) ?? [];
    notes.delete(name.id);
    const decisions = own.flatMap((each) => decisionOf(each)).sort(byDate);
    comments.push({
      ...comment,
      id: name.id,
      module,
      path: file.path,
      replies: own
        .filter((each) => each.name.type === "reply")
        .map(noteOf)
        .sort(byDate),
      decisions,
      status: statusOf(decisions),
    });
  }
  for (const { file, name } of [...notes.values()].flat()) {
    report(file, "comment-answers", { comment: name.comment });
  }
  return comments;
}

/**
 * A comment is resolved where a decision says so that no later one took the place of. Clocks do not matter. Of two people
 * who decided without knowing of each other, the one who keeps it open is heard.
 */
function statusOf(decisions: readonly CommentDecision[]): Comment["status"] {
  const standing = standingDecisions(decisions);
  return standing.length > 0 && standing.every(({ outcome }) => outcome === "resolved") ? "resolved" : "open";
}

/** Decisions that no other one took the place of. */
export function standingDecisions(decisions: readonly CommentDecision[]): CommentDecision[] {
  const gone = new Set(decisions.flatMap(({ id, supersedes }) => supersedes.filter((other) => other !== id)));
  return decisions.filter(({ id }) => !gone.has(id));
}

function decisionOf(record: ReadRecord & { note: NoteRecord }): CommentDecision[] {
  const { type } = record.name;
  if (type !== "resolved" && type !== "reopened") return [];
  return [{ ...noteOf(record), outcome: type, supersedes: record.note.supersedes }];
}

function noteOf({ name, note: { by, date, text } }: ReadRecord & { note: NoteRecord }): CommentNote {
  return { id: name.id, by, date, text };
}

/** By time, then by name. A date without a time is the beginning of its day. */
function byDate(a: CommentNote, b: CommentNote): number {
  return Date.parse(a.date) - Date.parse(b.date) || (a.id < b.id ? -1 : 1);
}
