import type { PrintBrowser } from "../browser/print.ts";
import type { EditionName } from "../editions/index.ts";
import type { Leak } from "../editions/leak-gate.ts";
import { html, titleOf } from "../outputs/html.ts";
import { fileName } from "../outputs/names.ts";
import type { OutputContext, OutputFile } from "../outputs/output.ts";
import { printBook } from "../outputs/print-book.ts";
import {
  allSections,
  sectionsOf,
  type BookMarks,
  type BookSections,
  type MarkedBook,
} from "../outputs/book-sections.ts";
import type { Templates } from "../outputs/templates.ts";
import { findLeaks, withheldBy } from "../pipeline/guard.ts";
import type { Book, Part } from "../render/book.ts";
import { bars } from "./bars.ts";
import type { ChangeGroup } from "./change.ts";
import { changeList, type ListHead } from "./change-list.ts";
import { ClosedTexts } from "./closed-texts.ts";
import { compareBooks, type ComparedBooks } from "./compare-books.ts";
import type { Earlier } from "./earlier.ts";
import { loosen } from "./loosen.ts";
import type { RenamedModule } from "./match-modules.ts";
import { matchSessions } from "./match-sessions.ts";
import { diffWords } from "./words.ts";

/** Outputs of a comparison. */
export const diffOutputs = ["html", "pdf"] as const;

/** Name of an output of a comparison. */
export type DiffOutput = (typeof diffOutputs)[number];

/** A file of a comparison. */
export interface ComparedFile {
  name: string;
  output: string;
  bytes: Uint8Array;
  pages?: number;
}

/** What files are made with. */
export interface ComparisonContext {
  earlier: Earlier;
  outputs: readonly DiffOutput[];
  changesOnly: boolean;
  templates: Templates;
  generator: string;
  browser(): Promise<PrintBrowser>;
}

/** What was made of two states. */
export interface Comparison {
  groups: ChangeGroup[];
  files: ComparedFile[];
}

/** Whose comparison it is: an edition's, or that of the loose sheets. */
export type ComparedName = EditionName | "handouts";

/** Two states of a book that are to be compared. */
export interface ComparedStates extends Omit<ComparedBooks, "closed"> {
  /** Files are named after it. */
  name: ComparedName;
  /** All that its readers may read now: the new state, where that is not a part of it. */
  open: Book;
  /** Whether it is only what is bound, without annexes. */
  bare: boolean;
  /** Modules whose folders had other names. */
  renamed?: readonly RenamedModule[];
}

/** Thrown where a finished file holds what its edition withholds, or withheld: a defect in edisi. */
class LeakFound extends Error {}

/** Compares two states of a book, and makes the files where there is anything to show. */
export async function makeComparison(
  states: ComparedStates,
  context: ComparisonContext,
): Promise<Comparison> {
  const { now, open } = states;
  const closed = now.edition.guarded ? new ClosedTexts(open, withheldBy(open, open.edition)) : undefined;
  const compared = { ...states, closed };
  const marking = { words: diffWords(now.language), print: false, changesOnly: false, level: 2 };
  const first = compareBooks(compared, shownSections(sectionsOf(now, 2), states), marking);
  const { groups } = first;
  if (groups.every(({ changes, notes }) => changes.length + notes.length === 0)) return { groups, files: [] };
  const shown = context.changesOnly ? changedOnly(compared, groups) : { now };
  const marked: MarkedBook = {
    ...shown.now,
    marks: marksOf({ ...compared, ...shown }, { head: headOf(compared, context.earlier), first }, context),
  };
  const made = await Promise.all(
    context.outputs.map((output) => makeFile(marked, { name: states.name, output }, context)),
  );
  await searchLeaks(compared, made, context);
  return { groups, files: made };
}

/** The sections that are compared. */
function shownSections(sections: BookSections, { bare }: Pick<ComparedStates, "bare">): BookSections {
  if (!bare) return sections;
  const left = {
    parts: sections.parts.map((part) => ({ ...part, front: [], back: [] })),
    back: [],
  };
  loosen(allSections(left));
  return left;
}

async function makeFile(
  book: MarkedBook,
  { name: edition, output }: { name: ComparedName; output: DiffOutput },
  context: ComparisonContext,
): Promise<OutputFile> {
  const name = fileName(book, `${edition}.diff`, output);
  const lent = contextOf(context);
  if (output === "pdf") return { ...(await printBook(book, lent)), name };
  const [file] = await html.make(book, lent);
  if (!file) throw new Error("The output html made no file");
  return { ...file, name };
}

/** A comparison quotes its own pages only, and is made from nothing else. */
function contextOf({ templates, generator, browser }: ComparisonContext): OutputContext {
  const none = (): Promise<never> => Promise.reject(new Error("A comparison has no other files"));
  return {
    templates,
    generator,
    browser,
    extracts: [],
    pdfOf: none,
    looseSheetsOf: none,
    companionPages: () => Promise.resolve(undefined),
  };
}

