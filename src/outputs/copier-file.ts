import type { CopierRules } from "../press/convert/options.ts";
import { toPress, type PressFile, type PressOptions } from "../press/index.ts";
import type { Book } from "../render/book.ts";
import type { BookPdf, OutputContext, SheetsPdf } from "./output.ts";
import { pressCondition } from "./press-condition.ts";
import { asPressFailure } from "./press-failures.ts";
import { ruledPage } from "./ruled-page.ts";

/**
 * What any copier can do, and its copies of copies: nothing within 8 mm of the edge, no dark area wider than 15 mm, no
 * line under 0.6 points, no tint that vanishes.
 */
const copier: CopierRules = { edge: 8, line: 0.6, solid: 15, lightest: 0.15, tint: 0.25 };

/** What is copied, and under which name. */
export interface Copying {
  name: string;
  book: Book;
  context: OutputContext;
  /** Sheets one by one. */
  pages?: PressOptions["pages"];
  /** Pages are filled up to a multiple of this, with lines to write on: nobody pays for an empty page. */
  multiple?: number;
}

/** A file for photocopiers of a printed one. @throws CannotRun `press-colour` */
export async function copierFile(pdf: BookPdf | SheetsPdf, copying: Copying): Promise<PressFile> {
  const { name, book, context, pages, multiple } = copying;
  const { config } = book;
  const ruled = await ruledPage(config.pageSize, context.templates);
  return toPress(pdf.bytes, {
    ...(await pressCondition(context.templates, config)),
    copier,
    date: config.date,
    producer: context.generator,
    ...(pages && { pages }),
    ...(multiple !== undefined && { pad: { multiple, ruled } }),
  }).catch((error: unknown) => {
    throw asPressFailure(error, name, { book, pdf });
  });
}
