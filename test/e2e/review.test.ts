import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../src/pipeline/build.ts";
import { readPdfText } from "../../src/press/pdf-text.ts";
import { uaProblems } from "../../src/press/ua/check.ts";
import { has, qpdfSays } from "../press/convert/support/proof.ts";
import { buildOptions, elementsPackage, filesUnder, smallPackage } from "./support/built.ts";
import { readObjects } from "./support/pdf-objects.ts";
import { readPdf, type Piece, type ReadPage, type ReadPdf } from "./support/pdf-pages.ts";
import { readUaDocument, strayPainting } from "./support/ua-document.ts";

const qpdf = await has("qpdf", "--version");
const editions = ["facilitator", "participant"] as const;
const millimetre = 72 / 25.4;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "edisi-review-"));
  const small = { ...buildOptions(smallPackage, join(folder, "single")), modules: ["uji"] };
  await build({ ...small, outputs: ["review"], review: { round: 2, spacing: "single" } });
  const double = { ...small, destination: join(folder, "double") };
  await build({ ...double, outputs: ["review"], review: { round: 2, spacing: "double" } });
  const elements = { ...buildOptions(elementsPackage, join(folder, "elements")), modules: ["elemen"] };
  await build({ ...elements, outputs: ["review"], review: { round: 12, spacing: "single" } });
}, 240_000);
afterAll(() => rm(folder, { recursive: true }));

/** Left and right edge of the text: 22 mm inside, 56 mm outside, on A4. */
function columnOf({ index, view: [left = 0, , right = 0] }: ReadPage): { left: number; right: number } {
  const [before, behind] = index % 2 === 0 ? [22, 56] : [56, 22];
  return { left: left + before * millimetre, right: right - behind * millimetre };
}

/** Line numbers of a page from the top, as they stand on it: figures alone that end left of the text. */
function numbersOn(page: ReadPage): Piece[] {
  const { left } = columnOf(page);
  return page.pieces
    .filter(({ text, x, width, content }) => {
      const end = x + width;
      return content === undefined && /^\d+$/.test(text) && end < left - 5 && end > left - 15;
    })
    .sort((a, b) => b.y - a.y);
}

const books = [
  ["single/uji/uji-facilitator.seri-2.pdf", 2],
  ["single/uji/uji-participant.seri-2.pdf", 2],
  ["double/uji/uji-facilitator.seri-2.pdf", 2],
  ["double/uji/uji-participant.seri-2.pdf", 2],
  ["elements/elemen/elemen-facilitator.seri-12.pdf", 12],
  ["elements/elemen/elemen-participant.seri-12.pdf", 12],
] as const;

describe.each(books)("%s", (name, round) => {
  let book: ReadPdf;
  beforeAll(async () => {
    book = await readPdf(join(folder, name));
  });

  test("says round, date and revision at the foot of every page", () => {
    const foot = new RegExp(`^Seri ${round} · \\d{4}-\\d\\d-\\d\\d · naskah [\\da-f]{8}$`);
    const found = book.pages.map(({ pieces }) => pieces.filter(({ text }) => foot.test(text)));
    expect(found.map(({ length }) => length)).toEqual(book.pages.map(() => 1));
    expect(new Set(found.flat().map(({ text }) => text)).size).toBe(1);
    for (const { y } of found.flat()) expect(y).toBeGreaterThan(10 * millimetre);
  });

  test("numbers the lines of each page from 1, strictly down the page, each beside some text", () => {
    for (const page of book.pages) {
      const numbers = numbersOn(page);
      expect(numbers.map(({ text }) => text)).toEqual(numbers.map((_, index) => String(index + 1)));
      const tagged = page.pieces.filter(({ content, text }) => content !== undefined && text.trim() !== "");
      for (const [index, { y, text }] of numbers.entries()) {
        expect(y, `${page.label}: ${text}`).toBeLessThan(numbers[index - 1]?.y ?? Infinity);
        expect(
          tagged.some((piece) => Math.abs(piece.y - y) < 0.6),
          `${page.label}: ${text}`,
        ).toBe(true);
      }
    }
    expect(book.pages.flatMap(numbersOn).length).toBeGreaterThan(book.pages.length * 5);
  });

  test("has a number for every line of a paragraph", () => {
    for (const page of book.pages) {
      const numbers = numbersOn(page);
      const { left } = columnOf(page);
      const lines = page.pieces.filter(
        ({ content, x, width, text }) => content !== undefined && text !== "" && x < left + 3 && width > 200,
      );
      for (const { y, text } of lines)
        expect(
          numbers.some((number) => Math.abs(number.y - y) < 10),
          text,
        ).toBe(true);
    }
  });

  test("leaves 45 mm and more for comments, and sets its type in the size that the layout says", () => {
    for (const page of book.pages.slice(1)) {
      const { left, right } = columnOf(page);
      const tagged = page.pieces.filter(({ content, text }) => content !== undefined && text.trim() !== "");
      for (const { text, x, width } of tagged) {
        expect(x, `${page.label}: ${text}`).toBeGreaterThan(left - 3);
        expect(x + width, `${page.label}: ${text}`).toBeLessThan(right + 3);
      }
    }
    const sizes = book.pages.flatMap(({ pieces }) =>
      pieces.map(({ height }) => Math.round(height * 20) / 20),
    );
    expect(sizes.filter((size) => size === 10.5).length).toBeGreaterThan(10);
  });

  test("is named by its round on the cover, and says whose page numbers these are", () => {
    expect(book.pages[0]?.text).toContain(`Seri ${round}`);
    expect(book.pages[1]?.text.replace(/\s+/g, " ")).toContain(
      "Nomor halaman dan baris hanya berlaku untuk salinan ini.",
    );
  });

  test("holds our rules of PDF/UA-1, and keeps links and bookmarks", async () => {
    const bytes = await readFile(join(folder, name));
    expect(uaProblems(readUaDocument((await readObjects(bytes)).document))).toEqual([]);
    expect(await strayPainting(bytes)).toEqual([]);
    expect(book.outline.length).toBeGreaterThan(5);
    expect(book.pages.flatMap(({ links }) => links).length).toBeGreaterThan(5);
    if (qpdf) expect(await qpdfSays(bytes)).toBe("");
  });
});

