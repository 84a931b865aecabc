import { describe, expect, test } from "vitest";
import { preflight } from "../../src/press/preflight/preflight.ts";
import { proofHtml, type ProofedBook } from "../../src/parcel/proof.ts";
import { smallPdf } from "../press/preflight/support/small-pdf.ts";

const bytes = smallPdf();
const result = await preflight(bytes, "sheet");
const page = result.pages.slice(0, 1);

/** A file of so many pages that are all alike. */
function file(pages: number): ProofedBook["inside"] {
  return { bytes, result: { ...result, pages: Array.from({ length: pages }, () => page).flat() } };
}

const book: ProofedBook = {
  stem: "foa-participant-2026-01-02",
  title: "<Judul> & “lain”",
  editionTitle: "Buku Peserta",
  imprints: ["Serikat"],
  language: "id",
  date: "2026-01-02",
  cover: undefined,
  inside: file(6),
  spine: 0,
};

const drawn = (
  pages: number,
  labels?: string[],
): { labels: string[] | undefined; pictures: { page: number; picture: string }[] } => ({
  labels,
  pictures: Array.from({ length: pages }, (_, index) => ({ page: index + 1, picture: `data:${index + 1}` })),
});

describe("a proof", () => {
  test("shows facing pages side by side, the first on the right", () => {
    const html = proofHtml(book, { inside: drawn(6), cover: undefined });
    const spreads = html.split('<div class="spread">').slice(1);
    const pages = spreads.map((spread) =>
      [...spread.matchAll(/url\(data:(\d+)\)/g)].map(([, number]) => number),
    );
    expect(pages).toEqual([["1"], ["2", "3"], ["4", "5"], ["6"]]);
    expect(spreads[0]).toMatch(/^<figure class="none">/);
    expect(spreads[3]).toContain('<figure class="none"></figure></div>');
  });

  test("has four spreads a sheet, and says on each that it is none to print", () => {
    const html = proofHtml({ ...book, inside: file(12) }, { inside: drawn(12), cover: undefined });
    const sheets = html.split('<section class="sheet">').slice(1);
    expect(sheets.map((sheet) => sheet.split('<div class="spread">').length - 1)).toEqual([4, 3]);
    for (const sheet of sheets) expect(sheet).toContain("<b>PROOF</b> bukan untuk dicetak");
    expect(sheets[0]).toContain("Resolusi rendah");
    expect(sheets[1]).not.toContain("Resolusi rendah");
  });

  test("says the page of the file, and the number that is printed where it is another", () => {
    const html = proofHtml(book, { inside: drawn(4, ["i", "2", "<3>", ""]), cover: undefined });
    const captions = [...html.matchAll(/<figcaption>(.*?)<\/figcaption>/g)].map(([, caption]) => caption);
    expect(captions).toEqual(["<b>1</b> (i)", "<b>2</b>", "<b>3</b> (&lt;3&gt;)", "<b>4</b>"]);
    expect(html).toContain("&lt;Judul&gt; &amp; “lain”");
  });

  test("begins with the cover, and where it is folded", () => {
    const spread = proofHtml({ ...book, cover: file(1), spine: 10 }, { inside: drawn(1), cover: drawn(1) });
    expect(spread.indexOf('class="cover covers-1"')).toBeLessThan(spread.indexOf('class="spreads"'));
    expect(spread.split('class="fold"')).toHaveLength(3);
    const wire = proofHtml({ ...book, cover: file(1) }, { inside: drawn(1), cover: drawn(1) });
    expect(wire.split('class="fold"')).toHaveLength(2);
    expect(wire).toContain("left:50.000%");
    const leaves = proofHtml({ ...book, cover: file(2) }, { inside: drawn(1), cover: drawn(2) });
    expect(leaves).toContain("covers-2");
    expect(leaves).not.toContain('class="fold"');
  });
});
