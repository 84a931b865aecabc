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

/** What a long stapler holds, mm of sheets that lie open: 26 sheets of HVS 80, 104 pages. */
const stapled = 2.6;

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
    const { caliper } = config.press.insidePaper;
    const { bytes, report } = toBooklet(pages.bytes, {
      sheet,
      caliper,
      most: Math.max(1, Math.floor(stapled / caliper + 1e-6)) * pagesOfSheet,
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