test("a review copy is the only file that is made of an edition, and is listed", async () => {
  const names = await readdir(join(folder, "single", "uji"));
  expect(names.sort()).toEqual(editions.map((edition) => `uji-${edition}.seri-2.pdf`));
  const manifest = await readFile(join(folder, "single", "manifest.json"), "utf8");
  expect(manifest.match(/"output": "review"/g)).toHaveLength(2);
  expect(await readFile(join(folder, "single", "index.html"), "utf8")).toContain("Untuk ditelaah (PDF)");
});

test("both editions are of one revision", async () => {
  const feet = await Promise.all(
    editions.map(async (edition) => {
      const { pages } = await readPdfText(
        await readFile(join(folder, `single/uji/uji-${edition}.seri-2.pdf`)),
      );
      return /naskah [\da-f]{8}/.exec(pages[3] ?? "")?.[0];
    }),
  );
  expect(feet[0]).toBeDefined();
  expect(feet[1]).toBe(feet[0]);
});

test("the participant's copy holds no canary", async () => {
  const sources = await filesUnder(join(smallPackage, "modules"));
  const texts = await Promise.all(sources.map((path) => readFile(path, "latin1")));
  const canaries = new Set(texts.flatMap((text) => text.match(/KANARI-[A-Z]+-\d{2}[A-F]\d/g) ?? []));
  const dense = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  for (const spacing of ["single", "double"]) {
    const { pages, others } = await readPdfText(
      await readFile(join(folder, `${spacing}/uji/uji-participant.seri-2.pdf`)),
    );
    const text = dense([...pages, ...others].join(" "));
    const found = [...canaries].filter((canary) => text.includes(dense(canary)));
    expect(found.filter((canary) => !canary.includes("PESERTA"))).toEqual([]);
    expect(found).not.toEqual([]);
  }
});

test("the guide quotes the pages of the participant's review copy", async () => {
  const [guide, book] = await Promise.all(
    editions.map((edition) => readPdf(join(folder, `elements/elemen/elemen-${edition}.seri-12.pdf`))),
  );
  const text =
    guide?.pages
      .map((page) => page.text)
      .join("\n")
      .replace(/\s+/g, " ") ?? "";
  const quoted = [...text.matchAll(/((?:Lembar Kerja|Tes|Bacaan) \d+) \(Buku Peserta hlm\. (\d+)\)/g)];
  expect(quoted.length).toBeGreaterThan(0);
  for (const [, name = "", label] of quoted) {
    const page = book?.pages.find((each) => each.label === label);
    expect(page?.text, `${name}, ${label}`).toContain(name);
  }
});

test("double spacing leaves room to write between the lines", async () => {
  const [single, double] = await Promise.all(
    ["single", "double"].map((spacing) => readPdf(join(folder, `${spacing}/uji/uji-participant.seri-2.pdf`))),
  );
  expect(distanceOf(single)).toBeGreaterThan(13);
  expect(distanceOf(single)).toBeLessThan(16);
  expect(distanceOf(double)).toBeGreaterThan(21);
  expect(double?.pages.length).toBeGreaterThanOrEqual(single?.pages.length ?? 0);
});

/** The distance of lines that is met most often, points, among lines of 10.5 pt that begin at the column's edge. */
function distanceOf(book: ReadPdf | undefined): number {
  const counts = new Map<number, number>();
  for (const page of book?.pages ?? []) {
    const { left } = columnOf(page);
    const lines = page.pieces
      .filter(
        ({ content, x, height }) =>
          content !== undefined && Math.abs(x - left) < 2 && Math.abs(height - 10.5) < 0.1,
      )
      .map(({ y }) => y)
      .sort((a, b) => b - a);
    for (const [index, y] of lines.entries()) {
      const distance = Math.round((lines[index - 1] ?? y) - y);
      if (distance > 4) counts.set(distance, (counts.get(distance) ?? 0) + 1);
    }
  }
  const [usual] = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  return usual?.[0] ?? 0;
}
