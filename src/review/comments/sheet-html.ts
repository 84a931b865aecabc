import type { Module, Package } from "../../model/book.ts";
import type { Language } from "../../model/language.ts";
import { plainText, shortened } from "../../model/plain-text.ts";
import { escapeHtml } from "../../outputs/templates.ts";
import { moduleName } from "../../render/module-name.ts";
import { wordsOf } from "../../render/words.ts";
import { commentCounts } from "./comment-list.ts";
import { dayWords } from "./day-words.ts";
import { commentTexts, type CommentTexts } from "./comment-texts.ts";
import { commentKinds, type CommentNote } from "./comment.ts";
import { commentedTexts, type PlacedComment } from "./place-comments.ts";
import { printableText } from "./printable-text.ts";
import { standingDecisions } from "./threads.ts";

/** Characters and lines of a comment that a sheet has room for, and characters of the words that it is about. */
const longest = { text: 2_000, lines: 30, quote: 400 };

/** Characters from which on a row may go over to the next page; the box beside it stays whole. */
const longRow = 1_400;

/** A sheet as the inside of a `body`, with what its template needs beside it. */
export interface SheetHtml {
  title: string;
  body: string;
  /** Titles of its headings, in order. */
  headings: string[];
  /** Values of the properties that the style prints at the foot of a page. */
  running: { running: string; page: string; of: string };
}

/** Comments of one text of a module. */
interface Group {
  heading: string;
  path: string;
  comments: PlacedComment[];
}

/**
 * The comments as a sheet for the meeting: per session in order, numbered through, each with room for what is decided.
 * Everything that people wrote is escaped: nothing of it is HTML.
 */
export function sheetHtml(
  placed: readonly PlacedComment[],
  { config, modules }: Package,
  language: Language,
): SheetHtml {
  const texts = commentTexts(language);
  const round = [config.round, dayWords(config.date, language)].filter(Boolean).join(" · ");
  const headings = [config.title];
  let count = 0;
  const parts = modules.flatMap((module) => {
    const groups = groupsOf(module, placed, texts, language);
    if (groups.length === 0) return [];
    const name = moduleName(module.matter, language, ". ");
    headings.push(name, ...groups.map(({ heading }) => heading));
    const tables = groups.map((group) => {
      const before = count;
      count += group.comments.length;
      return groupHtml(group, before, { language, texts });
    });
    return [`<h2>${escapeHtml(name)}</h2>`, ...tables];
  });
  const head = [
    `<header><p class="kind-of-sheet">${escapeHtml(texts.sheet)}</p><h1>${escapeHtml(config.title)}</h1>`,
    `<p class="round">${escapeHtml(round)}</p></header>`,
    `<p class="counts">${escapeHtml(placed.length === 0 ? texts.none : commentCounts(placed, language))}</p>`,
    `<p class="meeting"><span>${escapeHtml(texts.meeting)}</span><span>${escapeHtml(texts.chair)}</span></p>`,
  ];
  return {
    title: `${texts.sheet}: ${config.title}`,
    body: [...head, ...parts].join("\n"),
    headings,
    running: { running: `${texts.sheet} · ${config.title}`, page: texts.page, of: texts.of },
  };
}

function groupsOf(
  module: Module,
  placed: readonly PlacedComment[],
  texts: CommentTexts,
  language: Language,
): Group[] {
  const own = placed.filter(({ comment }) => comment.module === module.id);
  const heads = new Map([
    [module.file.path, texts.introduction],
    ...module.lessons.map(
      ({ file, number, matter }) =>
        [file.path, `${wordsOf(language).session} ${number}. ${matter.title}`] as const,
    ),
  ]);
  const groups = commentedTexts(module).map(({ file: { path } }) => ({
    heading: heads.get(path) ?? texts.bank,
    path,
    comments: own.filter((each) => each.path === path),
  }));
  const lost = own.filter(({ method }) => method === "orphaned");
  return [...groups, { heading: texts.lost, path: "", comments: lost }].filter(
    ({ comments }) => comments.length > 0,
  );
}

function groupHtml(
  { heading, path, comments }: Group,
  before: number,
  { language, texts }: { language: Language; texts: CommentTexts },
): string {
  const heads = [texts.number, texts.place, texts.comment, texts.decision];
  const rows = comments.map((each, index) => rowHtml(each, before + index + 1, { language, texts }));
  return [
    `<h3>${escapeHtml(heading)}${path === "" ? "" : ` <small>${escapeHtml(path)}</small>`}</h3>`,
    `<table><colgroup><col class="number"><col class="place"><col><col class="decision"></colgroup>`,
    `<thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join("")}</tr></thead>`,
    `<tbody>${rows.join("")}</tbody></table>`,
  ].join("\n");
}

function rowHtml(
  { comment, method, line, place }: PlacedComment,
  number: number,
  { language, texts }: { language: Language; texts: CommentTexts },
): string {
  const { id, kind, anchor, replies, decisions, status, text } = comment;
  const state = texts[method];
  const where = [
    escapeHtml(place || (method === "session" ? texts.wholeSession : "")),
    method === "orphaned" ? "" : `<span class="line">${escapeHtml(`${texts.line} ${line}`)}</span>`,
    state === "" || anchor.mark === undefined ? "" : `<span class="state">${escapeHtml(state)}</span>`,
  ];
  const said = [
    anchor.quote === undefined
      ? ""
      : `<blockquote dir="auto">${escapeHtml(shownText(shortened(anchor.quote, longest.quote)))}</blockquote>`,
    noteHtml(comment, language),
    ...replies.map((reply) => `<div class="reply">${noteHtml(reply, language)}</div>`),
  ];
  const isLong = said.join("").length > longRow || text.split("\n").length > longest.lines;
  const decided =
    status === "resolved"
      ? standingDecisions(decisions).map(
          (each) => `<b>${escapeHtml(texts.decided)}</b>${noteHtml(each, language)}`,
        )
      : [];
  return [
    `<tr${isLong ? ` class="long"` : ""}><td class="number"><b>${number}</b><span class="${kind}">${escapeHtml(commentKinds[kind][language])}</span><code>${escapeHtml(id.slice(-8))}</code></td>`,
    `<td class="place">${where.join("")}</td><td>${said.join("")}</td>`,
    `<td class="decision"><div>${decided.join("")}</div></td></tr>`,
  ].join("");
}

function noteHtml({ id, text, by, date }: CommentNote, language: Language): string {
  const name = `<bdi>${escapeHtml(shownText(by))}</bdi>`;
  return `<p class="text" dir="auto">${escapeHtml(cut(shownText(text), id))}</p><p class="by">${name}, ${escapeHtml(dayWords(date, language))}</p>`;
}

/** What people wrote, in characters that the sheet's own typefaces have. */
function shownText(text: string): string {
  return printableText(plainText(text));
}

/** What there is room for; the rest is in the file. */
function cut(text: string, id: string): string {
  const lines = text.split("\n");
  const few = lines.length > longest.lines ? `${lines.slice(0, longest.lines).join("\n")}…` : text;
  const short = shortened(few, longest.text);
  return short === text ? text : `${short} (${id}.md)`;
}
