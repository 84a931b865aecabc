import { createHash } from "node:crypto";
import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { renderAnnexes, type RenderedAnnex } from "../annexes/index.ts";
import { renderIntroduction, renderSessions, type Book, type ContentsEntry } from "../render/book.ts";
import { wordsOf } from "../render/words.ts";
import type { Output } from "./output.ts";
import { embedPictures } from "./pictures.ts";
import { compactCss, fontStyles, sharedStyles } from "./styles.ts";
import type { Templates } from "./templates.ts";

const stringifier = unified().use(rehypeStringify, { allowDangerousCharacters: false }).freeze();

/** One self-contained HTML file: opens from a phone's storage, asks nobody for anything, needs no script. */
export const html: Output = {
  name: "html",
  async make(book, { templates, generator }) {
    const { module, edition } = book;
    const words = wordsOf(module.language);
    const style = await screenStyle(templates);
    const annexes = renderAnnexes(book, 2);
    const at = (place: string): Element[] =>
      annexes.filter((annex) => annex.place === place).map(({ section }) => section);
    const sections = [introductionOf(book), ...at("front"), ...renderSessions(book, 2), ...at("back")];
    embedPictures(sections, book, await fontStyles(templates, ["Plus Jakarta Sans"]));
    const text = await templates.fill("screen/book.html", {
      html: {
        style,
        masthead: serialise(mastheadOf(book)),
        contents: serialise(contentsOf(book, annexes)),
        main: serialise(sections),
        colophon: serialise(colophonOf(book)),
      },
      text: {
        language: module.language,
        title: `${module.matter.title} – ${edition.title[module.language]}`,
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
    return [{ name: `${book.id}-${edition.name}.html`, output: "html", bytes: Buffer.from(text, "utf8") }];
  },
};

/** Serialises HTML nodes. */
export function serialise(children: readonly ElementContent[]): string {
  return stringifier.stringify({ type: "root", children: [...children] });
}

async function screenStyle(templates: Templates): Promise<string> {
  const wide = [await templates.read("margin-column.css"), await templates.read("screen/wide.css")].join(
    "\n",
  );
  const css = [
    await sharedStyles(templates),
    await templates.read("screen/book.css"),
    `@media screen and (min-width: 62rem) {\n${wide}\n}`,
  ];
  return compactCss(css.join("\n"));
}

function introductionOf(book: Book): Element {
  const words = wordsOf(book.module.language);
  return h("section.introduction", { id: "introduction" }, [
    h("h2", words.introduction),
    ...renderIntroduction(book, 3),
  ]);
}

function mastheadOf({ module, config, edition }: Book): Element[] {
  const { language, matter } = module;
  return [
    h("p.series", config.title),
    h("p.edition", edition.title[language]),
    h("h1", matter.title),
    ...(matter.subtitle ? [h("p.subtitle", matter.subtitle)] : []),
    h("p.purpose", edition.purpose[language]),
  ];
}

function contentsOf(book: Book, annexes: readonly RenderedAnnex[]): Element[] {
  const at = (place: string): Element[] =>
    annexes
      .filter((annex) => annex.place === place)
      .map(({ anchor, title }) => entry(anchor, "", title, null));
  const words = wordsOf(book.module.language);
  const planned = book.edition.plan === "shown";
  const sessions = book.sessions.map(({ lesson }) => {
    const time = planned ? h("span.time", `${lesson.matter.duration} ${words.minutes}`) : null;
    return entry(lesson.anchor, String(lesson.number), lesson.matter.title, time);
  });
  return [
    h("h2", words.contents),
    h("ol.sessions", [
      entry("introduction", "", words.introduction, null),
      ...at("front"),
      ...sessions,
      ...at("back"),
    ]),
    ...(book.sheets.length > 0
      ? [h("details.sheets", [h("summary", words.worksheets), h("ol", book.sheets.map(sheetEntry))])]
      : []),
  ];
}

function sheetEntry({ anchor, label, number, title }: ContentsEntry): Element {
  return entry(anchor, `${label} ${number}`.trim(), title, null);
}

function entry(anchor: string, number: string, title: string, time: Element | null): Element {
  return h(
    "li",
    h("a", { href: `#${anchor}` }, [h("span.number", number), " ", h("span.name", title), time]),
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
