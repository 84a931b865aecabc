import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import { h } from "hastscript";
import { visit } from "unist-util-visit";
import { blocks } from "../blocks/index.ts";
import { renderAnnexes, type RenderedAnnex } from "../annexes/index.ts";
import { renderIntroduction, renderSessions, type Book, type ContentsEntry } from "../render/book.ts";
import { wordsOf } from "../render/words.ts";
import { rehypeHyphenate } from "../transforms/rehype-hyphenate.ts";
import { serialise } from "./html.ts";
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
  book: Book,
  templates: Templates,
  generator: string,
): Promise<PrintSource> {
  const { module, config, edition } = book;
  const { language } = module;
  const layout = await pageLayout(templates, config.pageSize);
  const introduction = h("div", renderIntroduction(book, 2));
  const sessions = renderSessions(book, 1);
  const ends = edition.answers === "lines" ? markPageEnds(sessions) : [];
  const annexes = renderAnnexes(book, 1);
  const front = annexes.filter(({ place }) => place === "front").map(({ section }) => section);
  const back = annexes.filter(({ place }) => place === "back").map(({ section }) => section);
  const sections = [introduction, ...front, ...sessions, ...back];
  for (const section of sections) rehypeHyphenate(section, language);
  embedPictures(sections, book, await fontStyles(templates, ["Plus Jakarta Sans"]));
  const words = wordsOf(language);
  const style = [
    await sharedStyles(templates),
    ...(layout.marginColumn ? [await templates.read("margin-column.css")] : []),
    await templates.read("print/print.css"),
    await templates.read("print/cover.css"),
    pageRules(book, layout),
  ];
  const contents = contentsOf(book, annexes);
  const opening = h("h1.front-title", words.introduction);
  const html = await templates.fill("print/book.html", {
    html: {
      style: compactCss(style.join("\n")),
      cover: (await coverMotif(book, templates)) + serialise(coverOf(book)),
      imprint: serialise(imprintOf(book, generator)),
      contents: serialise(contents),
      introduction: serialise([opening, ...introduction.children]),
      front: serialise(front),
      sessions: serialise([
        ...sessions,
        ...back,
        ...linksTo("page-links", anchorsIn(sections)),
        ...linksTo("page-end-links", ends),
      ]),
    },
    text: {
      language,
      classes: `answers-${edition.answers} ${layout.marginColumn ? "wide" : "narrow"}`,
      title: titleOf(book),
    },
  });
  return { html, headings: headingsOf([...contents, opening, ...sections]) };
}

/** Headings in order, the label before its title: "Kegiatan 2.1 · Kartu masalah". */
export function headingsOf(sections: readonly Element[]): string[] {
  const headings: string[] = [];
  for (const section of sections) {
    visit(section, "element", (node) => {
      if (!/^h[1-6]$/.test(node.tagName)) return;
      const parts = node.children.map((child) => toString(child).replaceAll("\u00ad", "").trim());
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
function linksTo(id: string, anchors: readonly string[]): Element[] {
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

/** The book's title with its edition. */
export function titleOf({ module, edition }: Book): string {
  return `${module.matter.title} – ${edition.title[module.language]}`;
}

async function coverMotif(book: Book, templates: Templates): Promise<string> {
  const motifs = (await templates.list("covers")).filter((name) => name.endsWith(".svg"));
  const name = motifs[(book.module.matter.number ?? 0) % Math.max(1, motifs.length)];
  return name ? `<div class="motif">${await templates.read(`covers/${name}`)}</div>` : "";
}

function coverOf(book: Book): Element[] {
  const { module, config, edition } = book;
  const { matter, language } = module;
  const words = wordsOf(language);
  const number = matter.number ? `${words.module} ${matter.number}` : undefined;
  const ownerLine = (label: string): Element => h("p", [h("span", label), h("span.blank")]);
  return [
    h("div.words", [
      h("p.series", config.title),
      number ? h("p.book-number", number) : null,
      h("p.book-title", matter.title),
      matter.subtitle ? h("p.subtitle", matter.subtitle) : null,
    ]),
    h("div.foot", [
      h("p.edition", edition.title[language]),
      h("p.purpose", edition.purpose[language]),
      edition.ownerLines ? h("div.owner", [ownerLine(words.owner), ownerLine(words.union)]) : null,
    ]),
  ];
}

function imprintOf({ module, config, edition }: Book, generator: string): Element[] {
  const words = wordsOf(module.language);
  const facts: [string, string | undefined][] = [
    [words.edition, edition.title[module.language]],
    [words.round, config.round],
    [words.date, config.date],
  ];
  return [
    h("p.imprint-title", module.matter.title),
    h("p", config.title),
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

function contentsOf(book: Book, annexes: readonly RenderedAnnex[]): Element[] {
  const words = wordsOf(book.module.language);
  const at = (place: string): Element[] =>
    annexes.filter((annex) => annex.place === place).map(({ anchor, title }) => entry(anchor, "", title));
  const sessions = book.sessions.map(({ lesson }) =>
    entry(lesson.anchor, String(lesson.number), lesson.matter.title),
  );
  return [
    h("h1.front-title", words.contents),
    h("ol.sessions", [
      entry("introduction", "", words.introduction),
      ...at("front"),
      ...sessions,
      ...at("back"),
    ]),
    ...(book.sheets.length > 0
      ? [h("h2", words.worksheets), h("ol.sheets", book.sheets.map(sheetEntry))]
      : []),
  ];
}

function sheetEntry({ anchor, label, number, title }: ContentsEntry): Element {
  return entry(anchor, `${label} ${number}`.trim(), title);
}

function entry(anchor: string, number: string, title: string): Element {
  return h(
    "li",
    h("a", { href: `#${anchor}` }, [
      h("span.number", number),
      " ",
      h("span.name", title),
      h("span.leader"),
      " ",
      h("span.page", { dataPageOf: anchor }),
    ]),
  );
}