/** What marks a book; the first comparison, which told whether anything changed, is the one for the screen. */
function marksOf(
  compared: ComparedBooks & ComparedStates,
  { head, first }: { head: ListHead; first: ReturnType<typeof compareBooks> },
  { changesOnly }: ComparisonContext,
): BookMarks {
  const words = diffWords(compared.now.language);
  let groups: ChangeGroup[] = [];
  return {
    title: words.title,
    bars,
    templates: { style: "diff/diff.css", print: "diff/print.html" },
    mark: (sections, level) => {
      const made =
        level === 2 && !changesOnly
          ? first
          : compareBooks(compared, shownSections(sections, compared), {
              words,
              print: level === 1,
              changesOnly,
              level,
            });
      groups = shownGroups(first.groups, made.groups);
      return changesOnly ? withoutAnnexes(made.sections, made.groups) : made.sections;
    },
    front: (level) => changeList(head, groups, { words, print: level === 1, level }),
  };
}

/** Sections without what is made from all of them, for some are left out; annexes that are written stay if they changed. */
function withoutAnnexes(sections: BookSections, groups: readonly ChangeGroup[]): BookSections {
  const changed = new Set(groups.filter(({ changes }) => changes.length > 0).map(({ anchor }) => anchor));
  const parts = sections.parts.map((part) => ({ ...part, front: [], back: [] }));
  const back = sections.back.filter(({ anchor }) => changed.has(anchor));
  const left = { parts, back };
  loosen(allSections(left));
  return left;
}

function headOf(
  { old, now, closed, renamed = [] }: ComparedBooks & ComparedStates,
  { name, commit }: Earlier,
): ListHead {
  const words = diffWords(now.language);
  const stateOf = ({ config }: Book): string[] => [config.round ?? "", config.date].filter(Boolean);
  const revision = commit === undefined || commit.startsWith(name) ? name : `${name} (${commit.slice(0, 8)})`;
  return {
    book: titleOf(now),
    since: name,
    was: [...(old ? stateOf(old) : []), revision].join(" · "),
    is: stateOf(now).join(" · "),
    notes: old
      ? [...renamed.map((each) => filled(words.renamedModule, each)), ...retitled(old, now, closed)]
      : [words.newModule],
  };
}

/** What modules were called whose titles are others now. */
function retitled(old: Book, now: Book, closed: ClosedTexts | undefined): string[] {
  const words = diffWords(now.language);
  return now.parts.flatMap(({ module: { matter }, module }) => {
    const was = partLike(old, module.id)?.module.matter.title;
    return was === undefined || was === matter.title
      ? []
      : [
          filled(words.retitledModule, {
            now: matter.title,
            old: closed?.shown(was, words.withheld) ?? was,
          }),
        ];
  });
}

function filled(text: string, { now, old }: RenamedModule): string {
  return text.replace("{now}", () => now).replace("{old}", () => old);
}

/** Both states of a book without the sessions that did not change. */
function changedOnly(
  { old, now }: ComparedBooks,
  groups: readonly ChangeGroup[],
): Pick<ComparedBooks, "old" | "now"> {
  const changed = new Set(groups.filter(({ changes }) => changes.length > 0).map(({ anchor }) => anchor));
  const unchanged = now.parts.flatMap(({ prefix, sessions, module }) => {
    const before = partLike(old, module.id)?.sessions.map(({ lesson }) => lesson) ?? [];
    const pairs = matchSessions(
      before,
      sessions.map(({ lesson }) => lesson),
    );
    return pairs.flatMap(({ old: was, now: is }) =>
      is && !changed.has(`${prefix}${is.anchor}`) ? [was, is] : [],
    );
  });
  const same = new Set(unchanged);
  const without = (book: Book): Book => ({
    ...book,
    parts: book.parts.map((part) => ({
      ...part,
      sessions: part.sessions.filter(({ lesson }) => !same.has(lesson)),
      sheets: [],
    })),
  });
  return { old: old && without(old), now: without(now) };
}

function partLike(book: Book | undefined, id: string): Part | undefined {
  return (
    book?.parts.find(({ module }) => module.id === id) ??
    (book?.parts.length === 1 ? book.parts[0] : undefined)
  );
}

/** The groups of the whole comparison, with the anchors of one that shows some of them. */
function shownGroups(all: readonly ChangeGroup[], shown: readonly ChangeGroup[]): ChangeGroup[] {
  return all.map((group) => {
    const same = shown.find(({ label, title }) => label === group.label && title === group.title);
    return same ?? { ...group, anchor: "" };
  });
}

/**
 * Searches the files for what the edition withholds now, and for what it withheld then. What was withheld and is open now
 * is in the plain book of the new text, too.
 * @throws LeakFound
 */
async function searchLeaks(
  { old, now, open }: Pick<ComparedStates, "old" | "now" | "open">,
  files: readonly OutputFile[],
  context: ComparisonContext,
): Promise<void> {
  if (!now.edition.guarded) return;
  const leaks = await findLeaks(now, files);
  if (old) leaks.push(...(await formerLeaks(old, open, { files, context })));
  const [leak] = leaks;
  if (leak)
    throw new LeakFound(`${leak.file} holds what the edition ${now.edition.name} withholds: “${leak.what}”`);
}

async function formerLeaks(
  old: Book,
  open: Book,
  { files, context }: { files: readonly OutputFile[]; context: ComparisonContext },
): Promise<Leak[]> {
  const found = await findLeaks(old, files);
  if (found.length === 0) return [];
  const shown = new Set(
    (await findLeaks(old, await html.make(open, contextOf(context)))).map(({ what }) => what),
  );
  return found.filter(({ what }) => !shown.has(what));
}
