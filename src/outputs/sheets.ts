import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import type { Nodes, Root, RootContent } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { visitParents } from "unist-util-visit-parents";
import { blockSpec } from "../blocks/index.ts";
import { looseSheets } from "../editions/loose-sheets.ts";
import { project } from "../editions/project.ts";
import type { Language } from "../model/language.ts";
import type { Block } from "../model/nodes.ts";
import { statusOf, type TextStatus } from "../model/status.ts";
import { renderOptionsOf, type Book, type Part } from "../render/book.ts";
import { moduleName } from "../render/module-name.ts";
import { renderTree } from "../render/render-tree.ts";
import { titleOf } from "../render/session.ts";
import { copiesOf } from "../schedule/copies.ts";

/** What is handed out loose: a sheet with pages of its own, or the cards of one role play. */
export interface LooseSheet {
  kind: "sheet" | "cards";
  /** What its module is called. */
  module: string;
  /** Unique in its file. */
  anchor: string;
  /** "Bahan Bagikan 2", of cards that of their role play. */
  label: string;
  title: string;
  copies: "participant" | "group";
  /** Language of its text. */
  language: Language;
  /** Of its session. */
  status: TextStatus;
  /** A sheet's content, or a card each. */
  content: ElementContent[][];
}

/** Everything in a book that is handed out loose, in order, as HTML; its trees are those of `looseBook`. */
export function looseSheetsOf(book: Book): LooseSheet[] {
  const sheets: LooseSheet[] = [];
  for (const part of book.parts) addSheets(part, sheets);
  return sheets;
}

function addSheets(part: Part, sheets: LooseSheet[]): void {
  const sets = new Map<Nodes, LooseSheet>();
  const { matter } = part.module;
  let count = 0;
  for (const { lesson, tree } of part.sessions) {
    const language = lesson.written;
    visitParents(tree, "block", (block, ancestors) => {
      const copies = copiesOf(block);
      if (copies === undefined) return undefined;
      const anchor = `loose-${sheets.length + 1}`;
      const content = Array.from({ length: block.attributes.pieces ?? 1 }, () =>
        rendered(block, tree, { part, language, prefix: `${part.prefix}loose-note-${(count += 1)}` }),
      );
      const parent = ancestors.at(-1);
      const isCard = block.name === "role-card" && parent?.type === "block";
      const set = isCard ? sets.get(parent) : undefined;
      if (set) {
        set.content.push(...content);
        return SKIP;
      }
      const names = namesOf(isCard ? parent : block, language);
      const title = names.title || titleIn(content.flat());
      const sheet: LooseSheet = {
        kind: isCard ? "cards" : "sheet",
        language,
        status: statusOf(lesson.matter),
        module: moduleName(matter, language, "  "),
        anchor,
        ...names,
        title,
        copies,
        content,
      };
      sheets.push(sheet);
      if (isCard) sets.set(parent, sheet);
      return SKIP;
    });
  }
}

/** A book selected for those who are handed its loose sheets. */
export function looseBook(book: Book): Book {
  const parts = book.parts.map((part) => ({
    ...part,
    edition: looseSheets,
    sessions: part.module.lessons.map((lesson) => ({ lesson, tree: project(lesson.tree, looseSheets) })),
  }));
  return { ...book, edition: looseSheets, parts };
}

function namesOf(block: Block, language: Language): { label: string; title: string } {
  const label = [blockSpec(block.name)?.label?.[language], block.number].filter(Boolean).join(" ");
  return { label, title: titleOf(block) };
}

/** The title of a block that its writer gave none. */
function titleIn(content: ElementContent[]): string {
  let title = "";
  visit({ type: "root" as const, children: content }, "element", (node) => {
    const { className } = node.properties;
    if (title === "" && Array.isArray(className) && className.includes("title")) title = toString(node);
  });
  return title;
}

/** A block with the footnotes that it cites. */
function rendered(
  block: Block,
  tree: Root,
  { part, language, prefix }: { part: Part; language: Language; prefix: string },
): ElementContent[] {
  const notes = tree.children.filter((child): child is RootContent => child.type === "footnoteDefinition");
  const children = renderTree(
    { type: "root", children: [block, ...notes] },
    { ...renderOptionsOf(part, 2, prefix), language },
  );
  unlink(children);
  raise(children);
  return children.filter((child) => child.type === "element");
}

/** Headings one level higher: a sheet's title is the highest of its file, which no lesson may have. */
function raise(children: ElementContent[]): void {
  visit({ type: "root" as const, children }, "element", (node) => {
    const level = /^h([2-6])$/.exec(node.tagName)?.[1];
    if (level !== undefined) node.tagName = `h${Number(level) - 1}`;
  });
}

/** What a link or a page number names may stand in another file: it is only words here. */
function unlink(children: ElementContent[]): void {
  const root = { type: "root" as const, children };
  const anchors = new Set<unknown>();
  visit(root, "element", ({ properties: { id } }) => {
    if (id !== undefined) anchors.add(id);
  });
  visit(root, "element", (node, index, parent) => {
    if (isOwnPage(node) && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const { href } = node.properties;
    if (
      node.tagName === "a" &&
      typeof href === "string" &&
      href.startsWith("#") &&
      !anchors.has(href.slice(1))
    ) {
      node.tagName = "span";
      delete node.properties.href;
    }
    return undefined;
  });
}

/** The page number of something that is not in the participant's book. */
function isOwnPage({ properties, children }: Element): boolean {
  const { className } = properties;
  return (
    Array.isArray(className) &&
    className.includes("ref-page") &&
    children.some((child) => child.type === "element" && child.properties.dataPageOf !== undefined)
  );
}
