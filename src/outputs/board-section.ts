import type { Element } from "hast";
import { h } from "hastscript";
import { commentKindNames, commentKinds } from "../model/comment-kind.ts";
import { languageNames, type Language, type Localized } from "../model/language.ts";
import { byStatus, statusName } from "../model/status.ts";
import { isDone, type BoardModule, type BoardText, type CommentCounts } from "./board.ts";

const texts = {
  title: { en: "Board of sessions", id: "Papan sesi" },
  lead: {
    en: "How far each text has come. What is not final bears a watermark in print.",
    id: "Sampai mana tiap naskah. Yang belum final bertanda air saat dicetak.",
  },
  module: { en: "Module", id: "Modul" },
  session: { en: "Session", id: "Sesi" },
  introduction: { en: "Introduction", id: "Pengantar" },
  status: { en: "Status", id: "Status" },
  comments: { en: "Open comments", id: "Komentar terbuka" },
  none: { en: "none", id: "tidak ada" },
  done: { en: "All final, no open comments.", id: "Semua final, tanpa komentar terbuka." },
} satisfies Record<string, Localized>;

/**
 * The board as a section of the library: a table for each module, or one line where nothing is left to do. Nothing where
 * that is so for all of them.
 */
export function boardSection(
  board: readonly BoardModule[],
  language: Language,
  sourceLanguage: Language,
): Element | undefined {
  if (board.every(isDone)) return undefined;
  return h("section.board", { ariaLabelledBy: "board" }, [
    h("h2", { id: "board" }, texts.title[language]),
    h("p.about", texts.lead[language]),
    ...board.map((module) => moduleOf(module, language, sourceLanguage)),
  ]);
}

function moduleOf(module: BoardModule, language: Language, sourceLanguage: Language): Element {
  const { number, title } = module;
  const written = (module.language ?? sourceLanguage) as Language;
  const lang = written === language ? {} : { lang: written };
  const name = [
    number ? h("span.number", `${texts.module[language]} ${number} · `) : null,
    h("span", lang, title),
    module.language ? ` · ${languageNames[written][language]}` : null,
  ];
  if (isDone(module)) return h("div.board-module", [h("h3", name), h("p.tally", texts.done[language])]);
  const counted = module.texts.some(({ comments }) => comments !== undefined);
  const heads = [texts.session, texts.status, ...(counted ? [texts.comments] : [])];
  return h("div.board-module", [
    h("h3", name),
    h("p.tally", tallyOf(module, language)),
    h("table", [
      h(
        "thead",
        h(
          "tr",
          heads.map((head) => h("th", { scope: "col" }, head[language])),
        ),
      ),
      h(
        "tbody",
        module.texts.map((text) => rowOf(text, { language, lang, counted })),
      ),
    ]),
  ]);
}

function rowOf(
  { session, title, status, comments }: BoardText,
  { language, lang, counted }: { language: Language; lang: { lang?: Language }; counted: boolean },
): Element {
  const name =
    session === undefined
      ? [texts.introduction[language]]
      : [h("span.number", String(session)), " ", h("span", lang, title ?? "")];
  return h("tr", [
    h("th", { scope: "row" }, name),
    h("td", h("span.status", { className: [status.stage] }, statusName(status, language))),
    counted ? h("td", commentsOf(comments ?? {}, language)) : null,
  ]);
}

/** "2 hukum · 1 isi". */
function commentsOf(counts: CommentCounts, language: Language): (Element | string)[] {
  const entries = commentKindNames.flatMap((kind) => {
    const count = counts[kind];
    if (count === undefined) return [];
    return [h("span", { className: ["count", kind] }, `${count} ${commentKinds[kind][language]}`)];
  });
  if (entries.length === 0) return [h("span.none", texts.none[language])];
  return entries.flatMap((entry, index) => (index === 0 ? [entry] : [" · ", entry]));
}

/** "2 final · 1 seri 2 · 6 draf", in this order. */
function tallyOf({ texts: all }: BoardModule, language: Language): string {
  const names = all
    .map(({ status }) => status)
    .toSorted((a, b) => byStatus(b, a))
    .map((status) => statusName(status, language).toLowerCase());
  return [...new Set(names)]
    .map((name) => `${names.filter((each) => each === name).length} ${name}`)
    .join(" · ");
}
