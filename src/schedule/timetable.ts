import type { ClockTime, DayPlan, Pause, RunLength } from "../model/schedule.ts";

/** A session as a timetable sees it. */
export interface TimetableSession {
  number: number;
  title: string;
  minutes: number;
}

/** A session, or a part of one that a fixed pause splits. */
export interface SessionSlot {
  kind: "session";
  session: TimetableSession;
  start: ClockTime;
  end: ClockTime;
  /** Part 1 of 2; undefined where the session is in one piece. */
  part?: { index: number; of: number };
}

/** A pause as it is taken. */
export interface PauseSlot {
  kind: "pause";
  pause: Pause;
  start: ClockTime;
  end: ClockTime;
}

/** A line of a day's timetable. */
export type Slot = SessionSlot | PauseSlot;

/** A session is not begun when less than this is left until a fixed pause, in minutes. */
const leastPart = 10;

/** A pause that comes more than this late falls away where another stands in for it, in minutes. */
const patience = 60;

/**
 * Lays out a run: a timetable for each of its days. The last two sessions of a run of 1.5 days are on the second
 * morning; two days are parted at the end of the session nearest to half of the minutes. Every day keeps a session.
 */
export function layOutRun(sessions: readonly TimetableSession[], run: RunLength, plan: DayPlan): Slot[][] {
  const first = sessionsOfFirstDay(sessions, run);
  return [sessions.slice(0, first), sessions.slice(first)]
    .filter((day) => day.length > 0)
    .map((day) => layOutDay(day, plan));
}

function sessionsOfFirstDay(sessions: readonly TimetableSession[], run: RunLength): number {
  if (run === 1 || sessions.length < 2) return sessions.length;
  if (run === 1.5) return Math.max(1, sessions.length - 2);
  const half = minutesOf(sessions) / 2;
  const ends = sessions.slice(0, -1).map((_, index) => minutesOf(sessions.slice(0, index + 1)));
  const distances = ends.map((end) => Math.abs(end - half));
  // Of two ends that are equally near, the later: the second day is the shorter.
  return distances.lastIndexOf(Math.min(...distances)) + 1;
}

function minutesOf(sessions: readonly TimetableSession[]): number {
  return sessions.reduce((sum, { minutes }) => sum + minutes, 0);
}

/**
 * Lays out one day. A pause is taken at the end of the session that is nearest to its time, the earlier of two; a fixed
 * one at its time. A pause that the day's end is nearest to falls away: nobody waits for it. So does one that a long
 * session has put off until another pause, or past it.
 * @internal
 */
export function layOutDay(sessions: readonly TimetableSession[], plan: DayPlan): Slot[] {
  const day = new Day(plan);
  for (const [index, session] of sessions.entries()) {
    if (index > 0) day.takePauses(session.minutes);
    day.addSession(session);
  }
  return day.slots;
}

/** A day while it is being laid out. */
class Day {
  readonly slots: Slot[] = [];
  #now: ClockTime;
  /** End of the last pause. */
  #rested: ClockTime = 0;
  readonly #fixed: Pause[];
  readonly #flexible: Pause[];

  constructor({ start, pauses }: DayPlan) {
    this.#now = start;
    const ordered = pauses.toSorted((a, b) => a.at - b.at).filter(({ at }) => at > start);
    this.#fixed = ordered.filter(({ fixed }) => fixed);
    this.#flexible = ordered.filter(({ fixed }) => !fixed);
  }

  /** Takes what is due between two sessions; `next` is the minutes of the session that follows. */
  takePauses(next: number): void {
    for (;;) {
      const fixed = this.#fixed[0];
      if (fixed && fixed.at - this.#now < leastPart) this.#take(this.#fixed);
      else if (!this.#isBestFor(this.#flexible[0], next)) return;
      else if (this.#isReplaced(next)) this.#flexible.shift();
      else this.#take(this.#flexible);
    }
  }

  addSession(session: TimetableSession): void {
    const parts: SessionSlot[] = [];
    let left = session.minutes;
    while (left > 0) {
      const fixed = this.#fixed[0];
      if (fixed && fixed.at <= this.#now) this.#take(this.#fixed);
      else {
        const minutes = Math.min(left, (fixed?.at ?? Infinity) - this.#now);
        const part: SessionSlot = { kind: "session", session, start: this.#now, end: this.#now + minutes };
        parts.push(part);
        this.slots.push(part);
        this.#now += minutes;
        left -= minutes;
      }
    }
    if (parts.length < 2) return;
    for (const [index, part] of parts.entries()) part.part = { index: index + 1, of: parts.length };
  }

  /** Whether a pause is better taken now than after the session that follows. */
  #isBestFor(pause: Pause | undefined, next: number): boolean {
    if (!pause) return false;
    const fixed = this.#fixed[0];
    if (fixed && this.#now + pause.minutes > fixed.at) return false;
    const split = fixed && fixed.at < this.#now + next ? fixed.minutes : 0;
    return Math.abs(this.#now - pause.at) <= Math.abs(this.#now + next + split - pause.at);
  }

  /** Whether the next pause is late, and another has been taken since its time or is due here, too. */
  #isReplaced(next: number): boolean {
    const [pause, following] = this.#flexible;
    if (!pause || this.#now - pause.at <= patience) return false;
    return this.#rested > pause.at || this.#isBestFor(following, next);
  }

  #take(queue: Pause[]): void {
    const pause = queue.shift();
    if (!pause) return;
    const start = pause.fixed ? Math.max(this.#now, pause.at) : this.#now;
    this.#now = start + pause.minutes;
    this.#rested = this.#now;
    this.slots.push({ kind: "pause", pause, start, end: this.#now });
  }
}
