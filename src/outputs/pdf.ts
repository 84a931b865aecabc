import type { PrintDocument } from "../browser/print.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { ChromiumPdf } from "../press/chromium-pdf.ts";
import { finishPdf } from "../press/finish-pdf.ts";
import { PdfSyntaxError } from "../press/pdf-value.ts";
import type { Book } from "../render/book.ts";
import { fillPages } from "./in-page.ts";
import type { Output } from "./output.ts";
import { planPages, type PagePlan } from "./page-plan.ts";
import { printDocument, titleOf } from "./print-document.ts";
import { pageLayout } from "./print-layout.ts";

/** A tagged PDF with bookmarks, links and true page numbers, for the screen and the office printer. */
export const pdf: Output = {
  name: "pdf",
  async make(book, { templates, generator, browser }) {
    const html = await printDocument(book, templates, generator);
    const { bleed } = await pageLayout(templates, book.config.pageSize);
    const printer = await browser();
    const name = `${book.id}-${book.edition.name}.pdf`;
    const { printed, plan } = await printer.open(html, (document) => printTwice(document, book), { name });
    const { width, height } = book.config.pageSize;
    try {
      const bytes = finishPdf(printed, {
        title: titleOf(book),
        subject: book.config.title,
        author: book.config.imprints.map((imprint) => imprint.name).join(", "),
        language: book.module.language,
        creator: generator,
        producer: printer.version,
        date: book.config.date,
        geometry: { width, height, bleed },
        bodyStart: plan.bodyStart,
      });
      return [{ name, output: "pdf", bytes, pages: new ChromiumPdf(printed).pages().length }];
    } catch (error) {
      throw asFailure(error);
    }
  },
};

/**
 * Prints twice: a first pass without tags and with nothing visible yields the page of every anchor, the second is the
 * book. The second pass must confirm what the first one promised, or nothing is published.
 */
async function printTwice(
  document: PrintDocument,
  book: Book,
): Promise<{ printed: Uint8Array; plan: PagePlan }> {
  const name = `${book.id}-${book.edition.name}`;
  const first = await document.print({ tagged: false, layoutOnly: true });
  const plan = planPages(
    destinationsOf(first),
    book.sessions.map(({ lesson }) => lesson.anchor),
    name,
  );
  await document.run(fillPages, { blanksBefore: plan.blanksBefore, labels: plan.labels });
  const printed = await document.print({ tagged: true });
  for (const [anchor, page] of destinationsOf(printed)) {
    if (plan.pages[anchor] === page) continue;
    const detail = `#${anchor}: ${page + 1}, ${String(plan.pages[anchor] ?? Number.NaN)}`;
    throw new CannotRun("page-numbers", { book: name, detail });
  }
  return { printed, plan };
}

function destinationsOf(pdf: Uint8Array): Map<string, number> {
  try {
    return new ChromiumPdf(pdf).destinations();
  } catch (error) {
    throw asFailure(error);
  }
}

function asFailure(error: unknown): unknown {
  return error instanceof PdfSyntaxError
    ? new CannotRun("pdf-unexpected", { detail: error.message }, { cause: error })
    : error;
}
