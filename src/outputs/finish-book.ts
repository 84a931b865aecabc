import { CannotRun } from "../diagnostics/failure.ts";
import { finishPdf } from "../press/finish-pdf.ts";
import { UnusableFont } from "../press/font/unusable-font.ts";
import { PdfSyntaxError } from "../press/pdf-value.ts";
import type { StampOptions } from "../press/stamp/stamp-options.ts";
import type { Book } from "../render/book.ts";
import { titleOf } from "./html.ts";
import { pageLayout } from "./print-layout.ts";
import type { Templates } from "./templates.ts";

/** What is known of a printed file besides its book. */
export interface Finishing {
  generator: string;
  templates: Templates;
  /** The browser that laid it out, and its version. */
  producer: string;
  /** Zero-based page where arabic numbers begin. */
  bodyStart: number;
  /** Titles of the headings, in order. */
  headings: readonly string[];
  /** What is put on its pages beyond what was laid out. */
  stamp?: StampOptions | undefined;
}

/** A printed file of a book, finished. @throws CannotRun `pdf-unexpected` */
export async function finishBook(printed: Uint8Array, book: Book, finishing: Finishing): Promise<Uint8Array> {
  const { config, language } = book;
  const { bleed } = await pageLayout(finishing.templates, config.pageSize);
  const { width, height } = config.pageSize;
  try {
    return await finishPdf(printed, {
      title: titleOf(book),
      subject: config.title,
      author: config.imprints.map((imprint) => imprint.name).join(", "),
      language,
      creator: finishing.generator,
      producer: finishing.producer,
      date: config.date,
      geometry: { width, height, bleed },
      bodyStart: finishing.bodyStart,
      bookmarks: finishing.headings,
      stamp: finishing.stamp,
    });
  } catch (error) {
    throw asFailure(error);
  }
}

/** A file that is not what Chromium writes, or a font that cannot be put on its pages, as a failure. */
export function asFailure(error: unknown): unknown {
  if (error instanceof UnusableFont)
    return new CannotRun("template-broken", { path: "fonts.json", detail: error.message }, { cause: error });
  return error instanceof PdfSyntaxError
    ? new CannotRun("pdf-unexpected", { detail: error.message }, { cause: error })
    : error;
}
