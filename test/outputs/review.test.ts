import { expect, test } from "vitest";
import type { Review } from "../../src/model/review.ts";
import type { BookPdf, OutputContext } from "../../src/outputs/output.ts";
import { inRound, review, reviewStamp } from "../../src/outputs/review.ts";
import { pageLayout } from "../../src/outputs/print-layout.ts";
import { reviewPage } from "../../src/model/review.ts";
import type { Book } from "../../src/render/book.ts";
import { bookOf, templates } from "./book.ts";

const asked: Review = { round: 3, spacing: "single" };

/** A context whose PDF is of the size of page that was asked for. */
function contextOf(given: Review | undefined): OutputContext {
  const pdf: BookPdf = {
    name: "",
    output: "pdf",
    bytes: Buffer.alloc(1),
    pages: 7,
    pageLabels: {},
    anchors: {},
    sheets: [],
  };
  const none = (): Promise<never> => Promise.reject(new Error("not wanted"));
  return {
    templates,
    generator: "Edisi uji",
    browser: none,
    pdfOf: ({ config }: Book) => (config.pageSize === reviewPage ? Promise.resolve(pdf) : none()),
    looseSheetsOf: none,
    companionPages: none,
    extracts: [],
    review: given,
  };
}

test("a review copy is named by its round, in the book's language", async () => {
  const book = await bookOf("participant");
  const english: Book = { ...book, language: "en" };
  const context = contextOf(asked);
  expect((await review.make(book, context)).map(({ name, pages }) => [name, pages])).toEqual([
    ["hak-participant.seri-3.pdf", 7],
  ]);
  expect((await review.make(english, context)).map(({ name }) => name)).toEqual([
    "hak-participant.round-3.en.pdf",
  ]);
  const source: Book = { ...english, config: { ...book.config, language: "en", sourceLanguage: "en" } };
  expect((await review.make(source, context)).map(({ name }) => name)).toEqual([
    "hak-participant.round-3.pdf",
  ]);
});

test("there is none where no round is asked for", async () => {
  expect(await review.make(await bookOf("participant"), contextOf(undefined))).toEqual([]);
});

test("the revision is that of the text: the same for both editions, another for another text", async () => {
  const layout = await pageLayout(templates, reviewPage);
  const footOf = (book: Book): string =>
    reviewStamp(inRound(book, asked), layout, Buffer.alloc(0)).foot ?? "";
  const [guide, book, other] = await Promise.all([
    bookOf("facilitator"),
    bookOf("participant"),
    bookOf("participant", {
      "modules/hak/01-awal.md": "---\njudul: A\ndurasi: 10\ntujuan: a\n---\n\nTeks.\n",
    }),
  ]);
  expect(footOf(guide)).toMatch(/^Seri 3 · \d{4}-\d\d-\d\d · naskah [\da-f]{8}$/);
  expect(footOf(book)).toBe(footOf(guide));
  expect(footOf(other)).not.toBe(footOf(guide));
});
