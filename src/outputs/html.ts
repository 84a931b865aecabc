import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import type { Book, ContentsEntry } from "../render/book.ts";
import { titleText } from "../render/title.ts";
import { wordsOf } from "../render/words.ts";
import {
  allSections,
  contentsLines,
  sectionsInTurns,
  sheetLines,
  type BookSections,
  type ContentsLine,
  type MarkedBook,
} from "./book-sections.ts";
import { bookStatusLine } from "./book-status.ts";
import { fileName } from "./names.ts";
import type { Output, OutputContext } from "./output.ts";
import { embedPictures } from "./pictures.ts";
import { compactCss, fontStyles, sharedStyles } from "./styles.ts";
import type { Templates } from "./templates.ts";

const stringifier = unified().use(rehypeStringify, { allowDangerousCharacters: false }).freeze();

/** One self-contained HTML file: opens from a phone's storage, asks nobody for anything, needs no script. */
export const html: Output = {
  name: "html",
  async make(book: MarkedBook, context) {
    const rendered = await sectionsInTurns(book, 2);
    const sections = allSections(rendered);
    embedPictures(sections, book, await pictureFonts(context.templates));
    await nextTurn();
    const main = serialise(sections);
    await nextTurn();
    const text = await screenPage(book, { rendered, main }, context);
    const name = fileName(book, book.edition.name, "html");
    return [{ name, output: "html", bytes: Buffer.from(text, "utf8") }];
  },
};

/** The fonts that go into pictures which set text. */
export function pictureFonts(templates: Templates): Promise<string> {
  return fontStyles(templates, ["Plus Jakarta Sans"]);
}

/**
 * The page of a book for the screen.
 * @param content the book as it was rendered, for its contents, and the HTML of all its sections
 */
export async function screenPage(
  book: MarkedBook,
  { rendered, main }: { rendered: BookSections; main: string },
  { templates, generator }: Pick<OutputContext, "templates" | "generator">,
): Promise<string> {
  const { language, marks } = book;
  const words = wordsOf(language);
  const style = await screenStyle(templates, marks?.templates.style);
  return templates.fill("screen/book.html", {
    html: {
      style,
      masthead: serialise(mastheadOf(book)),
      contents: serialise(contentsOf(rendered, book)),
      marks: serialise(marks ? [h("section", { ariaLabel: marks.title }, marks.front(2))] : []),
      main,
      colophon: serialise(colophonOf(book)),
    },
    text: {
      language,
      title: titleOf(book),
      styleHash: `sha256-${createHash("sha256").update(style).digest("base64")}`,
      generator,
      skip: words.skip,
      themeWord: words.theme,
      automatic: words.automatic,
      light: words.light,
      dark: words.dark,
      contentsWord: words.contents,
      toTop: words.top,
    },
  });
}

/** Serialises HTML nodes. */
export function serialise(children: readonly ElementContent[]): string {
  return stringifier.stringify({ type: "root", children: [...children] });
}

async function screenStyle(templates: Templates, marks: string | undefined): Promise<string> {
  const wide = [await templates.read("margin-column.css"), await templates.read("screen/wide.css")].join(
    "\n",
  );
  const css = [
    await sharedStyles(templates),
    await templates.read("screen/book.css"),
    `@media screen and (min-width: 62rem) {\n${wide}\n}`,
    ...(marks === undefined ? [] : [await templates.read(marks)]),
  ];
  return compactCss(css.join("\n"));
}

/** The book's title with its edition. */
export function titleOf({ matter, edition, language, marks }: MarkedBook): string {
  return `${marks ? `${marks.title}: ` : ""}${matter.title} – ${edition.title[language]}`;
}

function mastheadOf(book: Book): Element[] {
  const { matter, language, config, edition, bound } = book;
  const status = bookStatusLine(book, language);
  return [
    ...(bound ? [] : [h("p.series", config.title)]),
    h("p.edition", edition.title[language]),
    h("h1", titleText(matter.title)),
    ...(matter.subtitle ? [h("p.subtitle", matter.subtitle)] : []),
    h("p.purpose", edition.purpose[language]),
    ...(status ? [h("p.status", status)] : []),
  ];
}

function contentsOf(rendered: BookSections, book: Book): Element[] {
  const words = wordsOf(book.language);
  const planned = book.edition.plan === "shown";
  const lines = (entries: readonly ContentsLine[]): Element[] =>
    entries.map(({ minutes, ...entry }) =>
      lineOf(entry, planned && minutes !== undefined ? `${minutes} ${words.minutes}` : ""),
    );
  const groups = contentsLines(rendered, book);
  const sheets = sheetLines(book);
  return [
    h("h2", words.contents),
    // A volume's modules are lists of their own; a book of one module is one list.
    ...(book.bound ? groups : [groups.flat()]).map((entries) => h("ol.sessions", lines(entries))),
    ...(sheets.length > 0
      ? [
          h("details.sheets", [
            h("summary", words.worksheets),
            ...sheets.flatMap(({ name, sheets: entries }) => [
              ...(name === "" ? [] : [h("p.sheets-of", name)]),
              h(
                "ol",
                entries.map((entry) => lineOf(entry, "")),
              ),
            ]),
          ]),
        ]
      : []),
  ];
}

function lineOf(
  { anchor, label, number, title, kind, lang }: ContentsEntry & { kind?: string },
  time: string,
): Element {
  return h(
    kind === "part" ? "li.part" : "li",
    h("a", { href: `#${anchor}` }, [
      h("span.number", { lang }, `${label} ${number}`.trim()),
      " ",
      h("span.name", { lang }, title),
      time === "" ? null : h("span.time", time),
    ]),
  );
}

function colophonOf({ config }: Book): Element[] {
  const words = wordsOf(config.language);
  return [
    ...(config.notice ? [h("p", h("b", config.notice))] : []),
    ...config.imprints.flatMap(({ name, lines }) => [h("p", name), ...lines.map((line) => h("p", line))]),
    h("p", [[config.round, `${words.date} ${config.date}`].filter(Boolean).join(" · ")]),
    h("p", words.licences),
  ];
}
