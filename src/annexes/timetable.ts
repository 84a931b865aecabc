import type { Element } from "hast";
import { h } from "hastscript";
import type { PageSize } from "../model/book.ts";
import type { Language } from "../model/language.ts";
import { runLengths, type RunLength, type Schedule } from "../model/schedule.ts";
import type { Part } from "../render/book.ts";
import { wordsOf } from "../render/words.ts";
import { formatSpan } from "../schedule/clock.ts";
import { lessonHours } from "../schedule/lesson-hours.ts";
import { timeline } from "../schedule/timeline.ts";
import { layOutRun, type Slot, type TimetableSession } from "../schedule/timetable.ts";
import type { PartAnnex } from "./annex.ts";
import { timelineSessions } from "./timeline-sessions.ts";
import { timetableWords } from "./timetable-words.ts";

/**
 * When what happens. The guide has every run on common days and on Fridays, with training hours and room for who leads;
 * the participant's book the usual run, and what to bring.
 */
export const timetable: PartAnnex = {
  name: "timetable",
  title: { en: "Timetable", id: "Jadwal" },
  place: "front",
  render(part, level) {
    const sessions = part.module.lessons.map(({ number, matter }) => ({
      number,
      title: matter.title,
      minutes: matter.duration,
    }));
    if (sessions.every(({ minutes }) => minutes === 0)) return [];
    return part.edition.plan === "shown" ? planned(part, sessions, level) : announced(part, sessions, level);
  },
};

function planned(part: Part, sessions: readonly TimetableSession[], level: number): Element[] {
  const { language } = part.module;
  const { schedule, pageSize } = part.config;
  const words = timetableWords[language];
  const runs = runLengths
    .map((run) => ({ run, tables: tablesOf(sessions, run, schedule) }))
    .filter(({ tables }) => tables.length > 0);
  const options = { language, lessonHour: schedule.lessonHour, planned: true };
  return [
    h("p", words.lead(schedule.lessonHour)),
    ...runs.flatMap(({ run, tables }) => [
      h(`h${level}`, words.runs[run]),
      ...tables.map((each) => tableOf(each, options)),
    ]),
    h("div.timeline-part", [
      h(`h${level}`, words.timeline),
      h("p", words.timelineLead),
      // On a phone it scrolls sideways, for those who have only a keyboard, too.
      h("div.timeline-frame", part.print ? {} : { tabIndex: 0 }, [
        timeline(timelineSessions(part), { width: pointsOf(pageSize), language }),
      ]),
    ]),
  ];
}

function announced(part: Part, sessions: readonly TimetableSession[], level: number): Element[] {
  const { language, matter, lessons } = part.module;
  const { schedule } = part.config;
  const words = timetableWords[language];
  const runs = [schedule.run, ...runLengths].map((run) => tablesOf(sessions, run, schedule));
  const tables = runs.find(({ length }) => length > 0) ?? [];
  const options = { language, lessonHour: schedule.lessonHour, planned: false };
  const bring = [...new Set([...(matter.bring ?? []), ...lessons.flatMap((lesson) => lesson.matter.bring)])];
  return [
    h("p", words.announcement),
    h(
      "div.timetable-days",
      tables.map((each) => tableOf(each, options)),
    ),
    ...(bring.length > 0
      ? [
          h("div.bring", [
            h(`h${level}`, words.bring),
            h(
              "ul.checklist",
              bring.map((each) => h("li", each)),
            ),
          ]),
        ]
      : []),
  ];
}

/** A day's timetable with the words that name it. */
interface DayTable {
  day: Slot[];
  /** Number of the day; undefined where the run has only one. */
  number: 1 | 2 | undefined;
  run: RunLength;
  /** On which days it holds. */
  holds: "weekday" | "friday" | "any";
}

