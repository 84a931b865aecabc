// What a page with comments and its server say to each other. Only types: the page's scripts use this file, too.

/** What a comment is about. */
export type SentKind = "content" | "language" | "law" | "layout";

/** Where a reader put a comment, as a browser tells it. */
export interface SentPlace {
  /** Id of the section of the page: a session, the introduction, an annex. Empty for the book as a whole. */
  section: string;
  /** Id of the nearest element that has one; empty for the whole section. */
  block: string;
  /** The words that were selected; empty for a whole block. */
  quote: string;
  /** Some words right before and after them. */
  before: string;
  after: string;
}

/** A comment that a reader sends. */
export interface SentComment extends SentPlace {
  /** Made by the page, so that sending it again does not double it. */
  id: string;
  /** Id of the book: a module, or the volume of all. */
  book: string;
  kind: SentKind;
  by: string;
  text: string;
  /** When it was written, ISO 8601 with zone, where that is not now. */
  at?: string | undefined;
}

/** A reply, or why a comment is resolved or opened again. */
export interface SentNote {
  /** Made by the page, for the same reason: eight small letters or digits. */
  key: string;
  by: string;
  text: string;
}

/** What a note does to its comment. */
export type NoteAction = "reply" | "resolve" | "reopen";

/** A note that was written in a static share. */
export interface SharedNote extends SentNote {
  action: NoteAction;
  /** Module and id of the comment that it is about. */
  module: string;
  comment: string;
  /** Keys of the decisions that its writer knew: it takes the place of those alone. */
  knew: string[];
  /** When it was written, ISO 8601 with zone. */
  at: string;
}

/** One thing that somebody wrote. */
export interface ShownNote {
  id: string;
  by: string;
  /** ISO 8601: a date, or a time with its zone. */
  date: string;
  text: string;
}

/** A comment as pages show it. Everything in it is plain text. */
export interface ShownComment extends ShownNote {
  module: string;
  kind: SentKind;
  status: "open" | "resolved";
  /** Id of the nearest element in the module's own book; empty where it belongs nowhere any more. */
  anchor: string;
  /** The words it is about, as they are now where they were found; empty for a whole block or session. */
  quote: string;
  /** What people call the place. */
  place: string;
  /** How its place was found. */
  found: "exact" | "similar" | "block" | "session" | "orphaned";
  /** Its text, `file:line`. */
  source: string;
  replies: ShownNote[];
  decisions: (ShownNote & { outcome: "resolved" | "reopened" })[];
}

/** A file of comments that cannot be read, or not all of it. Everything in it is plain text. */
export interface DamagedComment {
  /** `path:line`, below the package's folder. */
  place: string;
  message: string;
  /** What to do; empty without. */
  hint: string;
}

/** What came of a note: another one that had resolved the comment before. */
export interface NoteAnswer {
  earlier?: { by: string; date: string; text: string };
}

/** The fixed words of the page, by name. */
export type MarginWords = Readonly<Record<string, string>>;

/** What the page of a static share has in it, as JSON. */
export interface ShareData {
  /** Title of the package. */
  package: string;
  /** Id and title of the book. */
  book: string;
  title: string;
  language: "id" | "en";
  /** Modules of the book with what stands before their anchors: nothing in a book of one module. */
  modules: { id: string; prefix: string }[];
  comments: ShownComment[];
  words: MarginWords;
}

/** The file in which comments leave a static share. */
export interface SharedComments {
  edisi: "comments";
  version: 1;
  package: string;
  by: string;
  comments: SentComment[];
  /** In the order of their writing. */
  notes: SharedNote[];
}
