import { toPress } from "../press/index.ts";
import { bindingFor, pageMultiple } from "../press/spine.ts";
import { coverFile } from "./cover.ts";
import { fileName } from "./names.ts";
import type { Output } from "./output.ts";
import { pressCondition } from "./press-condition.ts";
import { asPressFailure, mustPass } from "./press-failures.ts";
import { pressMarks } from "./press-marks.ts";
import { ruledPage } from "./ruled-page.ts";
import { sourcePlace } from "./source-place.ts";

/**
 * The inside pages for an offset press: PDF/X-4 in the inks of the templates' printing condition, black text in black
 * ink alone. It is made from the very file that `pdf` writes, so that the text of both is one; its first page is the
 * title page, the cover's drawing in line, since the cover is printed by itself. Pages with lines to write on fill up
 * the last sheet. With it comes the cover.
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
    const cover = await coverFile(book, { pages: report.pages }, context);
    return [{ name, output: "press", bytes, pages: report.pages }, cover];
  },
};