/** The tables of a run, common days first; none where the module is too short for it, or too long for its days. */
function tablesOf(sessions: readonly TimetableSession[], run: RunLength, schedule: Schedule): DayTable[] {
  const weekdays = layOutRun(sessions, run, schedule.weekday);
  const fridays = layOutRun(sessions, run, schedule.friday);
  const midnight = 24 * 60;
  if (run !== 1 && weekdays.length < 2) return [];
  if ([...weekdays, ...fridays].some((day) => (day.at(-1)?.end ?? 0) > midnight)) return [];
  const table = (day: Slot[], index: number, holds: DayTable["holds"]): DayTable => ({
    day,
    number: weekdays.length === 1 ? undefined : index === 0 ? 1 : 2,
    run,
    holds,
  });
  const same = weekdays.map((day, index) => sameTimes(day, fridays[index] ?? []));
  return [
    ...weekdays.map((day, index) => table(day, index, same[index] === true ? "any" : "weekday")),
    ...fridays.flatMap((day, index) => (same[index] === true ? [] : [table(day, index, "friday")])),
  ];
}

function sameTimes(a: readonly Slot[], b: readonly Slot[]): boolean {
  const times = (day: readonly Slot[]): string =>
    JSON.stringify(day.map((slot) => [slot.start, slot.end, slot.kind === "pause" ? slot.pause.name : ""]));
  return times(a) === times(b);
}

interface TableOptions {
  language: Language;
  lessonHour: number;
  /** With minutes, training hours and who leads. */
  planned: boolean;
}

function tableOf({ day, number, run, holds }: DayTable, options: TableOptions): Element {
  const words = timetableWords[options.language];
  const dayName =
    number === undefined ? "" : number === 2 && run === 1.5 ? words.secondMorning : words.days[number];
  const caption = [dayName, words.holds[holds]]
    .filter(Boolean)
    .join(", ")
    .replace(/^./, (first) => first.toUpperCase());
  const heads = options.planned
    ? [words.clock, words.minutes, words.hours, words.session, words.leader]
    : [words.clock, words.session];
  return h("table.timetable", [
    h("caption", caption),
    h("thead", [
      h(
        "tr",
        heads.map((head) => h("th", { scope: "col" }, head)),
      ),
    ]),
    h("tbody", [...day.map((slot) => rowOf(slot, options)), options.planned ? sumOf(day, options) : null]),
  ]);
}

function rowOf(slot: Slot, { language, lessonHour, planned: full }: TableOptions): Element {
  const minutes = slot.end - slot.start;
  const clock = h("td.clock", formatSpan(slot.start, slot.end, language));
  if (slot.kind === "pause") {
    const numbers = full ? [h("td.amount", String(minutes)), h("td.amount", "–")] : [];
    const name = h("td", { colSpan: full ? 2 : undefined }, slot.pause.name);
    return h("tr.pause", [clock, ...numbers, name]);
  }
  const { session, part } = slot;
  const partWords = part ? timetableWords[language].part(part.index, part.of) : "";
  const name = h("td", [
    h("a", { href: `#session-${session.number}` }, [
      h("b", `${wordsOf(language).session} ${session.number}`),
      ` ${session.title}${partWords}`,
    ]),
  ]);
  if (!full) return h("tr", [clock, name]);
  return h("tr", [
    clock,
    h("td.amount", String(minutes)),
    h("td.amount", lessonHours(minutes, lessonHour, language)),
    name,
    h("td.leader"),
  ]);
}

/** Minutes of sessions in a day, and the same in training hours: counted from minutes, not from rounded hours. */
function sumOf(day: readonly Slot[], { language, lessonHour }: TableOptions): Element {
  const minutes = day
    .filter(({ kind }) => kind === "session")
    .reduce((sum, { start, end }) => sum + end - start, 0);
  return h("tr.sum", [
    h("th", { scope: "row" }, timetableWords[language].sum),
    h("td.amount", String(minutes)),
    h("td.amount", lessonHours(minutes, lessonHour, language)),
    h("td", { colSpan: 2 }, timetableWords[language].sumNote),
  ]);
}

/** Width of a page's text in points, a little less than the narrowest margins leave. */
function pointsOf({ width }: PageSize): number {
  return Math.floor(((width - (width >= 200 ? 46 : 36)) * 72) / 25.4);
}
