import type { Language } from "../../../model/language.ts";
import { wordsOf } from "../finding.ts";
import type { PreflightResult } from "../preflight.ts";
import { countWords, factRows } from "./fact-rows.ts";
import { groupsOf, pageRuns, type FindingGroup } from "./groups.ts";
import { markedPages, pagesWithFindings, type MarkedPage } from "./marked-pages.ts";
import { reportTexts, type ReportTexts } from "./texts.ts";
import type { Thumbnail } from "./thumbnails.ts";

/** What a report shows at most, so that it stays on one page. */
const mostGroups = 10;
const mostPages = 6;

/** Letters from which a name is set smaller, and a message cut: two lines are the most there is room for. */
const longName = 44;
const longMessage = 190;

/** With no more findings than this, there is room for a second row of pages. */
const fewGroups = 7;

/** A report on one page of A4 as the inside of a `body`, to be laid out by a browser with the style that goes with it. */
export interface HtmlReport {
  title: string;
  body: string;
}

/** What a report is made of beside the result. */
export interface ReportOptions {
  /** Name of the file. */
  name: string;
  language: Language;
  /** Name and version of the tool. */
  generator: string;
  thumbnails: readonly Thumbnail[];
}

/** Pages whose pictures a report shows. */
export function pagesToDraw(result: PreflightResult): number[] {
  return shownPages(result).map(({ page }) => page.number);
}

function shownPages(result: PreflightResult): MarkedPage[] {
  const groups = groupsOf(result.findings);
  const most = groups.length <= fewGroups ? 2 * mostPages : mostPages;
  return markedPages(result, groups.slice(0, mostGroups), most);
}

/** Makes the report. */
export function htmlReport(result: PreflightResult, options: ReportOptions): HtmlReport {
  const { name, language, generator } = options;
  const texts = reportTexts(language);
  const groups = groupsOf(result.findings);
  const parts = [
    `<header class="verdict-${result.verdict}"><div><p class="kind">${escaped(texts.title)}</p><h1${name.length > longName ? ' class="long"' : ""}>${escaped(shortened(name, 3 * longName))}</h1></div>`,
    `<p class="verdict"><b>${escaped(texts[result.verdict])}</b><span>${escaped(countWords(result, language))}</span></p></header>`,
    `<dl>${factRows(result, language).map(factRow).join("")}</dl>`,
    `<h2>${escaped(texts.found)}</h2>`,
    findingsList(groups, options, texts),
    pagesPart(result, options, texts),
    `<footer><span>${escaped(texts.measured)}</span><span>${escaped(`${texts.by} ${generator}`)}</span></footer>`,
  ];
  return { title: `${texts.title}: ${name}`, body: parts.join("\n") };
}

function factRow([label, words]: readonly [string, string]): string {
  return `<div><dt>${escaped(label)}</dt><dd>${escaped(words)}</dd></div>`;
}

function findingsList(
  groups: readonly FindingGroup[],
  { name, language }: ReportOptions,
  texts: ReportTexts,
): string {
  if (groups.length === 0) return `<p class="nothing">${escaped(texts.nothing)}</p>`;
  const items = groups.slice(0, mostGroups).map(({ worst, pages }) => {
    const { message, hint } = wordsOf(worst, language);
    const where =
      pages.length === 0
        ? ""
        : `<span class="pages">${escaped(`${pages.length > 1 ? texts.pagesWord : texts.page} ${pageRuns(pages, language, 4)}`)}</span>`;
    return `<li class="${worst.severity}"><div><p>${escaped(shortened(message, longMessage))} ${where}</p><p class="hint">${escaped(hint)}</p></div></li>`;
  });
  const rest = groups.length - mostGroups;
  const more =
    rest > 0
      ? `<p class="more">${rest} ${escaped(texts.more)} <code>edisi preflight ${escaped(name)}</code></p>`
      : "";
  return `<ol>${items.join("")}</ol>${more}`;
}

function pagesPart(result: PreflightResult, { thumbnails }: ReportOptions, texts: ReportTexts): string {
  const shown = shownPages(result);
  if (shown.length === 0) return "";
  const pictures = new Map(thumbnails.map(({ page, picture }) => [page, picture]));
  const figures = shown.map((marked) => figureOf(marked, pictures.get(marked.page.number), texts));
  const rest = pagesWithFindings(result) - shown.length;
  const more = rest > 0 ? `<span>+ ${rest} ${escaped(texts.markedMore)}</span>` : "";
  return `<h2>${escaped(texts.marked)}${more}</h2><div class="pages-row">${figures.join("")}</div>`;
}

function figureOf(
  { page, ratio, marks }: MarkedPage,
  picture: string | undefined,
  texts: ReportTexts,
): string {
  const told = new Set<number>();
  const boxes = marks.map(({ number, severity, left, top, width, height }) => {
    const label = told.has(number) ? "" : `<b>${number}</b>`;
    told.add(number);
    return `<i class="${severity}" style="left:${left}%;top:${top}%;width:${width}%;height:${height}%">${label}</i>`;
  });
  const inside = picture ? `<img src="${picture}" alt="">` : `<small>${escaped(texts.noPicture)}</small>`;
  const tall = Math.min(1.5, Math.max(0.4, ratio));
  return `<figure><div class="sheet" style="aspect-ratio:1/${tall.toFixed(4)}">${inside}${boxes.join("")}</div><figcaption>${escaped(texts.page)} ${page.number}</figcaption></figure>`;
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
