import { beforeAll, describe, expect, test } from "vitest";
import type { PDFDocument } from "@cantoo/pdf-lib";
import { preflight, wordsOf } from "../../../src/press/index.ts";
import { byPoppler } from "../../press/convert/support/pixels.ts";
import { rgbIn } from "../../press/convert/support/inspect.ts";
import { load, paintedOn, type Painted } from "../../press/convert/support/paint-walk.ts";
import { has, qpdfSays } from "../../press/convert/support/proof.ts";
import type { PressBook } from "./press-book.ts";
import {
  looksByPdfjs,
  looksByPoppler,
  offPages,
  onPressSheet,
  type Looks,
  type Tolerance,
} from "./press-looks.ts";
import { pageTexts } from "./press-text.ts";

/** Pages from 0 that stand for all. */
const everyTenth = (page: number): boolean => page % 10 === 0;

const poppler = await has("pdftoppm", "-v");
const qpdf = await has("qpdf", "--version");

/** What is looked at in one book. */
export interface PressCase {
  book(): Promise<PressBook>;
  /** Pages from 0 whose pixels are compared, out of so many. Not the first: in press files it is a title page. */
  sample(count: number): number[];
  tolerance: Tolerance;
  /** Of a book whose pages are all in other books, too, only what belongs to the file, and samples. */
  bound?: boolean;
}

/** So many pages, evenly over a book and never the first, from another one in each book. */
export function someOf(pages: number, book: number): (count: number) => number[] {
  return (count) =>
    Array.from({ length: Math.min(pages, count - 1) }, (_, index) => {
      const step = (count - 1) / pages;
      return 1 + Math.floor(index * step + ((book * 0.37) % 1) * step);
    });
}

/** What must hold of every press file that is made from a finished PDF (issue 5). */
export function describePressFile(name: string, { book, sample, tolerance, bound = false }: PressCase): void {
  describe(`the press file of ${name}`, () => {
    let files: PressBook;
    let before: PDFDocument;
    let after: PDFDocument;
    let looks: Looks;
    beforeAll(async () => {
      files = await book();
      before = files.document;
      after = await load(files.press);
      const pages = sample(before.getPageCount());
      const sheet = await onPressSheet(before, after, pages);
      looks = { sheet, press: files.press, pages, theme: files.condition.colours };
    });
    test.skipIf(!qpdf)("is sound to qpdf", async () => {
      expect(await qpdfSays(files.press)).toBe("");
    });

    test("passes preflight for sheets", async () => {
      const { findings } = await preflight(files.press, "sheet");
      const errors = findings.filter(({ severity }) => severity === "error");
      expect(errors.map((finding) => wordsOf(finding, "en"))).toEqual([]);
    });

    test("has no operator, space or picture of RGB anywhere", async () => {
      expect(await rgbIn(files.press)).toEqual([]);
    });

    test("says what the PDF says, page by page", async () => {
      const pages = bound ? everyTenth : undefined;
      const [said, says] = [await pageTexts(files.pdf, pages), await pageTexts(files.press, pages)];
      expect(said.join("").length).toBeGreaterThan(1000);
      expect(says.slice(0, said.length)).toEqual(said);
      // Pages are added only to fill the last sheet, and say nothing of their own.
      for (const added of says.slice(said.length)) expect(added.replace(/\s|Catatan|Notes/g, "")).toBe("");
    });

    test.skipIf(bound)(
      "has running text in black ink alone, grays too, and the theme's colours exact",
      () => {
        expect(inkProblems(before, after, files.condition.colours)).toEqual([]);
      },
    );

    test("has boxes right to a hundredth of a millimetre on every page", () => {
      expect(boxProblems(before, after, files.condition.bleed)).toEqual([]);
    });

    test.skipIf(bound)("printed in black has no other ink, in operators, spaces or pictures", async () => {
      const black = await files.inBlack();
      const document = await load(black);
      const inks = new Set(
        document
          .getPages()
          .flatMap(paintedOn)
          .map(({ colour }) => colour),
      );
      expect([...inks].filter((colour) => !/^0 0 0 \S+ k$|^\S+ g$|^pattern$/.test(colour))).toEqual([]);
      expect(await rgbIn(black)).toEqual([]);
      if (!poppler) return;
      for (const plates of await byPoppler(black, looks.pages, "inks")) {
        const coloured = plates.data.filter((value, at) => at % 4 !== 3 && value > 0);
        expect(coloured.length).toBe(0);
      }
    });

    test.skipIf(!poppler)("looks like the PDF by Poppler at 50 dpi", async () => {
      expect(offPages(await looksByPoppler(looks), tolerance)).toEqual([]);
    });

    test("looks like the PDF by pdf.js at 50 dpi", async () => {
      expect(offPages(await looksByPdfjs(looks), tolerance)).toEqual([]);
    });
  });
}

