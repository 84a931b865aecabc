import type { VFile } from "vfile";
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Language, Localized } from "../model/language.ts";
import { runLengths, type DayPlan, type Pause, type Schedule } from "../model/schedule.ts";
import { formatClock, parseClock } from "../schedule/clock.ts";
import { canonicalWord, spelledList, words, type Word } from "../source/words.ts";
import { defaultSchedule } from "./schedule-defaults.ts";

const clock: Expected<number> = {
  read: parseClock,
  expected: { en: 'a time such as "08.00"', id: 'jam seperti "08.00", di antara tanda kutip' },
};

const yesOrNo: Expected<boolean> = {
  read: (written) => ({ ya: true, yes: true, true: true, tidak: false, no: false, false: false })[written],
  expected: { en: "yes or no", id: "ya atau tidak" },
};

const text: Expected<string> = {
  read: (written) => (written.trim() === "" ? undefined : written.trim()),
  expected: { en: "a text", id: "teks" },
};

const run: Expected<Schedule["run"]> = {
  read: (written) => runLengths.find((days) => String(days) === written.replace(",", ".")),
  expected: { en: "1, 1.5 or 2", id: "1, 1.5, atau 2" },
};

/** A value as it stands in the file: a time such as 10.30 would lose its zero as a number. */
interface Expected<T> {
  read(written: string): T | undefined;
  expected: Localized;
}

/**
 * Reads `schedule` of package.yaml. What is left out has the usual times of a training day in Indonesia; what is wrong
 * is reported at its place in the file, and has them, too.
 */
export function readSchedule(file: VFile, language: Language): Schedule {
  const schedule = defaultSchedule(language);
  const counter = new LineCounter();
  const document = parseDocument(String(file.value), { lineCounter: counter, prettyErrors: false });
  const root = document.contents;
  // A file that is no map of words is reported where the rest of it is read.
  if (document.errors.length > 0 || !isMap<Node, Node | null>(root)) return schedule;
  const pair = root.items.find(({ key }) => canonicalWord(String(key), ["schedule"]) !== undefined);
  return pair ? new ScheduleReader(file, counter).read(pair.value, schedule) : schedule;
}

class ScheduleReader {
  readonly #file: VFile;
  readonly #counter: LineCounter;

  constructor(file: VFile, counter: LineCounter) {
    this.#file = file;
    this.#counter = counter;
  }

