import type { Element } from "hast";
import { h } from "hastscript";
import type { Root } from "mdast";
import type { Lesson } from "../model/book.ts";
import type { CitedItem } from "../model/nodes.ts";
import type { Part } from "../render/book.ts";
import { titleOf } from "../render/session.ts";
import { lessonHours } from "../schedule/lesson-hours.ts";
import { objectivesOf } from "../schedule/objectives.ts";
import { sessionParts, theoryMinutes } from "../schedule/session-parts.ts";
import { tiedName } from "../source/citation.ts";
import type { PartAnnex } from "./annex.ts";
import { walk, walkBlocks } from "../transforms/walk.ts";

const words = {
  id: {
    lead: (hour: number) =>
      `Garis besar program pembelajaran (GBPP). T: menit teori, P: menit praktik, JPL: jam pelatihan ${hour} menit. Teori adalah paparan, tanya jawab, dan membaca.`,
    objectives: "Sesi, dan tujuannya: peserta dapat\u00a0…",
    topics: "Pokok bahasan",
    theory: "T",
    practice: "P",
    hours: "JPL",
    methods: "Metode",
    media: "Media",
    references: "Rujukan",
    sum: "Jumlah",
  },
  en: {
    lead: (hour: number) =>
      `Outline of the teaching programme. T: minutes of theory, P: minutes of practice, hours: training hours of ${hour} minutes. Theory is presentation, questions and reading.`,
    objectives: "Session, and its objectives: participants can\u00a0…",
    topics: "Topics",
    theory: "T",
    practice: "P",
    hours: "Hours",
    methods: "Methods",
    media: "Media",
    references: "Law cited",
    sum: "Total",
  },
} as const;

/** The curriculum table (GBPP) that training departments ask for. The guide only. */
export const curriculum: PartAnnex = {
  name: "curriculum",
  title: { en: "Curriculum", id: "Kurikulum (GBPP)" },
  place: "front",
  render(part) {
    const { language, lessons } = part.module;
    if (part.edition.plan !== "shown" || lessons.length === 0) return [];
    const text = words[language];
    const { lessonHour } = part.config.schedule;
    const sums = part.sessions.map(({ lesson, tree }) => minutesOf(lesson, tree, part));
    const heads = [text.objectives, text.topics, text.theory, text.practice, text.hours];
    const sum = (pick: (minutes: Minutes) => number): number =>
      sums.reduce((total, minutes) => total + pick(minutes), 0);
    const total = { theory: sum(({ theory }) => theory), practice: sum(({ practice }) => practice) };
    return [
      h("p", text.lead(lessonHour)),
      h("table.curriculum", [
        h("thead", [
          h(
            "tr",
            heads.map((head, index) =>
              h("th", { scope: "col", className: index > 1 ? ["amount"] : undefined }, head),
            ),
          ),
        ]),
        ...part.sessions.map(({ lesson, tree }) => bodyOf(lesson, tree, part)),
        h("tbody", [
          h("tr.sum", [h("th", { scope: "row", colSpan: 2 }, text.sum), ...amountsOf(total, part)]),
        ]),
      ]),
    ];
  },
};

/** Minutes of a session by theory and practice. */
interface Minutes {
  theory: number;
  practice: number;
}

function minutesOf({ matter }: Lesson, tree: Root, { module: { language } }: Part): Minutes {
  const theory = Math.min(matter.duration, theoryMinutes(sessionParts(tree, language)));
  return { theory, practice: matter.duration - theory };
}

function bodyOf(lesson: Lesson, tree: Root, part: Part): Element {
  const { number, matter } = lesson;
  const text = words[part.module.language];
  const more: [string, string[]][] = [
    [text.methods, matter.methods],
    [text.media, mediaOf(lesson)],
    [text.references, referencesIn(tree, part)],
  ];
  const list = h(
    "dl",
    more
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => h("div", [h("dt", name), h("dd", values.join("; "))])),
  );
  return h("tbody", [
    h("tr.session-row", [
      h("th", { scope: "rowgroup", colSpan: 2 }, [h("span.number", String(number)), " ", matter.title]),
      ...amountsOf(minutesOf(lesson, tree, part), part),
    ]),
    h("tr.content", [
      h(
        "td",
        objectivesOf(lesson).map((each) => h("p", [h("b", each.number), ` ${each.text}`])),
      ),
      h(
        "td",
        { colSpan: 4 },
        topicsIn(tree).map((topic) => h("p", topic)),
      ),
    ]),
    h("tr.more", [h("td", { colSpan: 5 }, [list])]),
  ]);
}

function amountsOf({ theory, practice }: Minutes, { module: { language }, config }: Part): Element[] {
  const { lessonHour } = config.schedule;
  return [
    h("td.amount", String(theory)),
    h("td.amount", String(practice)),
    h("td.amount", lessonHours(theory + practice, lessonHour, language)),
  ];
}

/** Titles of what the group does and reads, in order. */
function topicsIn(tree: Root): string[] {
  const topics: string[] = [];
  walkBlocks(tree, (block) => {
    if (["activity", "role-play", "reading"].includes(block.name)) topics.push(titleOf(block));
  });
  return [...new Set(topics)].filter((topic) => topic !== "");
}

/** Names of the materials, without their amounts and notes. */
function mediaOf({ matter }: Lesson): string[] {
  const counted = new Map(matter.supplies.map(({ text, name }) => [text, name]));
  return [
    ...new Set(matter.materials.map((each) => counted.get(each) ?? each.replace(/[,;:(].*$/s, "").trim())),
  ];
}

/** Legal instruments that a session cites, in the order of their first mention. */
function referencesIn(tree: Root, { references, module: { language } }: Part): string[] {
  const names: string[] = [];
  const add = (items: readonly CitedItem[]): void => {
    for (const { key, before = "" } of items) {
      const reference = references.entries.get(key);
      names.push(reference ? tiedName(reference, language) : key || before);
    }
  };
  walk(tree, (node) => {
    if (node.type === "citation") add(node.items);
    else if (node.type === "block" && node.cited) add(node.cited.items);
  });
  return [...new Set(names)];
}
