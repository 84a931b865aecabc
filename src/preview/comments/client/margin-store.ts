import type {
  DamagedComment,
  NoteAction,
  NoteAnswer,
  SentComment,
  SentNote,
  ShownComment,
} from "../comment-data.ts";

/** Where a margin has its comments from, and sends them to. */
export interface CommentStore {
  /** In the order of the texts. */
  readonly comments: readonly ShownComment[];
  /** Files of comments that cannot be read. */
  readonly damaged: readonly DamagedComment[];
  /** Sends a comment. @throws SendFailure, and then nothing is lost: it may be sent again with the same id */
  send(comment: SentComment): Promise<void>;
  /** Answers, resolves or reopens one. @throws SendFailure */
  note(action: NoteAction, about: ShownComment, note: SentNote): Promise<NoteAnswer>;
  /** Takes one away from this device; nothing where it was not written here. */
  remove(id: string): void;
  /** Whether a comment or a note was written here, and may be taken away. */
  isOwn(id: string): boolean;
  /** Whether one that was written here has left this device. */
  hasLeft(id: string): boolean;
  /** Calls a listener whenever there are other comments. */
  listen(listener: () => void): void;
}

/** Why something was not sent, in words for the one who wrote it. */
export class SendFailure extends Error {
  /** Whether another comment has the id. */
  readonly isTaken: boolean;

  constructor(message: string, isTaken = false) {
    super(message);
    this.isTaken = isTaken;
  }
}

/** Keeps small things in this browser, or for as long as the page is open where it keeps nothing. */
export class Memory {
  readonly #kept = new Map<string, string>();
  /** Whether what is kept outlives the page. */
  lasts = true;

  /** What is kept, also by another tab; empty without. */
  get(key: string): string {
    if (!this.lasts) return this.#kept.get(key) ?? "";
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      this.lasts = false;
      return this.#kept.get(key) ?? "";
    }
  }

  set(key: string, value: string): void {
    this.#kept.set(key, value);
    try {
      localStorage.setItem(key, value);
    } catch {
      // Full, or forbidden.
      this.lasts = false;
    }
  }
}
