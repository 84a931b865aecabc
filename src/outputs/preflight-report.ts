import type { PrintBrowser } from "../browser/print.ts";
import type { Language } from "../model/language.ts";
import { finishPdf } from "../press/finish-pdf.ts";
import type { PreflightResult } from "../press/preflight/preflight.ts";
import { htmlReport, pagesToDraw } from "../press/preflight/report/html-report.ts";
import { thumbnailsOf } from "../press/preflight/report/thumbnails.ts";
import { asFailure } from "./finish-book.ts";
import { compactCss, fontStyles } from "./styles.ts";
import type { Templates } from "./templates.ts";

/** A4 on a sheet that is 3 mm larger on all sides, as templates/preflight/report.css lays it out. */
const geometry = { width: 210, height: 297, bleed: 3 };

/** What a report is printed with. */
export interface ReportContext {
  templates: Templates;
  language: Language;
  /** Name and version of edisi. */
  generator: string;
  browser(): Promise<PrintBrowser>;
}

/**
 * Prints the report of a preflight: one page of A4 with the verdict, what was found, and pages with the places marked. Its
 * only date is that of the file, so that the same file gives the same report.
 * @param file name and bytes of the file that was checked
 * @throws CannotRun `pdf-unexpected`, `template-broken`, and those of the browser
 */
export async function preflightReport(
  result: PreflightResult,
  file: { name: string; bytes: Uint8Array },
  { templates, language, generator, browser }: ReportContext,
): Promise<Uint8Array> {
  // A file that hangs its reader would hang pdf.js, too.
  const safe = !result.findings.some(({ rule }) => rule.id === "page-unread" || rule.id === "form-circular");
  const thumbnails = safe ? await thumbnailsOf(file.bytes, pagesToDraw(result)) : [];
  const { title, body } = htmlReport(result, { name: file.name, language, generator, thumbnails });
  const styles = [
    await fontStyles(templates, ["Plus Jakarta Sans"]),
    await templates.read("tokens.css"),
    await templates.read("preflight/report.css"),
  ];
  const html = await templates.fill("preflight/report.html", {
    html: { body, style: compactCss(styles.join("\n")) },
    text: { language, title },
  });
  const printer = await browser();
  const printed = await printer.open(html, (document) => document.print({ tagged: false }), { name: title });
  try {
    return await finishPdf(printed, {
      title,
      subject: file.name,
      author: generator,
      language,
      creator: generator,
      producer: printer.version,
      date: result.facts.date ?? "2000-01-01",
      geometry,
      bodyStart: 0,
      bookmarks: [],
    });
  } catch (error) {
    throw asFailure(error);
  }
}
