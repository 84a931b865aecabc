import type { Element } from "hast";
import { h } from "hastscript";
import type { RenderedAnnex } from "../annexes/index.ts";
import { sectionsOf, type BookSections, type PartSections } from "../outputs/book-sections.ts";
import type { Lesson } from "../model/book.ts";
import type { Book, Part } from "../render/book.ts";
import type { ChangeGroup } from "./change.ts";
import { closePassages, saidIn, type ClosedTexts } from "./closed-texts.ts";
import { Marker, type Marking } from "./marker.ts";
import { matchSessions } from "./match-sessions.ts";
import { findMoves } from "./moves.ts";
import { planElement, type Step } from "./plan.ts";
import { hasErrors } from "./readable.ts";
import type { DiffWords } from "./words.ts";

/** Two states of a book, selected for one edition. */
export interface ComparedBooks {
  /** Undefined where the book is new. */
  old: Book | undefined;
  now: Book;
  /** Sessions of the old state that cannot be shown, and are not compared. */
  unreadable: readonly Lesson[];
  /** What may not be shown any more; undefined for an edition that withholds nothing. */
  closed: ClosedTexts | undefined;
}

/** A section to mark, and what it is called in the list of changes. */
interface PlannedSection {
  step: Step;
  /** Without its changes. */
  group: Omit<ChangeGroup, "changes">;
}

/** Annexes that are written and not made from the sessions alone. */
const written: ReadonlySet<string> = new Set(["law", "glossary"]);

/**
 * Compares two states of a book as they are rendered. The edition has been selected on both before, so nothing that it
 * withholds can be among what was taken out.
 * @param rendered the new state's sections
 * @param level of a session's heading
 */
export function compareBooks(
  { old, closed, unreadable }: Omit<ComparedBooks, "now">,
  rendered: BookSections,
  { level, ...marking }: Marking & { level: number },
): { sections: BookSections; groups: ChangeGroup[] } {
  const before = old && sectionsOf(old, level);
  const open = closed ? saidIn(allOf(rendered)) : "";
  const { words } = marking;
  const earlier = (element: Element | undefined): Element | undefined =>
    element && closed ? closePassages(element, closed, { open, words: words.withheld }) : element;
  const title = (text: string): string => closed?.shown(text, words.withheld) ?? text;
  const parts = rendered.parts.map((part, index) => ({
    part,
    planned: planPart(part, partLike(before, part, index), { earlier, title, words, unreadable }),
  }));
  const back = rendered.back.map((annex) => ({ annex, planned: planAnnex(annex, before, earlier) }));
  const all = [...parts.flatMap(({ planned }) => planned), ...back.flatMap(({ planned }) => planned ?? [])];
  findMoves(all.map(({ step }) => step));
  const marker = new Marker(marking);
  const groups: ChangeGroup[] = [];
  const mark = ({ step, group }: PlannedSection): Element[] => {
    const { nodes, changes } = marker.mark(step);
    groups.push({ ...group, changes });
    return nodes.filter((node) => node.type === "element");
  };
  const sections = {
    parts: parts.map(({ part, planned: [first, ...others] }) => {
      const [introduction = part.introduction] = first ? mark(first) : [];
      return { ...part, introduction, sessions: others.flatMap(mark) };
    }),
    back: back.map(({ annex, planned }) => {
      const [section = annex.section] = planned ? mark(planned) : [];
      return { ...annex, section };
    }),
  };
  return { sections, groups };
}

function allOf({ parts, back }: BookSections): Element[] {
  return [
    ...parts.flatMap(({ introduction, sessions }) => [introduction, ...sessions]),
    ...back.map(({ section }) => section),
  ];
}

/** The same module as it was: by its name, or the only one there is. */
function partLike(
  before: BookSections | undefined,
  { part }: PartSections,
  index: number,
): PartSections | undefined {
  return (
    before?.parts.find((each) => each.part.module.id === part.module.id) ??
    (before?.parts.length === 1 && index === 0 ? before.parts[0] : undefined)
  );
}

