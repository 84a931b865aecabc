import type { SentComment, ShareData, SharedComments, ShownComment } from "../comment-data.ts";
import { type CommentStore, Memory } from "./margin-store.ts";
import { localTime } from "./new-id.ts";

/** A comment that was written on this device. */
interface OwnComment extends SentComment {
  at: string;
  /** What people call its place. */
  place: string;
  /** Whether it has left in a file. */
  left?: boolean;
}

/** The comments of a static share: those that it came with, and those that are written here, kept by this browser. */
export class LocalStore implements CommentStore {
  readonly note = undefined;
  readonly #data: ShareData;
  readonly #memory: Memory;
  readonly #placeOf: (comment: SentComment) => string;
  readonly #listeners: (() => void)[] = [];
  #own: OwnComment[] = [];

  /** @param placeOf what people call a place in the book */
  constructor(data: ShareData, memory: Memory, placeOf: (comment: SentComment) => string) {
    this.#data = data;
    this.#memory = memory;
    this.#placeOf = placeOf;
    this.#own = this.#read();
  }

  get comments(): readonly ShownComment[] {
    return [...this.#data.comments, ...this.#own.map((own) => this.#shown(own))];
  }

  /** Those written here. */
  get own(): readonly OwnComment[] {
    return this.#own;
  }

  /** How many have not left yet. */
  get waiting(): number {
    return this.#own.filter(({ left }) => left !== true).length;
  }

  isOwn(id: string): boolean {
    return this.#own.some((each) => each.id === id);
  }

  /** Whether one that was written here has left. */
  hasLeft(id: string): boolean {
    return this.#own.some((each) => each.id === id && each.left === true);
  }

  send(comment: SentComment): Promise<void> {
    const own = { ...comment, at: localTime(), place: this.#placeOf(comment) };
    this.#keep([...this.#now().filter(({ id }) => id !== comment.id), own]);
    return Promise.resolve();
  }

  remove = (id: string): void => {
    this.#keep(this.#now().filter((each) => each.id !== id));
  };

  /** All that was written here, as it leaves: also what has left before, as a file may not have arrived. */
  file(by: string): SharedComments {
    return {
      edisi: "comments",
      version: 1,
      package: this.#data.package,
      by,
      comments: this.#own.map(sentOf),
    };
  }

  /** Says that all have left. */
  markLeft(): void {
    this.#keep(this.#now().map((each) => ({ ...each, left: true })));
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** In another tab the same book may have been commented on meanwhile. */
  #now(): OwnComment[] {
    const kept = this.#memory.lasts ? this.#read() : [];
    const others = kept.filter(({ id }) => !this.isOwn(id));
    return [...this.#own, ...others];
  }

  #keep(own: OwnComment[]): void {
    this.#own = own;
    this.#memory.set(this.#key, JSON.stringify(own));
    for (const listener of this.#listeners) listener();
  }

  #read(): OwnComment[] {
    try {
      const kept: unknown = JSON.parse(this.#memory.get(this.#key) || "[]");
      return Array.isArray(kept) ? (kept as OwnComment[]) : [];
    } catch {
      return [];
    }
  }

  /** Files opened from a phone's storage share what they keep: each book has its own. */
  get #key(): string {
    return `edisi-comments:${this.#data.package}:${this.#data.book}`;
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

/** Only what a package wants to know. */
function sentOf({
  id,
  book,
  section,
  block,
  quote,
  before,
  after,
  kind,
  by,
  text,
  at,
}: OwnComment): SentComment {
  return { id, book, section, block, quote, before, after, kind, by, text, at };
}
