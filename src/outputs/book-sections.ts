import { setImmediate as nextTurn } from "node:timers/promises";
import type { Element } from "hast";
import { h } from "hastscript";
import { renderBookAnnexes, renderPartAnnexes, type RenderedAnnex } from "../annexes/index.ts";
import type { BarColours } from "../press/stamp/stamp-options.ts";
import {
  renderIntroduction,
  renderSessions,
  type Book,
  type ContentsEntry,
  type Part,
} from "../render/book.ts";
import { introductionTitle, moduleLabel } from "../render/module-name.ts";
import { qualifyAnchors } from "../render/qualify.ts";
import { wordsOf } from "../render/words.ts";

/** A module of a book as HTML. Its anchors are those of the book. */
export interface PartSections {
  part: Part;
  /** The page that opens it, where several modules are bound. */
  opening: Element | undefined;
  introduction: Element;
  front: RenderedAnnex[];
  sessions: Element[];
  back: RenderedAnnex[];
}

/** A book as HTML. */
export interface BookSections {
  parts: PartSections[];
  /** Annexes of the whole book. */
  back: RenderedAnnex[];
}

/** What is put into a book once it is rendered and before it is laid out, such as what changed since a round. */
export interface BookMarks {
  /** Stands before the book's title where a file is named in words. */
  readonly title: string;
  /** Templates: its own styles, and the shell for print in place of the book's, with a slot `marks`. */
  readonly templates: { readonly style: string; readonly print: string };
  /** Colours of its styles that become bars at the outer margin of pages. */
  readonly bars: BarColours;
  /** The sections with the marks. `level` is that of a session's heading. */
  mark(sections: BookSections, level: number): BookSections;
  /** What stands before the contents, of what was marked last. */
  front(level: number): Element[];
}

/** A book that may bear marks. */
export type MarkedBook = Book & { marks?: BookMarks };

/** A line of the contents, and what it leads to. */
export type ContentsLine = ContentsEntry & {
  kind: "part" | "text" | "session";
  /** Of a session. */
  minutes?: number;
};

