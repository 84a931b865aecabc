import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import { h } from "hastscript";
import { visit } from "unist-util-visit";
import { blocks } from "../blocks/index.ts";
import type { Localized } from "../model/language.ts";
import type { Book, ContentsEntry } from "../render/book.ts";
import { wordsOf } from "../render/words.ts";
import { rehypeHyphenate } from "../transforms/rehype-hyphenate.ts";
import {
  allSections,
  bodyOf,
  contentsLines,
  frontOf,
  sectionsOf,
  sheetLines,
  type BookSections,
  type MarkedBook,
} from "./book-sections.ts";
import { coverMotifs, coverOf, motifOf } from "./cover-front.ts";
import { serialise, titleOf } from "./html.ts";
import { pageEnd } from "./page-plan.ts";
import { embedPictures } from "./pictures.ts";
import { pageLayout, pageRules } from "./print-layout.ts";
import { compactCss, fontStyles, sharedStyles } from "./styles.ts";
import type { Templates } from "./templates.ts";

/** A document to print, and what Chromium cannot be trusted with. */
export interface PrintSource {
  /** Cover, imprint, contents, introduction, sessions. Page numbers are still empty. */
  html: string;
  /** Titles of the headings, in order, as bookmarks show them. */
  headings: string[];
}

/** The document that is printed. */
export async function printDocument(
  book: MarkedBook,
  templates: Templates,
  generator: string,
): Promise<PrintSource> {
  const { config, edition, language, bound, marks } = book;
  const layout = await pageLayout(templates, config.pageSize);
  const rendered = sectionsOf(book, 1);
  const front = marks?.front(1) ?? [];
  const ends =
    edition.answers === "lines" ? markPageEnds(rendered.parts.flatMap(({ sessions }) => sessions)) : [];
  const sections = allSections(rendered);
  for (const section of sections) rehypeHyphenate(section, language);
  embedPictures(sections, book, await fontStyles(templates, ["Plus Jakarta Sans"]));
  const motifs = await coverMotifs(templates);
  for (const { opening, part } of rendered.parts)
    opening?.children.unshift(motifOf(part.module.matter, motifs));
  const style = [
    await sharedStyles(templates),
    ...(layout.marginColumn ? [await templates.read("margin-column.css")] : []),
    await templates.read("print/print.css"),
    await templates.read("print/cover.css"),
    ...(bound ? [await templates.read("print/part.css")] : []),
    ...(book.print?.review ? [await templates.read("print/review.css")] : []),
    ...(marks ? [await templates.read(marks.templates.style)] : []),
    pageRules(book, layout),
  ];
  const contents = contentsOf(rendered, book);
  const links = [...linksTo("page-links", anchorsIn(sections)), ...linksTo("page-end-links", ends)];
  const html = await templates.fill(marks?.templates.print ?? "print/book.html", {
    html: {
      style: compactCss(style.join("\n")),
      cover: serialise([motifOf(book.matter, motifs), ...coverOf(book)]),
      imprint: serialise(imprintOf(book, generator)),
      contents: serialise(contents),
      marks: serialise(front),
      // Of a book of one module; a volume's numbers run through from its first module.
      front: serialise(bound ? [] : rendered.parts.flatMap(frontOf)),
      body: serialise([...bodyOfBook(rendered, bound), ...links]),
    },
    text: {
      language,
      classes: [
        `answers-${edition.answers}`,
        layout.marginColumn ? "wide" : "narrow",
        ...(bound ? ["bound"] : []),
        ...(book.print?.review ? ["review", book.print.review.spacing] : []),
      ].join(" "),
      title: titleOf(book),
    },
  });
  return { html, headings: headingsOf([...front, ...contents, ...sections]) };
}

function bodyOfBook({ parts, back }: BookSections, bound: boolean): Element[] {
  const modules = bound
    ? parts.map((part) => h("section.part", [...frontOf(part), ...bodyOf(part)]))
    : parts.flatMap(bodyOf);
  return [...modules, ...back.map(({ section }) => section)];
}

/** Headings in order, the label before its title: "Kegiatan 2.1 · Kartu masalah". */
export function headingsOf(sections: readonly Element[]): string[] {
  const headings: string[] = [];
  for (const section of sections) {
    visit(section, "element", (node) => {
      if (!/^h[1-6]$/.test(node.tagName)) return;
      const parts = node.children.map((child) => shownText(child).replaceAll("\u00ad", "").trim());
      const labelled = node.children.some((child) => child.type === "element" && hasClass(child, "title"));
      headings.push(
        parts
          .filter(Boolean)
          .join(labelled ? " · " : " ")
          .replace(/\s+/g, " "),
      );
    });
  }
  return headings;
}

