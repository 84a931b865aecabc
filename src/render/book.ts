import type { Element, ElementContent } from "hast";
import type { Root } from "mdast";
import { blockSpec } from "../blocks/index.ts";
import { project } from "../editions/project.ts";
import type {
  Binding,
  Lesson,
  Module,
  ModuleMatter,
  Package,
  PackageConfig,
  PageSize,
  SeriesEntry,
} from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import type { Glossary } from "../model/glossary.ts";
import type { Language } from "../model/language.ts";
import type { References } from "../model/references.ts";
import { markUses } from "../transforms/mark-uses.ts";
import { walkBlocks } from "../transforms/walk.ts";
import { objectiveUses } from "../schedule/objectives.ts";
import { modulePrefixes } from "./module-prefixes.ts";
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
  /** Language of label and title, where it is another than the book's. */
  lang?: Language | undefined;
}

/** What is bound together, a module or the whole package, selected for one edition: nothing that the edition withholds. */
export interface Book {
  /** Folder and name of its files. */
  id: string;
  /** What it is called, and its place in the series. */
  matter: ModuleMatter;
  language: Language;
  config: PackageConfig;
  edition: Edition;
  /** Its modules in order; a book of one module has one, and no page that opens it. */
  parts: Part[];
  /** Whether several modules are bound: each has a page that opens it, and anchors of its own. */
  bound: boolean;
  references: References;
  glossary: Glossary;
  /** All modules of the package in order, bound here or not. */
  series?: readonly SeriesEntry[];
  /** Where the book is printed: what is known only there. */
  print?: PrintOptions;
}

/** A module of a book, selected for the book's edition. */
export interface Part {
  module: Module;
  config: PackageConfig;
  edition: Edition;
  introduction: Root;
  sessions: { lesson: Lesson; tree: Root }[];
  /** Sheets to fill or hand out, in order. */
  sheets: ContentsEntry[];
  references: References;
  glossary: Glossary;
  /** Stands before the module's anchors where several modules are bound; else empty. */
  prefix: string;
  /** Modules of the book by id, with the prefix of each. */
  prefixes: ReadonlyMap<string, string>;
  print?: PrintOptions | undefined;
}

/** What a book takes from its package. */
export type BookSource = Pick<Package, "config" | "references" | "glossary" | "series">;

/** Selects what is bound for an edition. */
export function selectBook(binding: Binding, source: BookSource, edition: Edition): Book {
  const { id, matter, modules } = binding;
  const bound = binding.kind === "package";
  const prefixes = modulePrefixes(modules, bound);
  return {
    id,
    matter,
    ...source,
    language: modules[0]?.language ?? source.config.language,
    edition,
    bound,
    parts: modules.map((module) => selectPart(module, { source, edition, prefixes })),
  };
}

function selectPart(
  module: Module,
  { source, edition, prefixes }: { source: BookSource; edition: Edition; prefixes: Part["prefixes"] },
): Part {
  const { config, references, glossary } = source;
  const select = (tree: Root, prefix: string, language: Language): Root => {
    const selected = project(tree, edition);
    // Where answers are shown a handout is a picture of its page: nothing in it can be linked to.
    const pictured = edition.answers === "shown" ? new Set(["handout"]) : new Set<string>();
    markUses(selected, glossary, { prefix, language, pictured });
    return selected;
  };
  const sessions = module.lessons.map((lesson) => ({
    lesson,
    tree: select(lesson.tree, lesson.anchor, lesson.written),
  }));
  return {
    module,
    config,
    edition,
    introduction: select(module.introduction, "introduction", module.written),
    sessions,
    sheets: sessions.flatMap(({ lesson, tree }) => sheetsOf(tree, lesson.written, module.language)),
    references,
    glossary,
    prefix: prefixes.get(module.id) ?? "",
    prefixes,
  };
}

/** A book as it is printed. */
export function printed(book: Book, print: PrintOptions): Book {
  return { ...book, print, parts: book.parts.map((part) => ({ ...part, print })) };
}

/** A book on pages of another size. */
export function onPages(book: Book, pageSize: PageSize): Book {
  const config = { ...book.config, pageSize };
  return { ...book, config, parts: book.parts.map((part) => ({ ...part, config })) };
}

/** The trees of a part that readers read, in order. */
export function treesOf({ introduction, sessions }: Part): Root[] {
  return [introduction, ...sessions.map(({ tree }) => tree)];
}

/** How the trees of a part are rendered: those of its sessions, its introduction, and what annexes take from them. */
export function renderOptionsOf(part: Part, level: number, prefix: string): RenderOptions {
  const { edition, module, references, print, prefixes } = part;
  const anchors = { own: part.prefix, modules: prefixes };
  return { edition, language: module.language, level, prefix, references, print, anchors };
}

/** A part's sessions as HTML; `level` is that of a session's heading. */
export function renderSessions(part: Part, level: number): Element[] {
  const planned = part.edition.plan === "shown";
  const uses = new Map(
    planned ? objectiveUses(part.module, part.sessions).map((use) => [use.objective.number, use]) : [],
  );
  return part.sessions.map(({ lesson, tree }) =>
    renderSession({ lesson, tree, uses }, renderOptionsOf(part, level, lesson.anchor), part.module.language),
  );
}

/** A part's introduction as HTML. */
export function renderIntroduction(part: Part, level: number): ElementContent[] {
  const options = { ...renderOptionsOf(part, level, "introduction"), language: part.module.written };
  return renderTree(part.introduction, options);
}

/** The sheets of a session, selected for an edition, in order. */
export function sheetsOf(tree: Root, language: Language, bookLanguage: Language): ContentsEntry[] {
  const lang = language === bookLanguage ? undefined : language;
  const sheets: ContentsEntry[] = [];
  walkBlocks(tree, (block) => {
    const spec = blockSpec(block.name);
    if (spec?.sheet !== true || block.anchor === undefined) return;
    const label = spec.label?.[language] ?? "";
    sheets.push({ anchor: block.anchor, label, number: block.number ?? "", title: titleOf(block), lang });
  });
  return sheets;
}
