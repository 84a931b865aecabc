/** Folder of a module that holds its comments. */
export const commentsFolder = "komentar";

/** What a file of the folder holds, by the word in its name. */
const recordWords = { reply: "balasan", resolved: "selesai", reopened: "dibuka" } as const;

/** What a file of the folder holds. */
export type RecordType = "comment" | keyof typeof recordWords;

/** What the name of a file says. */
export interface RecordName {
  type: RecordType;
  /** The file's name without its ending. */
  id: string;
  /** Id of the comment that it belongs to; its own where it is one. */
  comment: string;
}

const commentPattern = /^\d{8}-[a-z0-9]{8}$/;
const namePattern = /^(\d{8}-[a-z0-9]{8})(?:\.(balasan|selesai|dibuka)-([a-z0-9]{8}))?\.md$/;
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Whether a text is the id of a comment, such as "20261122-k3f9a2bq". */
export function isCommentId(written: string): boolean {
  return commentPattern.test(written);
}

/** Whether a text is the last part of an id, by which a reply or a decision is named. */
export function isNoteKey(written: string): boolean {
  return /^[a-z0-9]{8}$/.test(written);
}

/** What a file name says; undefined for a name that no comment has. */
export function parseRecordName(name: string): RecordName | undefined {
  const [, comment, word] = namePattern.exec(name) ?? [];
  if (comment === undefined) return undefined;
  const type = (Object.keys(recordWords) as (keyof typeof recordWords)[]).find(
    (each) => recordWords[each] === word,
  );
  return { type: type ?? "comment", id: name.slice(0, -".md".length), comment };
}

/**
 * Id of a reply or a decision: it begins with that of its comment, so that both stand together in the folder.
 * @param key eight small letters or digits
 */
export function noteId(comment: string, type: Exclude<RecordType, "comment">, key: string): string {
  return `${comment}.${recordWords[type]}-${key}`;
}

/**
 * Eight small letters or digits.
 * @param random at least eight bytes; forty bits of them are used
 */
export function randomKey(random: Uint8Array): string {
  return Array.from(random.subarray(0, 8), (byte) => letters[byte % letters.length]).join("");
}

/**
 * A new id for a comment.
 * @param at ISO 8601 date or time; its date as written begins the id
 * @param random at least eight bytes
 */
export function newCommentId(at: string, random: Uint8Array): string {
  return `${at.slice(0, 10).replaceAll("-", "")}-${randomKey(random)}`;
}
