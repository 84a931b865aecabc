import { describe, expect, test } from "vitest";
import type { TextStatus } from "../../src/model/status.ts";
import type { MarkedBook } from "../../src/outputs/book-sections.ts";
import { bookStatusLine, unfinished } from "../../src/outputs/book-status.ts";
import { sheetWatermark, watermarkOf } from "../../src/outputs/watermark.ts";
import type { Part } from "../../src/render/book.ts";
import { bookOf } from "./book.ts";

const draft: TextStatus = { stage: "draft" };
const second: TextStatus = { stage: "round", round: 2 };
const final: TextStatus = { stage: "final" };

/** A book of one part that has only statuses. */
async function bookWith(
  introduction: TextStatus | undefined,
  ...sessions: TextStatus[]
): Promise<MarkedBook> {
  const book = await bookOf("participant");
  const [part] = book.parts;
  if (!part) throw new Error("a book without a part");
  const { module } = part;
  const changed = {
    ...part,
    module: { ...module, matter: { ...module.matter, status: introduction } },
    sessions: sessions.map((status, index) => ({
      lesson: lessonWith(status, index + 1),
      tree: part.introduction,
    })),
  } as Part;
  return { ...book, parts: [changed] };
}

function lessonWith(status: TextStatus, number: number): object {
  return { anchor: `session-${number}`, number, matter: { status } };
}

function marks(book: MarkedBook, anchors: Record<string, number>, pages: number): (string | undefined)[] {
  const watermark = watermarkOf(book, anchors);
  return Array.from({ length: pages }, (_, page) =>
    typeof watermark === "function" ? watermark(page) : watermark,
  );
}

const anchors = {
  introduction: 3,
  "annex-timetable": 4,
  "session-1": 5,
  "session-2": 7,
  "session-3": 9,
  "annex-law": 10,
};

describe("the watermark", () => {
  test("is on the pages of what is not final, and on annexes made from it", async () => {
    const book = await bookWith(final, second, final, draft);
    expect(marks(book, anchors, 12)).toEqual([
      ...Array.from({ length: 4 }, () => undefined),
      "DRAF",
      "SERI 2",
      "SERI 2",
      undefined,
      undefined,
      "DRAF",
      "DRAF",
      "DRAF",
    ]);
  });

  test("is that of the text farthest from final where several begin on a page", async () => {
    const book = await bookWith(final, second, draft);
    expect(marks(book, { "session-1": 1, "session-2": 1 }, 3)).toEqual([undefined, "DRAF", "DRAF"]);
  });

  test("speaks the language of the book", async () => {
    const book = { ...(await bookWith(second, final)), language: "en" as const };
    expect(marks(book, { introduction: 0 }, 1)).toEqual(["ROUND 2"]);
  });

  test("is on the annexes and openings of each module by itself where several are bound", async () => {
    const [one, two] = [await bookWith(final, final), await bookWith(draft, final)];
    const parts = [
      ...one.parts.map((part) => ({ ...part, prefix: "a--" })),
      ...two.parts.map((part) => ({ ...part, prefix: "b--" })),
    ];
    const places = {
      "a--module": 1,
      "a--introduction": 2,
      "a--session-1": 3,
      "a--annex-key": 4,
      "b--module": 5,
      "b--introduction": 6,
      "b--session-1": 7,
      "b--annex-key": 8,
      "annex-law": 9,
    };
    expect(marks({ ...one, parts, bound: true }, places, 10)).toEqual([
      ...Array.from({ length: 5 }, () => undefined),
      "DRAF",
      "DRAF",
      undefined,
      "DRAF",
      "DRAF",
    ]);
  });

  test("is on nothing of a book that is final, nor of a comparison", async () => {
    expect(watermarkOf(await bookWith(final, final), anchors)).toBeUndefined();
    const book = await bookWith(draft, draft);
    const compared = { ...book, marks: {} as NonNullable<MarkedBook["marks"]> };
    expect(watermarkOf(compared, anchors)).toBeUndefined();
  });
});

describe("the watermark of loose sheets", () => {
  const sheet = (
    kind: "sheet" | "cards",
    status: TextStatus,
  ): { kind: "sheet" | "cards"; status: TextStatus } => ({
    kind,
    status,
  });

  test("is that of their session, and none is on cards, which are cut", () => {
    const sheets = [
      sheet("sheet", final),
      sheet("sheet", second),
      sheet("cards", draft),
      sheet("sheet", draft),
    ];
    const watermark = sheetWatermark(sheets, [0, 1, 3, 4], "id");
    expect(
      [0, 1, 2, 3, 4, 5].map((page) => (typeof watermark === "function" ? watermark(page) : "")),
    ).toEqual([undefined, "SERI 2", "SERI 2", undefined, "DRAF", "DRAF"]);
    expect(sheetWatermark([sheet("sheet", final), sheet("cards", draft)], [0, 1], "id")).toBeUndefined();
  });
});

describe("the status of a book", () => {
  test("counts the texts that are not final, the introduction among them", async () => {
    const book = await bookWith(undefined, second, final);
    expect(unfinished(book)).toBe(2);
    expect(bookStatusLine(book, "id")).toBe("Draf · 2 dari 3 naskah belum final");
    expect(bookStatusLine(await bookWith(final, second), "en")).toBe("Round 2 · 1 of 2 texts not final yet");
  });

  test("is not worth a word once all are final", async () => {
    const book = await bookWith(final, final);
    expect([unfinished(book), bookStatusLine(book, "id")]).toEqual([0, undefined]);
  });
});
