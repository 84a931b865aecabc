import type { PrintBrowser } from "../../browser/print.ts";
import type { Diagnostic } from "../../diagnostics/report.ts";
import type { Package } from "../../model/book.ts";
import type { Language } from "../../model/language.ts";
import { asFailure } from "../../outputs/finish-book.ts";
import { compactCss, fontStyles } from "../../outputs/styles.ts";
import type { Templates } from "../../outputs/templates.ts";
import { finishPdf } from "../../press/finish-pdf.ts";
import { damagedHtml } from "./damaged-html.ts";
import type { PlacedComment } from "./place-comments.ts";
import { sheetHtml, type SheetHtml } from "./sheet-html.ts";

/** A4 on a sheet that is 3 mm larger on all sides, as templates/review/comments-sheet.css lays it out. */
const geometry = { width: 210, height: 297, bleed: 3 };

/** What a sheet is made with. */
export interface SheetContext {
  templates: Templates;
  language: Language;
  /** Name and version of edisi. */
  generator: string;
  /** What is wrong with files of comments. */
  damaged?: readonly Diagnostic[] | undefined;
}

/** The sheet as one HTML file with its typefaces. @throws CannotRun `template-broken` */
export async function commentsSheet(
  placed: readonly PlacedComment[],
  source: Package,
  context: SheetContext,
): Promise<string> {
  return fillSheet(sheetHtml(placed, source, context.language), context);
}

/**
 * The sheet as a tagged PDF of A4 pages. Its only date is that of the sources, so that the same comments give the same
 * sheet.
 * @throws CannotRun `pdf-unexpected`, `template-broken`, and those of the browser
 */
export async function commentsSheetPdf(
  placed: readonly PlacedComment[],
  source: Package,
  { browser, ...context }: SheetContext & { browser: PrintBrowser },
): Promise<Uint8Array> {
  const sheet = sheetHtml(placed, source, context.language);
  const html = await fillSheet(sheet, context);
  const printed = await browser.open(html, (document) => document.print({ tagged: true }), {
    name: sheet.title,
  });
  try {
    return await finishPdf(printed, {
      title: sheet.title,
      subject: source.config.title,
      author: context.generator,
      language: context.language,
      creator: context.generator,
      producer: browser.version,
      date: source.config.date,
      geometry,
      bodyStart: 0,
      bookmarks: sheet.headings,
    });
  } catch (error) {
    throw asFailure(error);
  }
}

async function fillSheet(
  sheet: SheetHtml,
  { templates, language, damaged = [] }: SheetContext,
): Promise<string> {
  const told = damagedHtml(damaged, language);
  const body = sheet.body.replace(/<p class="meeting">.*<\/p>/, (line) => `${told}${line}`);
  const { running, page, of } = sheet.running;
  const styles = [
    await fontStyles(templates),
    await templates.read("tokens.css"),
    `:root{--running:${cssString(running)};--page-word:${cssString(page)};--of-word:${cssString(of)}}`,
    await templates.read("review/comments-sheet.css"),
  ];
  return templates.fill("review/comments-sheet.html", {
    html: { body, style: compactCss(styles.join("\n")) },
    text: { language, title: sheet.title },
  });
}

/** A text as a string of CSS: whatever is no letter or digit as its code point, so that nothing can end the string. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
