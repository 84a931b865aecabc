import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { byPdfjs, byPoppler, type Pixels } from "../../press/convert/support/pixels.ts";
import { likenessOf, paperModel, type Likeness, type Theme } from "../../press/convert/support/likeness.ts";
import { proofPdf } from "../../press/convert/support/proof-pdf.ts";

/**
 * How far a press file's page may be from the PDF's, in steps of 255 over red, green and blue at 50 dpi: in the mean of all
 * pixels, and in the mean of any square of 8 mm. The PDF is first taken to what its colours can be on paper.
 */
export interface Tolerance {
  mean: number;
  worst: number;
}

/** Of books without transparency: letters differ by how a renderer mixes their edges with paper, and by nothing else. */
export const ofBooks: Tolerance = { mean: 2, worst: 10 };

/**
 * Of pages with gradients, blending and alpha: these are mixed in inks and not in light, as on every press. Half of a green
 * is lighter than half of its inks.
 */
export const ofTorture: Tolerance = { mean: 3, worst: 22 };

/** A page and how far it is from what it ought to be. */
export interface PageLook extends Likeness {
  page: number;
}

/** What one looks at: the same pages of the PDF and of the press file, and the theme's inks. */
export interface Looks {
  /** The PDF's pages, and no others, with boxes as the press file has them: both are drawn on the same pixels. */
  sheet: Uint8Array;
  press: Uint8Array;
  /** Pages of the press file, from 0. */
  pages: readonly number[];
  theme: Theme;
}

/** Takes pages out of a PDF and gives them the page boxes of the press file. */
export async function onPressSheet(
  pdf: PDFDocument,
  press: PDFDocument,
  pages: readonly number[],
): Promise<Uint8Array> {
  // A link may lead to any page, and would bring it along.
  for (const page of pages) pdf.getPage(page).node.delete(PDFName.of("Annots"));
  const sheet = await PDFDocument.create({ updateMetadata: false });
  for (const [index, page] of (await sheet.copyPages(pdf, [...pages])).entries()) {
    const { x, y, width, height } = press.getPage(pages[index] ?? 0).getMediaBox();
    page.setMediaBox(x, y, width, height);
    page.setCropBox(x, y, width, height);
    sheet.addPage(page);
  }
  return sheet.save({ useObjectStreams: false, updateFieldAppearances: false });
}

/** By Poppler: the inks of the press file as the profile shows them on paper, with overprint. */
export async function looksByPoppler({ sheet, press, pages, theme }: Looks): Promise<PageLook[]> {
  const paper = await paperModel(theme);
  const before = await byPoppler(sheet, [...pages.keys()], "screen");
  const after = await byPoppler(press, pages, "inks");
  return compared(pages, before, (screen, index) => {
    const seen = after[index] ?? screen;
    return likenessOf(paper.seen(paper.inksOf(screen)), paper.seen(seen));
  });
}

/** By pdf.js: the press file as that viewer shows it; what is expected goes through the same viewer's inks. */
export async function looksByPdfjs({ sheet, press, pages, theme }: Looks): Promise<PageLook[]> {
  const paper = await paperModel(theme);
  const before = await byPdfjs(sheet, [...pages.keys()]);
  const after = await byPdfjs(press, pages);
  const expected: Pixels[] = [];
  for (const screen of before) expected.push(...(await byPdfjs(await proofPdf(paper.inksOf(screen)), [0])));
  return compared(pages, before, (screen, index) =>
    // Pictures in black are DeviceGray, which the viewer shows as light and not as black ink.
    likenessOf(expected[index] ?? screen, after[index] ?? screen, asLight(paper.blackOf(screen))),
  );
}

function compared(
  pages: readonly number[],
  before: readonly Pixels[],
  look: (screen: Pixels, index: number) => Likeness,
): PageLook[] {
  return before.map((screen, index) => ({ page: pages[index] ?? 0, ...look(screen, index) }));
}

/** Black ink as a viewer shows DeviceGray. */
function asLight({ width, height, data }: Pixels): Pixels {
  const light = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1)
    light.fill(255 - (data[at * 4 + 3] ?? 0), at * 3, at * 3 + 3);
  return { width, height, data: light };
}

/** Pages that are further off than that, in words. */
export function offPages(looks: readonly PageLook[], { mean, worst }: Tolerance): string[] {
  return looks
    .filter((look) => look.mean > mean || look.worst > worst)
    .map(({ page, ...look }) => `page ${page + 1}: ${JSON.stringify(look)}`);
}