/** Text without what a comparison shows as taken out. */
function shownText(node: ElementContent): string {
  if (node.type !== "element") return toString(node);
  return node.tagName === "del" && hasClass(node, "diff") ? "" : node.children.map(shownText).join("");
}

function hasClass(node: Element, name: string): boolean {
  const classes = node.properties.className;
  return Array.isArray(classes) && classes.includes(name);
}

/**
 * Marks the places where a page ends before it is full: before and in sheets, and at the end of a session. The first pass
 * tells how much room is left there. Answers their anchors.
 */
function markPageEnds(sessions: readonly Element[]): string[] {
  const anchors: string[] = [];
  const mark = (): Element => {
    anchors.push(`${pageEnd}${anchors.length + 1}`);
    return h("div.page-end", { id: anchors.at(-1) });
  };
  for (const session of sessions) {
    // White space between two sheets would get a page of its own.
    const elements = session.children.filter((child) => child.type === "element");
    session.children = elements.flatMap((child, index, all) => {
      if (isSheet(child)) child.children.push(mark());
      const next = all[index + 1];
      return !isSheet(child) && (next === undefined || isSheet(next)) ? [child, mark()] : [child];
    });
  }
  return anchors;
}

function isSheet(node: ElementContent): node is Element {
  return node.type === "element" && blocks.some(({ name, sheet }) => sheet === true && hasClass(node, name));
}

/**
 * Links that nobody sees: Chromium tells the place of an anchor only where something links to it. Those to the ends of
 * pages are gone before the last print.
 */
export function linksTo(id: string, anchors: readonly string[]): Element[] {
  if (anchors.length === 0) return [];
  const links = anchors.map((anchor) => h("a", { href: `#${anchor}` }));
  return [h("nav", { id, hidden: true }, links)];
}

/** Classes of what references point to. */
const referable: ReadonlySet<string> = new Set(["block", "session", "table-caption", "annex"]);

/** Anchors that a reference, here or in the guide, may name. */
function anchorsIn(sections: readonly Element[]): string[] {
  const anchors: string[] = [];
  for (const section of sections) {
    visit(section, "element", ({ tagName, properties: { id, className } }) => {
      const named = Array.isArray(className) && className.some((name) => referable.has(name));
      if (typeof id === "string" && (named || tagName === "figure")) anchors.push(id);
    });
  }
  return anchors;
}

const reviewNote: Localized = {
  en: "A copy for review, not the finished book. Page and line numbers are those of this copy only.",
  id: "Salinan untuk ditelaah, bukan buku jadi. Nomor halaman dan baris hanya berlaku untuk salinan ini.",
};

function imprintOf(book: Book, generator: string): Element[] {
  const { matter, language, config, edition, bound, print } = book;
  const words = wordsOf(language);
  const facts: [string, string | undefined][] = [
    [words.edition, edition.title[language]],
    [words.round, config.round],
    [words.date, config.date],
  ];
  return [
    h("p.imprint-title", matter.title),
    ...(bound ? [] : [h("p", config.title)]),
    ...(print?.review ? [h("p.review-note", reviewNote[language])] : []),
    ...(config.notice ? [h("p.notice", config.notice)] : []),
    h(
      "dl",
      facts.flatMap(([term, value]) => (value ? [h("dt", term), h("dd", value)] : [])),
    ),
    ...config.imprints.flatMap(({ name, lines }) => [
      h("p", h("b", name)),
      ...lines.map((line) => h("p", line)),
    ]),
    h("p", words.licences),
    h("p", generator),
  ];
}

function contentsOf(rendered: BookSections, book: Book): Element[] {
  const words = wordsOf(book.language);
  const groups = contentsLines(rendered, book);
  const sheets = sheetLines(book);
  return [
    h("h1.front-title", words.contents),
    // A volume's modules are lists of their own; a book of one module is one list.
    ...(book.bound ? groups : [groups.flat()]).map((entries) => h("ol.sessions", entries.map(lineOf))),
    ...(sheets.length > 0 ? [h("h2", words.worksheets)] : []),
    ...sheets.flatMap(({ name, sheets: entries }) => [
      ...(name === "" ? [] : [h("p.sheets-of", name)]),
      h("ol.sheets", entries.map(lineOf)),
    ]),
  ];
}

function lineOf({ anchor, label, number, title, kind, lang }: ContentsEntry & { kind?: string }): Element {
  return h(
    kind === "part" ? "li.part" : "li",
    h("a", { href: `#${anchor}` }, [
      h("span.number", { lang }, `${label} ${number}`.trim()),
      " ",
      h("span.name", { lang }, title),
      h("span.leader"),
      " ",
      h("span.page", { dataPageOf: anchor }),
    ]),
  );
}
