import { isDeepStrictEqual } from "node:util";
import { EXIT, visit } from "unist-util-visit";
import type { PrintDocument } from "../browser/print.ts";
import { CannotRun } from "../diagnostics/failure.ts";
import { reviewPage } from "../model/review.ts";
import { ChromiumPdf, type Destination } from "../press/chromium-pdf.ts";
import type { BarColours } from "../press/stamp/stamp-options.ts";
import { printed as asPrinted, treesOf, type Book } from "../render/book.ts";
import type { CompanionPages } from "../render/render-options.ts";
import { wordsOf } from "../render/words.ts";
import { sheetLines, type MarkedBook } from "./book-sections.ts";
import { asFailure, finishBook } from "./finish-book.ts";
import { emptyNotes, fillPages, type PageNotes } from "./in-page.ts";
import { mustFit } from "./must-fit.ts";
import { fileName } from "./names.ts";
import type { BookPdf, OutputContext, PageLabels, PageRange, Printing } from "./output.ts";
import { pageEnd, planNotes, planPages, withoutBlanks, type PagePlan } from "./page-plan.ts";
import { printDocument } from "./print-document.ts";
import { pageLayout, type PageLayout } from "./print-layout.ts";
import { inRound, reviewStamp } from "./review.ts";
import { fontFile } from "./styles.ts";
import { watermarkOf } from "./watermark.ts";

/**
 * Prints a book: a tagged PDF with bookmarks, links and true page numbers.
 * @throws CannotRun `page-numbers`, `pdf-unexpected`, and those of the browser
 */
export function printBook(selected: Book, context: OutputContext): Promise<BookPdf> {
  return startPrinting(selected, context).pdf;
}

/**
 * Prints a book, and tells its page numbers as soon as they are planned. Those that it quotes are taken as planned, too,
 * so that both books print at the same time; should the other one end up with others, this one is printed again.
 * @throws as `printBook`, in what it answers
 */
export function startPrinting(book: Book, context: OutputContext): Printing {
  let onPlan: (labels: PageLabels) => void = () => undefined;
  const promised = new Promise<PageLabels>((resolve) => {
    onPlan = resolve;
  });
  const print = async (): Promise<BookPdf> => {
    if (!quotesPages(book)) return printWith(book, context, { onPlan });
    const quoted = await context.companionPages(book, "planned");
    const pdf = await printWith(book, context, { onPlan, companion: quoted });
    const companion = await context.companionPages(book, "printed");
    return isDeepStrictEqual(companion, quoted) ? pdf : printWith(book, context, { onPlan, companion });
  };
  const pdf = print();
  // A print that fails has no plan, and who waits for one is told.
  const planned = Promise.race([promised, pdf.then(({ pageLabels }) => pageLabels)]);
  planned.catch(() => undefined);
  return { planned, pdf };
}

async function printWith(
  selected: Book,
  context: OutputContext,
  { companion, onPlan }: { companion?: CompanionPages | undefined; onPlan(labels: PageLabels): void },
): Promise<BookPdf> {
  const { templates, generator, browser } = context;
  const review = selected.config.pageSize.name === reviewPage.name ? context.review : undefined;
  const book = asPrinted(review ? inRound(selected, review) : selected, { companion, review });
  const { html, headings } = await printDocument(book, templates, generator);
  const layout = await pageLayout(templates, book.config.pageSize);
  const printer = await browser();
  const name = fileName(book, book.edition.name, "pdf");
  const { bytes: printed, plan } = await printer.open(
    html,
    async (document) => {
      const twice = await printTwice(document, { book, layout, onPlan });
      await mustFit(twice.bytes, document, { name, book, layout });
      return twice;
    },
    {
      name,
    },
  );
  const { bodyStart, labels, pages: anchors } = plan;
  const font = await fontFile(templates, "Plus Jakarta Sans");
  const watermark = review ? undefined : watermarkOf(book, anchors);
  const bars = barsOf(selected);
  const marked = watermark || bars ? { font, margins: layout, watermark, bars } : undefined;
  const stamp = review ? reviewStamp(book, layout, font) : marked;
  const finishing = { generator, templates, producer: printer.version, bodyStart, headings, stamp };
  const bytes = await finishBook(printed, book, finishing);
  const pages = new ChromiumPdf(printed).pages().length;
  return {
    name,
    output: "pdf",
    bytes,
    pages,
    pageLabels: labels,
    anchors,
    sheets: sheetPages(book, anchors),
  };
}

/** Colours that become bars beside what is marked. */
function barsOf({ marks }: MarkedBook): BarColours | undefined {
  return marks?.bars;
}

