import { CannotRun } from "../diagnostics/failure.ts";
import type { Language } from "../model/language.ts";
import { PressError, problemText, toPress } from "../press/index.ts";
import { bindingFor, pageMultiple } from "../press/spine.ts";
import { wordsOf } from "../press/preflight/finding.ts";
import { preflight } from "../press/preflight/preflight.ts";
import type { ProfileName } from "../press/preflight/profiles.ts";
import type { Book } from "../render/book.ts";
import { fileName } from "./names.ts";
import type { BookPdf, Output, SheetsPdf } from "./output.ts";
import { pressCondition } from "./press-condition.ts";
import { pressMarks } from "./press-marks.ts";
import { ruledPage } from "./ruled-page.ts";
import { sourcePlace } from "./source-place.ts";

/**
 * The inside pages for an offset press: PDF/X-4 in the inks of the templates' printing condition, black text in black
 * ink alone. It is made from the very file that `pdf` writes, so that the text of both is one; its first page is the
 * title page, the cover's drawing in line, since the cover is printed by itself. Pages with lines to write on fill up
 * the last sheet.
 * @throws CannotRun `press-colour` where something cannot be converted, `press-refused` where preflight finds an error
 */
export const press: Output = {
  name: "press",
  async make(book, context) {
    const { templates, generator } = context;
    const { config, language } = book;
    const pdf = await context.pdfOf(book);
    const name = fileName(book, `${book.edition.name}.press`, "pdf");
    const multiple = pageMultiple(bindingFor(pdf.pages, config.press), config.press);
    const { bytes, report } = await toPress(pdf.bytes, {
      ...(await pressCondition(templates, config)),
      ...(await pressMarks(name, config, templates)),
      inside: config.press.inside,
      lineArt: (page) => page === 0,
      pad: { multiple, ruled: await ruledPage(config.pageSize, templates) },
      date: config.date,
      producer: generator,
    }).catch((error: unknown) => {
      throw asPressFailure(error, name, { book, pdf });
    });
    const source = (page: number): string | undefined => sourcePlace(book, pdf, { page });
    await mustPass(bytes, { name, profile: "sheet", language, source });
    return [{ name, output: "press", bytes, pages: report.pages }];
  },
};

/** Problems told at once: the others are often the same. */
const mostTold = 3;

/** What cannot be converted, as a failure of the file named that says where in the sources it comes from. */
export function asPressFailure(
  error: unknown,
  name: string,
  { book, pdf }: { book: Book; pdf: BookPdf | SheetsPdf },
): unknown {
  if (!(error instanceof PressError)) return error;
  const lines = error.problems.slice(0, mostTold).map((problem) => {
    const source = sourcePlace(book, pdf, problem);
    return problemText({ ...problem, ...(source && { source }) }, book.language);
  });
  const detail = lines.join("; ");
  return new CannotRun("press-colour", { file: name, detail }, { cause: error });
}

/** A finished file, and what to say of it. */
export interface Candidate {
  name: string;
  profile: ProfileName;
  language: Language;
  /** Where a page, counted from 1, comes from in the sources. */
  source?(page: number): string | undefined;
}

/** A file that a shop would send back is not published. @throws CannotRun `press-refused` */
export async function mustPass(bytes: Uint8Array, candidate: Candidate): Promise<void> {
  const { name, profile, language, source } = candidate;
  const { findings } = await preflight(bytes, profile);
  const error = findings.find(({ severity }) => severity === "error");
  if (!error) return;
  const { place, message, hint } = wordsOf(error, language);
  const { page } = error;
  const line = page === undefined ? undefined : source?.(page);
  const where = [line, place].filter((part) => part !== undefined).join(", ");
  throw new CannotRun("press-refused", { file: name, detail: `${where}: ${message} ${hint}` });
}
