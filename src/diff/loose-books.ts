import type { Root, RootContent } from "mdast";
import { SKIP, visitParents } from "unist-util-visit-parents";
import type { Lesson } from "../model/book.ts";
import type { Block } from "../model/nodes.ts";
import { looseBook } from "../outputs/sheets.ts";
import type { Book, Part } from "../render/book.ts";
import { copiesOf } from "../schedule/copies.ts";
import { matchSessions } from "./match-sessions.ts";
import { renderable } from "./readable.ts";

/** Two states of what is handed out loose, each as a book of sheets and cards by session. */
export interface LooseBooks {
  old: Book | undefined;
  now: Book;
  /** Everything that those who hold the sheets may read now. */
  open: Book;
  unreadable: Lesson[];
}

/**
 * What a participant's book hands out loose, before and now: sheets and cards with the session that they belong to, and
 * nothing else of it. Undefined where neither state has any.
 */
export function looseBooks(old: Book | undefined, now: Book): LooseBooks | undefined {
  const open = looseBook(now);
  const fit = old && renderable(looseBook(old));
  const [before, after] = [fit && onlySheets(fit.book), onlySheets(open)];
  const handsOut = (book: Book | undefined): boolean =>
    book?.parts.some(({ sessions }) => sessions.some(({ tree }) => hasSheets(tree))) === true;
  if (!handsOut(before) && !handsOut(after)) return undefined;
  const kept = new Set<Lesson>();
  for (const part of after.parts) keepSessions(part, partLike(before, part), kept);
  const without = (book: Book): Book => ({
    ...book,
    parts: book.parts.map((part) => ({
      ...part,
      sessions: part.sessions.filter(({ lesson, tree }) => kept.has(lesson) || hasSheets(tree)),
    })),
  });
  return {
    old: before && without(before),
    now: without(after),
    open,
    unreadable: fit?.unreadable ?? [],
  };
}

function partLike(book: Book | undefined, { module }: Part): Part | undefined {
  return book?.parts.find((part) => part.module.id === module.id);
}

/** A session that hands out something in one state is there in both: it is not the session that is new or gone. */
function keepSessions(now: Part, before: Part | undefined, kept: Set<Lesson>): void {
  const trees = new Map(
    [...now.sessions, ...(before?.sessions ?? [])].map(({ lesson, tree }) => [lesson, tree]),
  );
  const lessonsOf = (part: Part | undefined): Lesson[] => part?.sessions.map(({ lesson }) => lesson) ?? [];
  for (const { old: was, now: is } of matchSessions(lessonsOf(before), lessonsOf(now))) {
    const lessons = [was, is].filter((lesson) => lesson !== undefined);
    if (lessons.some((lesson) => hasSheets(trees.get(lesson))))
      for (const lesson of lessons) kept.add(lesson);
  }
}

function hasSheets(tree: Root | undefined): boolean {
  return tree?.children.some(({ type }) => type === "block") === true;
}

function onlySheets(book: Book): Book {
  const said: RootContent = {
    type: "paragraph",
    children: [{ type: "text", value: book.edition.purpose[book.language] }],
  };
  return {
    ...book,
    parts: book.parts.map((part) => ({
      ...part,
      introduction: { type: "root", children: [said] },
      sheets: [],
      sessions: part.sessions.map(({ lesson, tree }) => ({
        // Its opener is in the participant's book.
        lesson: { ...lesson, matter: bareMatter(lesson) },
        tree: sheetsIn(tree),
      })),
    })),
  };
}

function bareMatter({ matter }: Lesson): Lesson["matter"] {
  const none = { objectives: [], methods: [], materials: [], preparation: [] };
  return { ...matter, summary: undefined, ...none };
}

/** Sheets of a tree, cards within their role play, and the footnotes that any of them may cite. */
function sheetsIn(tree: Root): Root {
  const sheets: RootContent[] = [];
  const plays = new Map<Block, Block>();
  visitParents(tree, "block", (block, ancestors) => {
    if (copiesOf(block) === undefined) return undefined;
    const parent = ancestors.at(-1);
    if (block.name !== "role-card" || parent?.type !== "block") {
      sheets.push(block);
      return SKIP;
    }
    const play = plays.get(parent) ?? { ...parent, children: [] };
    if (!plays.has(parent)) sheets.push(play);
    plays.set(parent, play);
    play.children.push(block);
    return SKIP;
  });
  const notes = tree.children.filter(({ type }) => type === "footnoteDefinition");
  return { ...tree, children: [...sheets, ...notes] };
}