  read(node: Node | null, schedule: Schedule): Schedule {
    const fields = this.#fields(node, "schedule", [
      "start",
      "lessonHour",
      "pauses",
      "friday",
      "days",
      "participants",
      "group",
    ]);
    const weekday = this.#day(fields, schedule.weekday);
    return {
      weekday,
      friday: this.#friday(fields.get("friday"), { ...schedule.friday, start: weekday.start }),
      lessonHour: this.#scalar(fields, "lessonHour", whole(30, 90)) ?? schedule.lessonHour,
      run: this.#scalar(fields, "days", run) ?? schedule.run,
      participants: this.#counts(fields.get("participants")) ?? schedule.participants,
      groupSize: this.#scalar(fields, "group", whole(2, 30)) ?? schedule.groupSize,
    };
  }

  #friday(node: Node | null | undefined, usual: DayPlan): DayPlan {
    if (!node) return usual;
    if (isSeq(node)) return this.#ordered({ ...usual, pauses: this.#pauses(node) }, node);
    return this.#day(this.#fields(node, "friday", ["start", "pauses"]), usual);
  }

  #day(fields: ReadonlyMap<Word, Node | null>, usual: DayPlan): DayPlan {
    const start = this.#scalar(fields, "start", clock) ?? usual.start;
    const node = fields.get("pauses");
    // The usual pauses of a day that begins later: those that are still to come.
    if (!node) return { start, pauses: usual.pauses.filter(({ at }) => at > start) };
    return this.#ordered({ start, pauses: this.#pauses(node) }, node);
  }

  #pauses(node: Node): Pause[] {
    const expected = {
      en: "a list of breaks with at, minutes and name",
      id: "daftar jeda, masing-masing dengan pukul, menit, dan nama",
    };
    if (!isSeq<Node>(node)) {
      this.#reportInvalid("pauses", node, expected);
      return [];
    }
    return node.items.flatMap((item) => {
      const fields = this.#fields(item, "pauses", ["at", "minutes", "name", "fixed"]);
      for (const word of ["at", "minutes", "name"] as const) {
        if (isMap(item) && !fields.has(word))
          report(this.#file, "word-missing", { word: words[word] }, this.#place(item));
      }
      const at = this.#scalar(fields, "at", clock);
      const minutes = this.#scalar(fields, "minutes", whole(1, 240));
      const name = this.#scalar(fields, "name", text);
      if (at === undefined || minutes === undefined || name === undefined) return [];
      return [{ at, minutes, name, fixed: this.#scalar(fields, "fixed", yesOrNo) ?? false }];
    });
  }

  #ordered(day: DayPlan, node: Node): DayPlan {
    let after = day.start;
    for (const { at, minutes } of day.pauses) {
      const details = { at: formatClock(at, "id"), after: formatClock(after, "id") };
      if (at < after || at === day.start) report(this.#file, "schedule-order", details, this.#place(node));
      after = at + minutes;
    }
    return day;
  }

  #counts(node: Node | null | undefined): number[] | undefined {
    if (!node) return undefined;
    const { read, expected } = whole(1, 500);
    const items = isSeq<Node>(node) ? node.items : [node];
    const counts = items.flatMap((item) => read(sourceOf(item)) ?? []);
    if (counts.length === items.length && counts.length > 0) return counts.sort((a, b) => a - b);
    this.#reportInvalid("participants", node, {
      en: `a list, each ${expected.en}`,
      id: `daftar, masing-masing ${expected.id}`,
    });
    return undefined;
  }

  #fields(node: Node | null, word: Word, allowed: readonly Word[]): Map<Word, Node | null> {
    const fields = new Map<Word, Node | null>();
    if (!isMap<Node, Node | null>(node)) {
      if (node && sourceOf(node) !== "") this.#reportInvalid(word, node, wordsExpected(allowed));
      return fields;
    }
    for (const { key, value } of node.items) {
      const written = sourceOf(key);
      const known = canonicalWord(written, allowed);
      if (known === undefined) {
        const near =
          nearest(
            written,
            allowed.flatMap((each) => [words[each].id, words[each].en]),
          ) ?? "";
        const details = { word: written, known: spelledList(allowed), near };
        report(this.#file, "word-unknown", details, this.#place(key));
      } else if (fields.has(known)) {
        report(this.#file, "word-twice", { word: written, other: words[known].id }, this.#place(key));
      } else fields.set(known, value);
    }
    return fields;
  }

  #scalar<T>(
    fields: ReadonlyMap<Word, Node | null>,
    word: Word,
    { read, expected }: Expected<T>,
  ): T | undefined {
    const node = fields.get(word);
    if (!node) return undefined;
    const value = isScalar(node) ? read(sourceOf(node)) : undefined;
    if (value === undefined) this.#reportInvalid(word, node, expected);
    return value;
  }

  #reportInvalid(word: Word, node: Node, expected: Localized): void {
    const value = isScalar(node) ? sourceOf(node) : "…";
    report(this.#file, "schedule-invalid", { word: words[word], value, expected }, this.#place(node));
  }

  #place(node: Node): { line: number; column: number } {
    const { line, col } = this.#counter.linePos(node.range?.[0] ?? 0);
    return { line, column: col };
  }
}

function sourceOf(node: Node): string {
  // A scalar that was parsed has its source; only one that code has made would not.
  return isScalar(node) ? (node.source ?? "") : "";
}

function whole(least: number, most: number): Expected<number> {
  return {
    read: (written) => {
      const value = /^\d{1,4}$/.test(written) ? Number(written) : -1;
      return value >= least && value <= most ? value : undefined;
    },
    expected: {
      en: `a whole number from ${least} to ${most}`,
      id: `bilangan bulat dari ${least} sampai ${most}`,
    },
  };
}

function wordsExpected(allowed: readonly Word[]): Localized {
  const { en, id } = spelledList(allowed);
  return { en: `lines with: ${en}`, id: `baris-baris berisi: ${id}` };
}
