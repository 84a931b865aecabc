import type { Element, ElementContent } from "hast";
import { VFile } from "vfile";
import { packageConfig } from "../../../src/config/load-package.ts";
import type { ChangeGroup } from "../../../src/diff/change.ts";
import { ClosedTexts } from "../../../src/diff/closed-texts.ts";
import { compareBooks } from "../../../src/diff/compare-books.ts";
import { classesOf, isDerived, isNumbered } from "../../../src/diff/elements.ts";
import { mendModule, renderable } from "../../../src/diff/readable.ts";
import { diffWords } from "../../../src/diff/words.ts";
import { editions, type EditionName } from "../../../src/editions/index.ts";
import { bindModule } from "../../../src/model/bindings.ts";
import { allSections, sectionsOf, type BookSections } from "../../../src/outputs/book-sections.ts";
import { serialise } from "../../../src/outputs/html.ts";
import { withheldBy } from "../../../src/pipeline/guard.ts";
import { selectBook, type Book } from "../../../src/render/book.ts";
import { moduleOf } from "../../support/lesson.ts";

const config = packageConfig(
  new VFile({ path: "modules/package.yaml", value: "judul: Uji\ntanggal: 2026-01-01\n" }),
);

/** A module of lessons' texts, selected for an edition. */
async function selected(lessons: readonly string[], edition: EditionName): Promise<Book> {
  const module = await moduleOf(lessons);
  mendModule(module);
  const source = { config, references: { entries: new Map() }, glossary: { terms: [], choices: [] } };
  return selectBook(bindModule(module), source, editions[edition]);
}

/** Two states of a module of lessons' texts, compared for an edition. */
export async function compared(
  old: readonly string[],
  now: readonly string[],
  edition: EditionName = "facilitator",
): Promise<Compared> {
  const former = renderable(await selected(old, edition));
  const books = { old: former.book, now: await selected(now, edition), unreadable: former.unreadable };
  const closed = books.now.edition.guarded
    ? new ClosedTexts(books.now, withheldBy(books.now, books.now.edition))
    : undefined;
  const made = compareBooks({ ...books, closed }, sectionsOf(books.now, 2), {
    words: diffWords("id"),
    print: false,
    changesOnly: false,
    level: 2,
  });
  return {
    ...made,
    html: serialise(sessionsIn(made.sections)),
    old: sessionsIn(sectionsOf(books.old, 2)),
    now: sessionsIn(sectionsOf(books.now, 2)),
    marked: sessionsIn(made.sections),
  };
}

export interface Compared {
  sections: BookSections;
  groups: ChangeGroup[];
  /** Sessions of the comparison as HTML. */
  html: string;
  old: Element[];
  now: Element[];
  marked: Element[];
}

function sessionsIn(sections: BookSections): Element[] {
  return allSections(sections).filter((section) => classesOf(section).includes("session"));
}

/** Which of two states is read out of a comparison. */
export type State = "old" | "now";

const left: Record<State, readonly string[]> = {
  old: ["diff-inserted", "diff-moved-to"],
  now: ["diff-deleted", "diff-moved-from"],
};

/**
 * What elements say without white space, in one of the two states that they show. Numbers that count are all the same, and
 * what is made from other parts of the book is left out.
 */
export function reading(elements: readonly ElementContent[], state: State): string {
  return elements.map((each) => read(each, state)).join("");
}

function read(node: ElementContent, state: State): string {
  if (node.type === "text") return node.value.replace(/\s+/g, "");
  if (node.type !== "element" || isDerived(node)) return "";
  const classes = classesOf(node);
  if (classes.includes("diff-note") || classes.some((name) => left[state].includes(name))) return "";
  if (classes.includes("diff") && node.tagName === (state === "old" ? "ins" : "del")) return "";
  if (node.tagName === "input") return node.properties.checked === true ? "[x]" : "[]";
  const text = reading(node.children, state);
  return isNumbered(node) ? text.replace(/\d+/g, "0") : text;
}