/** Where the sheets of a book stand: each has pages of its own, and the mark of its end on the last one. */
function sheetPages(book: Book, anchors: Readonly<Record<string, number>>): PageRange[] {
  const ends = Object.entries(anchors)
    .filter(([anchor]) => anchor.startsWith(pageEnd))
    .map(([, page]) => page)
    .sort((a, b) => a - b);
  return sheetLines(book)
    .flatMap(({ sheets }) => sheets)
    .flatMap(({ anchor }) => {
      const first = anchors[anchor];
      const last = first === undefined ? undefined : ends.find((page) => page >= first);
      return first === undefined || last === undefined ? [] : [{ first, last }];
    });
}

/** Whether the book refers to anything whose page it could quote from its companion. */
function quotesPages({ edition, parts }: Book): boolean {
  if (edition.companion === undefined) return false;
  let quotes = false;
  for (const tree of parts.flatMap(treesOf)) {
    visit(tree, "crossReference", () => {
      quotes = true;
      return EXIT;
    });
  }
  return quotes;
}

/** How often a book is printed again whose page numbers have changed where its lines break. */
const mostRounds = 3;

/**
 * Prints twice: a first pass without tags and with nothing visible yields the page of every anchor, the second is the
 * book. The second pass must confirm what the first one promised, or nothing is published.
 */
async function printTwice(
  document: PrintDocument,
  { book, layout, onPlan }: { book: Book; layout: PageLayout; onPlan(labels: PageLabels): void },
): Promise<{ bytes: Uint8Array; plan: PagePlan }> {
  const name = `${book.id}-${book.edition.name}`;
  const first = await document.print({ tagged: false, layoutOnly: true });
  const found = destinationsOf(first);
  const openings = openingsOf(book);
  const plan = planPages(found, openings, name);
  onPlan(plan.labels);
  const notes = notesOf(found, book, layout);
  await document.run(fillPages, { blanks: plan.blanks, labels: plan.labels, notes });
  const pages = new ChromiumPdf(first).pages().length + plan.blanks.length;
  const printed = async (): Promise<Uint8Array> => document.print({ tagged: true });
  let bytes = await printed();
  if (strayFrom(plan, bytes) === undefined) return { bytes, plan };
  if (new ChromiumPdf(bytes).pages().length > pages || hasMoved(openings, plan, bytes)) {
    // Lines for notes are measured, not laid out: should they ever not fit, the book goes without them.
    await document.run(emptyNotes, undefined);
    bytes = await printed();
    if (strayFrom(plan, bytes) === undefined) return { bytes, plan };
  }
  // A page number is wider or narrower than its stand-in, and a line broke elsewhere: again from where things stand.
  let last = plan;
  for (let round = 0; round < mostRounds; round += 1) {
    last = planPages(withoutBlanks(destinationsOf(bytes), last), openings, name);
    await document.run(fillPages, { ...last, notes: { ...notes, lines: {} } });
    bytes = await printed();
    if (strayFrom(last, bytes) === undefined) return { bytes, plan: last };
  }
  throw new CannotRun("page-numbers", { book: name, detail: strayFrom(last, bytes) ?? "" });
}

/** Whether any of the anchors is on another page than planned. */
function hasMoved(anchors: readonly string[], { pages }: PagePlan, bytes: Uint8Array): boolean {
  const found = destinationsOf(bytes);
  return anchors.some((anchor) => found.get(anchor)?.page !== pages[anchor]);
}

/** Anchors of what begins on a right-hand page: sessions, and the pages that open a volume's modules. */
function openingsOf({ parts, bound }: Book): string[] {
  return parts.flatMap(({ prefix, sessions }) => [
    ...(bound ? [`${prefix}module`] : []),
    ...sessions.map(({ lesson }) => `${prefix}${lesson.anchor}`),
  ]);
}

/** The first anchor that is not on its planned page, in words. */
function strayFrom(plan: PagePlan, printed: Uint8Array): string | undefined {
  for (const [anchor, { page }] of destinationsOf(printed)) {
    const planned = plan.pages[anchor];
    if (planned !== page) return `#${anchor}: ${page + 1}, ${planned === undefined ? "–" : planned + 1}`;
  }
  return undefined;
}

/** A participant's half-empty page is a place for notes, not a hole; so is a blank page. */
function notesOf(found: ReadonlyMap<string, Destination>, book: Book, layout: PageLayout): PageNotes {
  const line = 8.6;
  const head = 14;
  const { height } = book.config.pageSize;
  const text = height - layout.top - layout.bottom;
  const writing = book.edition.answers === "lines";
  return {
    lines: planNotes(found, { sheet: height + 2 * layout.bleed, text, line, head }),
    blankLines: writing ? Math.floor((text - head) / line) : 0,
    title: wordsOf(book.language).notes,
  };
}

function destinationsOf(pdf: Uint8Array): Map<string, Destination> {
  try {
    return new ChromiumPdf(pdf).destinations();
  } catch (error) {
    throw asFailure(error);
  }
}
