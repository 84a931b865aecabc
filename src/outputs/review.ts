import type { Localized } from "../model/language.ts";
import { reviewPage, type Review } from "../model/review.ts";
import type { StampOptions } from "../press/stamp/stamp-options.ts";
import { onPages, type Book } from "../render/book.ts";
import { sourcesHash } from "../source/sources-hash.ts";
import { fileName } from "./names.ts";
import type { Output } from "./output.ts";
import type { PageLayout } from "./print-layout.ts";

const words: Readonly<Record<"round" | "source", Localized>> = {
  round: { en: "Round", id: "Seri" },
  source: { en: "text", id: "naskah" },
};

/**
 * The book for a review round, on A4 with a wide margin for comments: every page says round, date and revision of the
 * text, and has numbers beside its lines.
 */
export const review: Output = {
  name: "review",
  async make(book, context) {
    if (context.review === undefined) return [];
    const { bytes, pages } = await context.pdfOf(onPages(book, reviewPage));
    const { round } = context.review;
    const kind = `${book.edition.name}.${words.round[book.language].toLowerCase()}-${round}`;
    return [{ name: fileName(book, kind, "pdf"), output: "review", bytes, pages }];
  },
};

/** A book as its review copy names it, on cover and imprint page: by the round that was asked for. */
export function inRound(book: Book, { round }: Review): Book {
  return { ...book, config: { ...book.config, round: `${words.round[book.language]} ${round}` } };
}

/** What is put on the pages of a review copy once they are laid out. */
export function reviewStamp(book: Book, layout: PageLayout, font: Uint8Array): StampOptions {
  const { config, language } = book;
  const facts = [config.round, config.date, `${words.source[language]} ${revisionOf(book)}`];
  return {
    font,
    margins: layout,
    lineNumbers: { every: 1 },
    foot: facts.filter(Boolean).join(" · "),
    commentRule: true,
  };
}

/** Revision of the text that a book is made from: the same whatever else is built, and on any machine. */
function revisionOf({ config, parts, references, glossary }: Book): string {
  const modules = parts.map(({ module }) => module);
  return sourcesHash({ config, modules, references, glossary }).slice(0, 8);
}
