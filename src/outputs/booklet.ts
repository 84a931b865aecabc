import type { Localized } from "../model/language.ts";
import { a5 } from "../model/page-sizes.ts";
import { pagesOfSheet } from "../press/impose/signatures.ts";
import { toBooklet, type BookletWords } from "../press/index.ts";
import { onPages } from "../render/book.ts";
import { copierFile } from "./copier-file.ts";
import { fileName } from "./names.ts";
import type { Output } from "./output.ts";
import { mustPass } from "./press-failures.ts";

/** What every office has: A4, folded to A5. */
const sheet = { width: 297, height: 210 };

const words: Readonly<Record<keyof BookletWords, Localized>> = {
  front: { en: "front", id: "depan" },
  back: { en: "back", id: "belakang" },
  signature: { en: "Signature", id: "Kuras" },
};

/**
 * The book laid out anew on A5, two pages on each side of an A4 sheet, in the order in which sheets are folded and
 * nested: for copiers, in black only. Thick books are several booklets that are sewn or glued together.
 * @throws CannotRun `press-colour`, `press-refused`
 */
export const booklet: Output = {
  name: "booklet",
  async make(selected, context) {
    const book = onPages(selected, a5);
    const { language, config } = book;
    const name = fileName(book, `${book.edition.name}.booklet`, "pdf");
    const pages = await copierFile(await context.pdfOf(book), {
      name,
      book,
      context,
      multiple: pagesOfSheet,
    });
    const { bytes, report } = toBooklet(pages.bytes, {
      sheet,
      caliper: config.press.insidePaper.caliper,
      words: {
        front: words.front[language],
        back: words.back[language],
        signature: words.signature[language],
      },
      date: config.date,
      producer: context.generator,
    });
    await mustPass(bytes, { name, profile: "black", language });
    return [{ name, output: "booklet", bytes, pages: report.sheets * 2 }];
  },
};
