import type { Element, ElementContent } from "hast";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { blockSpec } from "../blocks/index.ts";
import { project } from "../editions/project.ts";
import type { Lesson, Module, Package, PackageConfig } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import type { Glossary } from "../model/glossary.ts";
import type { References } from "../model/references.ts";
import { markUses } from "../transforms/mark-uses.ts";
import { objectiveUses } from "../schedule/objectives.ts";
import type { PrintOptions, RenderOptions } from "./render-options.ts";
import { renderTree } from "./render-tree.ts";
import { renderSession, titleOf } from "./session.ts";

/** A line of the contents. */
export interface ContentsEntry {
  anchor: string;
  /** "Sesi 2", "Lembar Kerja 3" … */
  label: string;
  number: string;
  title: string;
}

/** A module selected for one edition: everything an output needs, nothing that the edition withholds. */
export interface Book {
  /** Name of the module's folder. */
  id: string;
  module: Module;
  config: PackageConfig;
  edition: Edition;
  introduction: Root;
  sessions: { lesson: Lesson; tree: Root }[];
  /** Sheets to fill or hand out, in order. */
  sheets: ContentsEntry[];
  references: References;
  glossary: Glossary;
  /** Where the book is printed: what is known only there. */
  print?: PrintOptions;
}

/** What a book takes from its package. */
export type BookSource = Pick<Package, "config" | "references" | "glossary">;

/** Selects a module for an edition. */
export function selectBook(
  module: Module,
  { config, references, glossary }: BookSource,
  edition: Edition,
): Book {
  const select = (tree: Root, prefix: string): Root => {
    const selected = project(tree, edition);
    // Where answers are shown a handout is a picture of its page: nothing in it can be linked to.
    const pictured = edition.answers === "shown" ? new Set(["handout"]) : new Set<string>();
    markUses(selected, glossary, { prefix, language: module.language, pictured });
    return selected;
  };
  const sessions = module.lessons.map((lesson) => ({ lesson, tree: select(lesson.tree, lesson.anchor) }));
  return {
    id: module.id,
    module,
    config,
    edition,
    introduction: select(module.introduction, "introduction"),
    sessions,
    sheets: sessions.flatMap(({ tree }) => sheetsOf(tree, module)),
    references,
    glossary,
  };
}

/** How the trees of a book are rendered: those of its sessions, its introduction, and what annexes take from them. */
export function renderOptionsOf(book: Book, level: number, prefix: string): RenderOptions {
  const { edition, module, references, print } = book;
  return { edition, language: module.language, level, prefix, references, print };
}

/** The book's sessions as HTML; `level` is that of a session's heading. */
export function renderSessions(book: Book, level: number): Element[] {
  const planned = book.edition.plan === "shown";
  const uses = new Map(
    planned ? objectiveUses(book.module, book.sessions).map((use) => [use.objective.number, use]) : [],
  );
  return book.sessions.map(({ lesson, tree }) =>
    renderSession({ lesson, tree, uses }, renderOptionsOf(book, level, lesson.anchor)),
  );
}

/** The book's introduction as HTML. */
export function renderIntroduction(book: Book, level: number): ElementContent[] {
  return renderTree(book.introduction, renderOptionsOf(book, level, "introduction"));
}

function sheetsOf(tree: Root, module: Module): ContentsEntry[] {
  const sheets: ContentsEntry[] = [];
  visit(tree, "block", (block) => {
    const spec = blockSpec(block.name);
    if (spec?.sheet !== true || block.anchor === undefined) return;
    const label = spec.label?.[module.language] ?? "";
    sheets.push({ anchor: block.anchor, label, number: block.number ?? "", title: titleOf(block) });
  });
  return sheets;
}
