/** A clock time, in minutes after midnight. */
export type ClockTime = number;

/** Days that a module's run takes: one, one and the next morning, or two. */
export const runLengths = [1, 1.5, 2] as const;

/** One of `runLengths`. */
export type RunLength = (typeof runLengths)[number];

/** A pause of the training day, as `package.yaml` wishes it. */
export interface Pause {
  name: string;
  at: ClockTime;
  minutes: number;
  /** Kept to the minute, even within a session; another pause is taken at the nearest end of a session. */
  fixed: boolean;
}

/** When a day begins, and its pauses in order. */
export interface DayPlan {
  start: ClockTime;
  pauses: readonly Pause[];
}

/** How a package's training days run: `schedule` in `package.yaml`. */
export interface Schedule {
  weekday: DayPlan;
  friday: DayPlan;
  /** Minutes of one training hour (JPL). */
  lessonHour: number;
  /** The run that participants' books print. */
  run: RunLength;
  /** Numbers of participants that materials are summed for. */
  participants: readonly number[];
  /** Participants in a group. */
  groupSize: number;
}

/** What an amount is meant for. */
export type SupplyPer = "participant" | "group" | "class";

/** A material that is counted. */
export interface Supply {
  /** As written, such as "kartu metaplan". */
  name: string;
  amount: number;
  /** "lembar", "gulung" …; empty where the writer gave none. */
  unit: string;
  per: SupplyPer;
  /** One amount for so many participants or groups: 2 for "per pasangan". */
  every: number;
  /** Used again in later sessions: the module needs the most, not the sum. */
  reused: boolean;
  /** The line of the session's opener that says so. */
  text: string;
}
