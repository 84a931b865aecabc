import { CannotRun } from "../diagnostics/failure.ts";
import type { Language } from "../model/language.ts";
import { escapeHtml } from "../outputs/templates.ts";
import type { PreflightResult } from "../press/preflight/preflight.ts";
import { drawPages, type DrawnPages, type Thumbnail } from "../press/preflight/report/thumbnails.ts";
import { orderTexts, type OrderTexts } from "./order-texts.ts";
import { printSheets, type SheetContext } from "./print-sheets.ts";

/** A press file with what preflight knows of it. */
export interface ProofedFile {
  bytes: Uint8Array;
  result: PreflightResult;
}

/** A book to make a proof of. */
export interface ProofedBook {
  /** Name of the parcel's files of it. */
  stem: string;
  title: string;
  editionTitle: string;
  imprints: readonly string[];
  /** That the words of the proof are in. */
  language: Language;
  /** ISO 8601 date of the sources. */
  date: string;
  cover: ProofedFile | undefined;
  inside: ProofedFile;
  /** Mm between the two folds of the cover. */
  spine: number;
}

/** Pixels of a page's width: text can just be read at the size it is shown in. */
const pageWidth = 480;
const coverWidth = 1400;
const spreadsASheet = 4;

/**
 * Makes a proof to look through: the cover, then all pages as they lie beside each other, cut to the trim, in pictures that
 * are too coarse to print from.
 * @throws CannotRun `canvas-none`, and those of printing
 */
export async function proof(book: ProofedBook, context: SheetContext): Promise<Uint8Array> {
  await canvasThere();
  const { stem, title, editionTitle, imprints, language, date } = book;
  const drawing = { width: pageWidth, type: "image/jpeg" } as const;
  const inside = await drawPages(book.inside.bytes, drawing);
  const cover = book.cover && (await drawPages(book.cover.bytes, { ...drawing, width: coverWidth }));
  return printSheets(
    {
      kind: "proof",
      title: `${orderTexts(language).proofTitle}: ${stem}`,
      subject: `${title}, ${editionTitle}`,
      author: imprints.join(", "),
      language,
      date,
      body: proofHtml(book, { inside, cover }),
    },
    context,
  );
}

/** Pictures of a proof. */
export interface ProofPictures {
  inside: DrawnPages;
  cover: DrawnPages | undefined;
}

/**
 * The sheets of a proof as HTML.
 * @internal
 */
export function proofHtml(book: ProofedBook, { inside, cover }: ProofPictures): string {
  const texts = orderTexts(book.language);
  const pages = inside.pictures.map((drawn) => ({
    html: cut(book.inside.result, drawn),
    caption: captionOf(drawn.page, inside.labels?.[drawn.page - 1]),
  }));
  const spreads = spreadsOf(pages).map(
    ([left, right]) => `<div class="spread">${half(left, "left")}${half(right, "right")}</div>`,
  );
  const sheets: string[] = [];
  if (cover && book.cover) sheets.push(coverSheet(book, book.cover.result, cover));
  for (let at = 0; at < spreads.length; at += spreadsASheet) {
    sheets.push(`<div class="spreads">${spreads.slice(at, at + spreadsASheet).join("")}</div>`);
  }
  return sheets
    .map((content, index) => {
      const place = `${index + 1} / ${sheets.length}`;
      return `<section class="sheet">${head(book, texts, index === 0)}${content}${foot(book, texts, place)}</section>`;
    })
    .join("");
}

interface ProofPage {
  html: string;
  caption: string;
}

/** Facing pages: the first is a right-hand one. */
function spreadsOf(pages: readonly ProofPage[]): [ProofPage | undefined, ProofPage | undefined][] {
  const spreads: [ProofPage | undefined, ProofPage | undefined][] = [[undefined, pages[0]]];
  for (let at = 1; at < pages.length; at += 2) spreads.push([pages[at], pages[at + 1]]);
  return spreads;
}

function half(page: ProofPage | undefined, side: "left" | "right"): string {
  if (!page) return '<figure class="none"></figure>';
  return `<figure class="${side}">${page.html}<figcaption>${page.caption}</figcaption></figure>`;
}

function captionOf(page: number, label: string | undefined): string {
  const printed =
    label === undefined || label === "" || label === String(page) ? "" : ` (${escapeHtml(label)})`;
  return `<b>${page}</b>${printed}`;
}

/**
 * A page's picture, cut to the trim, with what is drawn over it. It is a background: a browser holds all elements of
 * pictures decoded at once, and has no room for those of a thick book.
 */
function cut({ pages }: PreflightResult, { page: number, picture }: Thumbnail, over = ""): string {
  const page = pages[number - 1];
  if (!page) return "";
  const { trim } = page;
  const view = page.boxes.CropBox ?? page.media;
  const width = trim.right - trim.left;
  const height = trim.top - trim.bottom;
  const percent = (value: number, whole: number): string => `${((100 * value) / whole).toFixed(3)}%`;
  const style = [
    `width:${percent(view.right - view.left, width)}`,
    `height:${percent(view.top - view.bottom, height)}`,
    `left:${percent(view.left - trim.left, width)}`,
    `top:${percent(trim.top - view.top, height)}`,
    `background-image:url(${picture})`,
  ].join(";");
  const ratio = (width / height).toFixed(5);
  return `<div class="page" style="aspect-ratio:${ratio};--ratio:${ratio}"><i class="picture" style="${style}"></i>${over}</div>`;
}

function coverSheet(
  book: Pick<ProofedBook, "spine">,
  result: PreflightResult,
  { pictures }: DrawnPages,
): string {
  // Leaves that are loose have no fold.
  const lines = pictures.length === 1 ? folds(book, result) : "";
  const pages = pictures.map((drawn) => cut(result, drawn, lines));
  return `<div class="cover covers-${pages.length}">${pages.join("")}</div>`;
}

/** Where the cover is folded, as thin lines that are in no file to print. */
function folds({ spine }: Pick<ProofedBook, "spine">, { pages: [page] }: PreflightResult): string {
  if (!page) return "";
  const open = ((page.trim.right - page.trim.left) / 72) * 25.4;
  const places = spine > 0 ? [(open - spine) / 2, (open + spine) / 2] : [open / 2];
  return places
    .map((place) => `<i class="fold" style="left:${((100 * place) / open).toFixed(3)}%"></i>`)
    .join("");
}

function head({ title, editionTitle, stem }: ProofedBook, texts: OrderTexts, first: boolean): string {
  const help = first ? `<p class="help">${texts.proofHelp}</p>` : "";
  return `<header><p><b>${escapeHtml(title)}</b>, ${escapeHtml(editionTitle)}</p>${help}<p class="stem">${escapeHtml(stem)}</p></header>`;
}

function foot({ date }: ProofedBook, texts: OrderTexts, place: string): string {
  return `<footer><span><b>PROOF</b> ${texts.notForPrint}</span><span>${texts.textDate} ${date}</span><span>${place}</span></footer>`;
}

/** pdf.js draws on a canvas that npm has not for every machine. @throws CannotRun `canvas-none` */
async function canvasThere(): Promise<void> {
  await import("@napi-rs/canvas").catch((error: unknown) => {
    const detail = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    throw new CannotRun("canvas-none", { detail }, { cause: error });
  });
}
