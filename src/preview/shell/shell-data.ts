// What the preview's page and its server say to each other. Only types: the page's scripts use this file, too.

/** Minutes of a step. */
export interface StepTimes {
  /** Its title, or its kind and place in its part. */
  label: string;
  minutes: number;
  /** Where it stands, or the part that it belongs to. */
  anchor?: string;
}

/** Minutes of a timed part of a session. */
export interface PartTimes {
  /** Its kind and number, such as "Kegiatan 2.1". */
  label: string;
  title?: string;
  minutes: number;
  /** What the writer gave it, where it is given. */
  budget?: number;
  /** Minutes of its steps together; 0 without any. */
  planned: number;
  anchor?: string;
  steps: StepTimes[];
}

/** Minutes of a session. */
export interface SessionTimes {
  number: number;
  anchor: string;
  title: string;
  /** Its file below the package's folder. */
  path: string;
  /** What its front matter says. */
  budget: number;
  /** Its parts together; 0 where none has minutes. */
  minutes: number;
  parts: PartTimes[];
}

/** Minutes of a module. */
export interface ModuleTimes {
  id: string;
  title: string;
  /** Stands before its anchors in the volume. */
  prefix: string;
  number?: number;
  /** What its front matter says, if it does. */
  budget?: number;
  /** Its sessions together. */
  minutes: number;
  sessions: SessionTimes[];
}

/** A text on the board: a session, or the introduction of its module. */
export interface BoardText {
  /** Number of the session; none of an introduction. */
  session?: number;
  title?: string;
  /** Where it begins in the module's own book. */
  anchor: string;
  /** Its file below the package's folder. */
  path: string;
  /** How far it has come, in words, and for the order: 0 for a draft, `null` for final. */
  status: string;
  rank: number | null;
  /** Open comments of each kind, in words; kinds without any are left out. */
  comments: { kind: "content" | "language" | "law" | "layout"; name: string; count: number }[];
  /** When its file was saved last, in milliseconds since 1970, where that is known. */
  saved?: number;
}

/** A module on the board. */
export interface BoardModule {
  id: string;
  title: string;
  number?: number;
  /** Stands before its anchors in the volume. */
  prefix: string;
  texts: BoardText[];
}

/** A book of the list: one edition of a module, or of all. */
export interface ShellBook {
  id: string;
  title: string;
  number?: number;
  edition: string;
  editionTitle: string;
  /** Path of its PDF file, where there is one. */
  pdf?: string;
}

/** Something that keeps the books from being built. */
export interface ShellProblem {
  /** `file:line:column`; empty where it is no file's. */
  place: string;
  message: string;
  source?: string;
  hint?: string;
}

/** The event `state`. */
export interface ShellState {
  round: number;
  phase: "building" | "ready" | "failed";
  problems: ShellProblem[];
}

/** The event `session`. */
export interface ShellChange {
  book: string;
  edition: string;
  /** Id of the section that changed; empty where it is the page as a whole. */
  anchor: string;
  /** Version of the page with this change. */
  page: string;
  /** Anchors around what changed. */
  changed: string[];
  stale: boolean;
}

/** The event `pdf`: pages that are printed, before their file is finished. */
export interface ShellPages {
  book: string;
  edition: string;
  /** Hash of the file. */
  version: string;
}
