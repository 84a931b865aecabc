import type { VFile } from "vfile";
import { isMap, isSeq, type Node } from "yaml";
import type { Language } from "../model/language.ts";
import { runLengths, type DayPlan, type Pause, type Schedule } from "../model/schedule.ts";
import { formatClock, parseClock } from "../schedule/clock.ts";
import { words, type Word } from "../source/words.ts";
import { anyText, whole, yesOrNo } from "./expected-values.ts";
import { defaultSchedule } from "./schedule-defaults.ts";
import { sourceOf, yamlSection, type Expected, type YamlFields } from "./yaml-fields.ts";

const clock: Expected<number> = {
  read: parseClock,
  expected: { en: 'a time such as "08.00"', id: 'jam seperti "08.00", di antara tanda kutip' },
};

const run: Expected<Schedule["run"]> = {
  read: (written) => runLengths.find((days) => String(days) === written.replace(",", ".")),
  expected: { en: "1, 1.5 or 2", id: "1, 1.5, atau 2" },
};

/**
 * Reads `schedule` of package.yaml. What is left out has the usual times of a training day in Indonesia; what is wrong
 * is reported at its place in the file, and has them, too.
 */
export function readSchedule(file: VFile, language: Language): Schedule {
  const schedule = defaultSchedule(language);
  const section = yamlSection(file, "schedule", "schedule-invalid");
  return section ? new ScheduleReader(section.fields).read(section.node, schedule) : schedule;
}

class ScheduleReader {
  readonly #yaml: YamlFields;

  constructor(yaml: YamlFields) {
    this.#yaml = yaml;
  }

  read(node: Node, schedule: Schedule): Schedule {
    const fields = this.#yaml.words(node, words.schedule, [
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
      lessonHour: this.#yaml.scalar(fields, "lessonHour", whole(30, 90)) ?? schedule.lessonHour,
      run: this.#yaml.scalar(fields, "days", run) ?? schedule.run,
      participants: this.#counts(fields.get("participants")) ?? schedule.participants,
      groupSize: this.#yaml.scalar(fields, "group", whole(2, 30)) ?? schedule.groupSize,
    };
  }

  #friday(node: Node | undefined, usual: DayPlan): DayPlan {
    if (!node) return usual;
    if (isSeq(node)) return this.#ordered({ ...usual, pauses: this.#pauses(node) }, node);
    return this.#day(this.#yaml.words(node, words.friday, ["start", "pauses"]), usual);
  }

  #day(fields: ReadonlyMap<Word, Node>, usual: DayPlan): DayPlan {
    const start = this.#yaml.scalar(fields, "start", clock) ?? usual.start;
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
      this.#yaml.invalid(node, words.pauses, expected);
      return [];
    }
    return node.items.flatMap((item) => {
      const fields = this.#yaml.words(item, words.pauses, ["at", "minutes", "name", "fixed"]);
      if (isMap(item)) this.#yaml.missing(item, fields, ["at", "minutes", "name"]);
      const at = this.#yaml.scalar(fields, "at", clock);
      const minutes = this.#yaml.scalar(fields, "minutes", whole(1, 240));
      const name = this.#yaml.scalar(fields, "name", anyText);
      if (at === undefined || minutes === undefined || name === undefined) return [];
      return [{ at, minutes, name, fixed: this.#yaml.scalar(fields, "fixed", yesOrNo) ?? false }];
    });
  }

  #ordered(day: DayPlan, node: Node): DayPlan {
    let after = day.start;
    for (const { at, minutes } of day.pauses) {
      const details = { at: formatClock(at, "id"), after: formatClock(after, "id") };
      if (at < after || at === day.start) this.#yaml.report("schedule-order", details, node);
      after = at + minutes;
    }
    return day;
  }

  #counts(node: Node | undefined): number[] | undefined {
    if (!node) return undefined;
    const { read, expected } = whole(1, 500);
    const items = isSeq<Node>(node) ? node.items : [node];
    const counts = items.flatMap((item) => read(sourceOf(item)) ?? []);
    if (counts.length === items.length && counts.length > 0) return counts.sort((a, b) => a - b);
    this.#yaml.invalid(node, words.participants, {
      en: `a list, each ${expected.en}`,
      id: `daftar, masing-masing ${expected.id}`,
    });
    return undefined;
  }
}