/**
 * Each operator that paints in the PDF has its counterpart in the press file: one colour of the one has one mixture of inks
 * in the other, the theme's is exact, grays are black ink alone, and the text there is most of is full black.
 */
function inkProblems(
  before: PDFDocument,
  after: PDFDocument,
  theme: PressBook["condition"]["colours"],
): string[] {
  const inksOf = new Map<string, Set<string>>();
  const texts = new Map<string, number>();
  const found: string[] = [];
  // The first page of a press file is a title page, drawn in lines.
  for (const [index, page] of before.getPages().entries()) {
    if (index === 0) continue;
    const [painted, printed] = [paintedOn(page), paintedOn(after.getPage(index))];
    if (kindsOf(painted) !== kindsOf(printed)) found.push(`page ${index + 1} paints something else`);
    for (const [at, { colour }] of painted.entries())
      inksOf.set(colour, (inksOf.get(colour) ?? new Set()).add(printed[at]?.colour ?? ""));
    for (const { kind, font, size, length, colour } of printed) {
      const key = `${font} ${size} in ${colour}`;
      if (kind === "text") texts.set(key, (texts.get(key) ?? 0) + length);
    }
  }
  const [running = ["nothing"]] = [...texts].toSorted(([, a], [, b]) => b - a);
  if (!/^SourceSerif4-Regular.* in 0 0 0 1 k$/.test(running[0])) found.push(`running text is ${running[0]}`);
  for (const [colour, inks] of inksOf) {
    const [ink = ""] = inks;
    if (inks.size > 1 || !isRight(colour, ink, theme)) found.push(`${colour}: ${[...inks].join(", ")}`);
  }
  return found;
}

function kindsOf(painted: readonly Painted[]): string {
  return painted.map(({ kind }) => kind).join(" ");
}

function isRight(colour: string, ink: string, theme: PressBook["condition"]["colours"]): boolean {
  const rgb = screenColour(colour);
  if (rgb === undefined) return true;
  const decreed = theme[rgb];
  if (decreed) return ink === `${decreed.join(" ")} k`;
  return (/^#(..)\1\1$/.test(rgb) ? /^0 0 0 \S+ k$/ : /^(?:\S+ ){4}k$/).test(ink);
}

/** `#rrggbb` of `r g b rg`; undefined for patterns. */
function screenColour(colour: string): string | undefined {
  const [r = 0, g = r, b = r] = colour.split(" ").slice(0, -1).map(Number);
  if (colour === "pattern") return undefined;
  return `#${[r, g, b]
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

const pointsPerMillimetre = 72 / 25.4;

function boxProblems(before: PDFDocument, after: PDFDocument, bleed: number): string[] {
  const wanted = before.getPage(0).getTrimBox();
  const off: string[] = [];
  for (const [index, page] of after.getPages().entries()) {
    const [trim, round, media] = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()];
    const pairs = [
      [trim.width, wanted.width],
      [trim.height, wanted.height],
      [trim.x - round.x, bleed * pointsPerMillimetre],
      [trim.y - round.y, bleed * pointsPerMillimetre],
      [round.width - trim.width, 2 * bleed * pointsPerMillimetre],
      [round.height - trim.height, 2 * bleed * pointsPerMillimetre],
    ] as const;
    const wrong = pairs.some(([is, should]) => Math.abs(is - should) > 0.01 * pointsPerMillimetre);
    const outside = round.x < media.x - 0.001 || round.y < media.y - 0.001;
    if (wrong || outside) off.push(`page ${index + 1}: ${JSON.stringify({ trim, round, media })}`);
  }
  return off;
}