interface Planning {
  /** The old state of a section, without what may not be shown. */
  earlier(element: Element | undefined): Element | undefined;
  /** What a session was called, as far as it may be shown. */
  title(text: string): string;
  words: DiffWords;
  unreadable: readonly Lesson[];
}

/** The introduction, then the sessions in order. */
function planPart(
  { part, introduction, sessions }: PartSections,
  before: PartSections | undefined,
  { earlier, title, words, unreadable }: Planning,
): PlannedSection[] {
  const lessons = part.sessions.map(({ lesson }) => lesson);
  const were = before?.part.sessions.map(({ lesson }) => lesson) ?? [];
  const own = before?.part.module.lessons ?? [];
  const lost = unreadable.filter((lesson) => own.includes(lesson));
  const all = [...were, ...lost].sort((a, b) => a.number - b.number);
  return [
    planIntroduction(part, introduction, { before, earlier, words }),
    ...matchSessions(all, lessons).flatMap(({ old, now, moved }): PlannedSection[] => {
      const former = earlier(old && before?.sessions[were.indexOf(old)]);
      const present = now && sessions[lessons.indexOf(now)];
      const numbers = { old: String(old?.number ?? ""), now: String(now?.number ?? "") };
      if (now && present) {
        const notes = old ? notesOf([old, now], { numbers, moved, title, words }) : [words.newSession];
        const group = {
          anchor: `${part.prefix}${now.anchor}`,
          label: `${words.session} ${now.number}`,
          title: now.matter.title,
          notes,
          moved,
        };
        if (old && lost.includes(old))
          return [
            {
              step: { kind: "kept", now: present },
              group: { ...group, notes: [...notes, words.unreadable] },
            },
          ];
        return [{ step: former ? planElement(former, present) : { kind: "inserted", now: present }, group }];
      }
      if (!old || !former) return [];
      const gone = h(
        "section",
        { ...former.properties, id: undefined, className: ["session", "gone-session"] },
        former.children,
      );
      const label = fill(words.goneSessionNamed, numbers);
      return [
        {
          step: { kind: "deleted", old: gone },
          group: { anchor: "", label, title: title(old.matter.title), notes: [] },
        },
      ];
    }),
  ];
}

function planIntroduction(
  part: Part,
  now: Element,
  { before, earlier, words }: Omit<Planning, "title" | "unreadable"> & { before: PartSections | undefined },
): PlannedSection {
  const group = { anchor: `${part.prefix}introduction`, label: "", title: words.introduction, notes: [] };
  if (before && part.edition.guarded && hasErrors(before.part.module.file))
    return { step: { kind: "kept", now }, group: { ...group, notes: [words.unreadable] } };
  const was = earlier(before?.introduction);
  return { step: was ? planElement(was, now) : { kind: "inserted", now }, group };
}

function notesOf(
  [old, now]: readonly [Lesson, Lesson],
  {
    numbers,
    moved,
    title,
    words,
  }: Pick<Planning, "title" | "words"> & {
    numbers: Record<"old" | "now", string>;
    moved: boolean;
  },
): string[] {
  return [
    ...(moved ? [fill(words.movedSession, numbers)] : []),
    ...(!moved && numbers.old !== numbers.now ? [fill(words.renumbered, numbers)] : []),
    ...(old.matter.title === now.matter.title
      ? []
      : [fill(words.renamed, { title: title(old.matter.title) })]),
  ];
}

function planAnnex(
  annex: RenderedAnnex,
  before: BookSections | undefined,
  earlier: Planning["earlier"],
): PlannedSection | undefined {
  const was = earlier(before?.back.find(({ anchor }) => anchor === annex.anchor)?.section);
  if (!was || !written.has(String(annex.section.properties["dataAnnex"]))) return undefined;
  const group = { anchor: annex.anchor, label: "", title: annex.title, notes: [] };
  return { step: planElement(was, annex.section), group };
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
