import type {
  NoteAction,
  NoteAnswer,
  SentComment,
  SentNote,
  ShareData,
  SharedComments,
  SharedNote,
  ShownComment,
  ShownNote,
} from "../comment-data.ts";
import { type Kept, KeptList } from "./kept-list.ts";
import type { CommentStore, Memory } from "./margin-store.ts";
import { localTime } from "./new-id.ts";

/** A comment that was written on this device. */
interface OwnComment extends SentComment, Kept {
  at: string;
  /** What people call its place. */
  place: string;
}

/** A reply or a decision that was written on this device; its id is its key. */
interface OwnNote extends SharedNote, Kept {}

/** The comments of a static share: those that it came with, and what is written here, kept by this browser. */
export class LocalStore implements CommentStore {
  readonly damaged = [];
  readonly #data: ShareData;
  readonly #placeOf: (comment: SentComment) => string;
  readonly #listeners: (() => void)[] = [];
  readonly #comments: KeptList<OwnComment>;
  readonly #notes: KeptList<OwnNote>;
  /** Ids of what the share came with: of that, what was written here has arrived. */
  readonly #arrived: ReadonlySet<string>;

  /** @param placeOf what people call a place in the book */
  constructor(data: ShareData, memory: Memory, placeOf: (comment: SentComment) => string) {
    this.#data = data;
    this.#placeOf = placeOf;
    // Files opened from a phone's storage share what they keep: each book has its own.
    const book = `${data.package}:${data.book}`;
    this.#comments = new KeptList(memory, `edisi-comments:${book}`);
    this.#notes = new KeptList(memory, `edisi-notes:${book}`);
    this.#arrived = new Set(
      data.comments.flatMap(({ id, replies, decisions }) => [
        id,
        ...[...replies, ...decisions].map((note) => note.id.slice(-8)),
      ]),
    );
  }

  get comments(): readonly ShownComment[] {
    return [
      ...this.#data.comments.map((comment) => this.#withNotes(comment)),
      ...this.#ownComments().map((own) => this.#shown(own)),
    ];
  }

  /** How many were written here, and how many of them have not left yet. */
  get counts(): { own: number; waiting: number } {
    const own = [...this.#ownComments(), ...this.#ownNotes()];
    return { own: own.length, waiting: own.filter(({ left }) => left !== true).length };
  }

  isOwn(id: string): boolean {
    return this.#own(id) !== undefined;
  }

  hasLeft(id: string): boolean {
    return this.#own(id)?.left === true;
  }

  send(comment: SentComment): Promise<void> {
    this.#comments.add({ ...comment, at: localTime(), place: this.#placeOf(comment) });
    return this.#tell();
  }

  async note(action: NoteAction, about: ShownComment, { key, by, text }: SentNote): Promise<NoteAnswer> {
    const { module, id: comment, decisions } = this.#withNotes(about);
    const knew = action === "reply" ? [] : decisions.map(({ id }) => id.slice(-8));
    this.#notes.add({ id: key, key, by, text, action, module, comment, knew, at: localTime() });
    await this.#tell();
    return {};
  }

  remove(id: string): void {
    this.#comments.remove(id);
    this.#notes.remove(id);
    void this.#tell();
  }

  /** All that was written here, as it leaves: also what has left before, as a file may not have arrived. */
  file(by: string): SharedComments {
    return {
      edisi: "comments",
      version: 1,
      package: this.#data.package,
      by,
      comments: this.#ownComments().map(sentOf),
      notes: this.#ownNotes().map(sharedOf),
    };
  }

  /** Says that a file has left with all that is in it. */
  markLeft({ comments, notes }: SharedComments): void {
    this.#comments.markLeft(new Set(comments.map(({ id }) => id)));
    this.#notes.markLeft(new Set(notes.map(({ key }) => key)));
    void this.#tell();
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #tell(): Promise<void> {
    for (const listener of this.#listeners) listener();
    return Promise.resolve();
  }

  #ownComments(): OwnComment[] {
    return this.#comments.items.filter(({ id }) => !this.#arrived.has(id));
  }

  #ownNotes(): OwnNote[] {
    return this.#notes.items.filter(({ id }) => !this.#arrived.has(id));
  }

  #own(id: string): Kept | undefined {
    return this.#arrived.has(id) ? undefined : (this.#comments.get(id) ?? this.#notes.get(id));
  }

  /** A comment that the share came with, and what was said about it here. */
  #withNotes(comment: ShownComment): ShownComment {
    const own = this.#ownNotes().filter(
      (note) => note.comment === comment.id && note.module === comment.module,
    );
    const decided = own.filter(({ action }) => action !== "reply");
    const last = decided.at(-1)?.action;
    const known = new Set([...comment.replies, ...comment.decisions].map(({ id }) => id));
    const fresh = (note: OwnNote): boolean => !known.has(note.id);
    return {
      ...comment,
      replies: [
        ...comment.replies,
        ...own
          .filter(fresh)
          .filter(({ action }) => action === "reply")
          .map(shownNote),
      ],
      decisions: [
        ...comment.decisions,
        ...decided.filter(fresh).map((note) => ({
          ...shownNote(note),
          outcome: note.action === "resolve" ? ("resolved" as const) : ("reopened" as const),
        })),
      ],
      status: last === undefined ? comment.status : last === "resolve" ? "resolved" : "open",
    };
  }

  #shown({ id, kind, by, text, at, quote, section, block, place }: OwnComment): ShownComment {
    const anchor = block || section;
    const module = this.#data.modules.find(({ prefix }) => anchor.startsWith(prefix)) ?? {
      id: this.#data.book,
      prefix: "",
    };
    return {
      id,
      module: module.id,
      kind,
      status: "open",
      by,
      date: at,
      text,
      anchor: anchor.slice(module.prefix.length) || "content",
      quote,
      place,
      found: "exact",
      source: "",
      replies: [],
      decisions: [],
    };
  }
}

function shownNote({ id, by, text, at }: OwnNote): ShownNote {
  return { id, by, text, date: at };
}

/** Only what a package wants to know. */
function sentOf(own: OwnComment): SentComment {
  const { id, book, section, block, quote, before, after, kind, by, text, at } = own;
  return { id, book, section, block, quote, before, after, kind, by, text, at };
}

function sharedOf({ key, by, text, action, module, comment, knew, at }: OwnNote): SharedNote {
  return { key, by, text, action, module, comment, knew, at };
}