/** Renders a book; `level` is that of a session's heading, or of a module's where several are bound. */
export function sectionsOf(book: MarkedBook, level: number): BookSections {
  const steps = sectionSteps(book, level);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, giving others their turn after each step: a preview answers while a book is made. */
export async function sectionsInTurns(book: MarkedBook, level: number): Promise<BookSections> {
  const steps = sectionSteps(book, level);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}

function* sectionSteps(book: MarkedBook, level: number): Generator<undefined, BookSections> {
  const parts: PartSections[] = [];
  for (const part of book.parts) parts.push(yield* partSteps(part, book, level + (book.bound ? 1 : 0)));
  const sections = { parts, back: renderBookAnnexes(book, level) };
  yield;
  return book.marks?.mark(sections, level) ?? sections;
}

/** Everything in order. */
export function allSections({ parts, back }: BookSections): Element[] {
  return [
    ...parts.flatMap((part) => [...frontOf(part), ...bodyOf(part)]),
    ...back.map(({ section }) => section),
  ];
}

/** What stands before a part's sessions. */
export function frontOf({ opening, introduction, front }: PartSections): Element[] {
  return [...(opening ? [opening] : []), introduction, ...front.map(({ section }) => section)];
}

/** A part's sessions, and what stands behind them. */
export function bodyOf({ sessions, back }: PartSections): Element[] {
  return [...sessions, ...back.map(({ section }) => section)];
}

function* partSteps(part: Part, book: Book, level: number): Generator<undefined, PartSections> {
  const opening = book.bound ? openingOf(part, level - 1) : undefined;
  const introduction = introductionOf(part, book, level);
  const front = renderPartAnnexes(part, "front", level);
  yield;
  const sessions = renderSessions(part, level);
  yield;
  const back = renderPartAnnexes(part, "back", level);
  yield;
  const sections = { part, opening, introduction, front, sessions, back };
  qualifyAnchors([...frontOf(sections), ...bodyOf(sections)], part.prefix);
  return {
    ...sections,
    front: front.map((annex) => ({ ...annex, anchor: `${part.prefix}${annex.anchor}` })),
    back: back.map((annex) => ({ ...annex, anchor: `${part.prefix}${annex.anchor}` })),
  };
}

/** A part's introduction; one that is not translated into the book's language says so. */
export function introductionOf(part: Part, book: Book, level: number): Element {
  const { written, language } = part.module;
  const foreign = written !== language;
  return h("section.introduction", { id: "introduction", ...(foreign ? { lang: written } : {}) }, [
    h(
      `h${level}.front-title`,
      foreign ? { lang: language } : {},
      introductionTitle(part.module.matter, book),
    ),
    ...(foreign ? [h("p.untranslated", { lang: language }, wordsOf(language).untranslated)] : []),
    ...renderIntroduction(part, level + 1),
  ]);
}

/** The page that opens a module in a volume: its number, its title, what it is for, its sessions. */
function openingOf({ module, edition, sessions, print }: Part, level: number): Element {
  const { matter, language } = module;
  const words = wordsOf(language);
  const lines = sessions.map(
    ({
      lesson: {
        number,
        anchor,
        matter: { title, duration },
      },
    }) =>
      h("li", [
        h("a", { href: `#${anchor}` }, [
          h("span.number", String(number)),
          " ",
          h("span.name", title),
          edition.plan === "shown" ? h("span.time", ` ${duration} ${words.minutes}`) : null,
          ...(print ? [" ", h("span.page", { dataPageOf: anchor })] : []),
        ]),
      ]),
  );
  return h("section.part-opening", { id: "module" }, [
    h(`h${level}.part-title`, [
      ...(matter.number ? [h("span.part-label", moduleLabel(matter, language)), " "] : []),
      h("span.title", matter.title),
    ]),
    matter.subtitle ? h("p.subtitle", matter.subtitle) : null,
    matter.summary ? h("p.summary", matter.summary) : null,
    h("ol.part-sessions", lines),
  ]);
}

/** The lines of the contents, by part; annexes of the whole book come last, as a part without a name. */
export function contentsLines({ parts, back }: BookSections, book: Book): ContentsLine[][] {
  const annex = ({ anchor, title }: RenderedAnnex): ContentsLine => line("text", anchor, title);
  return [
    ...parts.map(({ part, front, back: behind }) => [
      ...(book.bound ? [partLine(part)] : []),
      line("text", `${part.prefix}introduction`, introductionTitle(part.module.matter, book)),
      ...front.map(annex),
      ...part.sessions.map(({ lesson }): ContentsLine => ({
        kind: "session",
        anchor: `${part.prefix}${lesson.anchor}`,
        label: "",
        number: String(lesson.number),
        title: lesson.matter.title,
        lang: lesson.written === book.language ? undefined : lesson.written,
        minutes: lesson.matter.duration,
      })),
      ...behind.map(annex),
    ]),
    ...(back.length > 0 ? [back.map(annex)] : []),
  ];
}

function partLine({ prefix, module: { matter, language } }: Part): ContentsLine {
  const label = matter.number ? moduleLabel(matter, language) : "";
  return { kind: "part", anchor: `${prefix}module`, label, number: "", title: matter.title };
}

function line(kind: "text", anchor: string, title: string): ContentsLine {
  return { kind, anchor, label: "", number: "", title };
}

/** Sheets of a book by part, with the anchors of the book; the name of the part where several are bound. */
export function sheetLines({ parts, bound, language }: Book): { name: string; sheets: ContentsEntry[] }[] {
  return parts
    .filter(({ sheets }) => sheets.length > 0)
    .map(({ module, sheets, prefix }) => ({
      name: bound ? moduleLabel(module.matter, language) : "",
      sheets: sheets.map((sheet) => ({ ...sheet, anchor: `${prefix}${sheet.anchor}` })),
    }));
}
