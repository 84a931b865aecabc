import type { Element } from "hast";
import { h, s } from "hastscript";
import type { Language } from "../model/language.ts";
import type { Book } from "../render/book.ts";
import { rehypeHyphenate } from "../transforms/rehype-hyphenate.ts";
import { serialise, titleOf } from "./html.ts";
import { embedPictures } from "./pictures.ts";
import { headingsOf, linksTo, type PrintSource } from "./print-document.ts";
import { pageLayout } from "./print-layout.ts";
import { sheetRules } from "./sheets-layout.ts";
import type { LooseSheet } from "./sheets.ts";
import { compactCss, fontStyles, sharedStyles } from "./styles.ts";
import type { Templates } from "./templates.ts";

const texts = {
  id: { participant: "1 per peserta", group: "1 per kelompok", card: "kartu", of: "dari" },
  en: { participant: "1 per participant", group: "1 per group", card: "card", of: "of" },
};

/** The document that is printed: each sheet on pages of its own, cards several to a page. */
export async function sheetsDocument(
  book: Book,
  sheets: readonly LooseSheet[],
  templates: Templates,
): Promise<PrintSource> {
  const { config, language } = book;
  const layout = await pageLayout(templates, config.pageSize);
  const sections = sheets.map((sheet) =>
    sheet.kind === "cards" ? cardSet(sheet) : h("section.sheet", { id: sheet.anchor }, sheet.content.flat()),
  );
  sheets.forEach(({ language: written }, index) => {
    const section = sections[index];
    if (section && written !== language) section.properties.lang = written;
  });
  for (const section of sections) rehypeHyphenate(section, language);
  embedPictures(sections, book, await fontStyles(templates, ["Plus Jakarta Sans"]));
  const feet = sheets
    .filter(({ kind }) => kind === "sheet")
    .map(({ anchor, module, label, title, copies, language: written }) => ({
      anchor,
      left: [module, [label, title].filter(Boolean).join("  ")].join("  ·  "),
      right: texts[written][copies],
    }));
  const style = [
    await sharedStyles(templates),
    ...(layout.marginColumn ? [await templates.read("margin-column.css")] : []),
    await templates.read("print/print.css"),
    await templates.read("print/sheets.css"),
    sheetRules(config.pageSize, layout, feet),
  ];
  const links = linksTo(
    "sheet-links",
    sheets.map(({ anchor }) => anchor),
  );
  const html = await templates.fill("print/sheets.html", {
    html: { style: compactCss(style.join("\n")), sheets: serialise([...sections, ...links]) },
    text: {
      language,
      classes: `answers-${book.edition.answers} loose ${layout.marginColumn ? "wide" : "narrow"}`,
      title: titleOf(book),
    },
  });
  return { html, headings: headingsOf(sections) };
}

/** Cards of one role play, in order. How many share a page is found out where they are laid out. */
function cardSet(set: LooseSheet): Element {
  const total = set.content.length;
  const cards = set.content.map((content, index) =>
    h("article.card", [
      // The first names the whole set: it is the bookmark.
      h(index === 0 ? "h1.card-play" : "p.card-play", [
        h("span.label", set.label),
        " ",
        h("span.title", set.title),
      ]),
      h("div.card-body", content),
      h("p.card-foot", [set.module, cardNumber(index + 1, total, set.language)].join("  ·  ")),
      scissors("across"),
      scissors("down"),
    ]),
  );
  return h("section.card-set", { id: set.anchor }, [h("div.card-page", { dataCards: "4" }, cards)]);
}

function cardNumber(number: number, total: number, language: Language): string {
  const { card, of } = texts[language];
  return `${card} ${number} ${of} ${total}`;
}

/** Scissors on a line to cut along; the styles show those that have a line. */
function scissors(way: "across" | "down"): Element {
  const shape = { fill: "none", stroke: "currentColor", strokeWidth: 1.4, strokeLinecap: "round" };
  return s(`svg.scissors.${way}`, { viewBox: "0 0 24 24", ariaHidden: "true", ...shape }, [
    s("circle", { cx: 5, cy: 6.5, r: 3 }),
    s("circle", { cx: 5, cy: 17.5, r: 3 }),
    s("path", { d: "M7.6 8.2L22 17M7.6 15.8L22 7" }),
  ]);
}
