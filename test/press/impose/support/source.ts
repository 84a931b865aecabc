import { pdfOf } from "../../../support/small-pdf.ts";
import { flateObject, streamObject } from "../../convert/support/zoo.ts";

/** Points in a millimetre. */
export const points = 72 / 25.4;

/** A source: how many pages it has, of what size in mm, and how they are turned. */
export interface Source {
  pages: number;
  width?: number;
  height?: number;
  /** By page, zero-based, as `/Rotate` says it. */
  rotate?: (page: number) => number;
  /** Entries of the catalog. */
  catalog?: string;
}

/** Room round the finished page in mm, and where its sheet begins, in points. */
export const room = 10;
const origin = [-37, 53] as const;

const shared = [
  "/Font <</F 10 0 R>>",
  "/XObject <</I 11 0 R>>",
  "/Pattern <</P 12 0 R /S 13 0 R>>",
  "/ExtGState <</G <</ca .4>>>>",
].join(" ");

const objects: Readonly<Record<number, string>> = {
  10: "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
  11: flateObject(
    "/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace /DeviceGray /StructParent 3",
    Uint8Array.from({ length: 16 }, (_, index) => index * 16),
  ),
  12: streamObject(
    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources <<>> /Matrix [1 .2 0 1 3 4]",
    "0 g 0 0 4 4 re f",
  ),
  13: "<</Type /Pattern /PatternType 2 /Shading <</ShadingType 2 /ColorSpace /DeviceGray /Coords [40 0 140 0] /Extend [true true] /Function <</FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1>>>>>>",
  14: "<</S /Transparency /CS /DeviceGray>>",
};

/**
 * A book whose pages all differ and show where they stand: text, lines, a picture, a pattern and a gradient, an area that
 * bleeds on all sides, and outside the bleed a mark that nobody may see. Resources are inherited; content comes in one
 * stream or in two.
 */
export function sourcePdf({ pages, width = 148, height = 210, rotate, catalog = "" }: Source): Buffer {
  const all: Record<number, string> = {
    1: `<</Type /Catalog /Pages 2 0 R /Lang (id) ${catalog}>>`,
    5: "<</Title (Uji lipat) /Author (Edisi)>>",
    ...objects,
  };
  const kids: string[] = [];
  for (let page = 0; page < pages; page += 1) {
    const number = 20 + page * 3;
    const turn = rotate?.(page) ?? 0;
    const [w, h] = turn % 180 === 0 ? [width, height] : [height, width];
    const [x, y] = [origin[0] + room * points, origin[1] + room * points];
    const box = (by: number): string =>
      [x - by * points, y - by * points, x + (w + by) * points, y + (h + by) * points]
        .map((value) => value.toFixed(4))
        .join(" ");
    kids.push(`${number} 0 R`);
    const isParted = page % 3 === 1;
    all[number] =
      `<</Type /Page /Parent 2 0 R /MediaBox [${box(room)}] /BleedBox [${box(3)}] /TrimBox [${box(0)}] /Rotate ${turn} /Group 14 0 R /StructParents ${page} /Annots [] /Contents ${isParted ? `[${number + 1} 0 R ${number + 2} 0 R]` : `${number + 1} 0 R`}>>`;
    const [first, second] = contentOf(page, { x, y, w: w * points, h: h * points });
    all[number + 1] = isParted
      ? streamObject("", first)
      : flateObject("", Buffer.from(`${first}\n${second}`));
    if (isParted) all[number + 2] = flateObject("", Buffer.from(second));
  }
  all[2] = `<</Type /Pages /Kids [${kids.join(" ")}] /Count ${pages} /Resources <<${shared}>>>>`;
  return pdfOf(all, "/Root 1 0 R /Info 5 0 R");
}

interface Area {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Both halves of a page's content; no edge falls exactly on that of a pixel, where renderers decide by chance. */
function contentOf(page: number, { x, y, w, h }: Area): [string, string] {
  const at = (a: number, b: number): string => `${(x + a * w).toFixed(4)} ${(y + b * h).toFixed(4)}`;
  const step = (page * 37) % 100;
  return [
    [
      // Over the whole sheet; what is outside the bleed must not be seen.
      `.${90 + (page % 9)} g ${(x - 40).toFixed(4)} ${(y - 40).toFixed(4)} ${(w + 80).toFixed(4)} ${(h + 80).toFixed(4)} re f`,
      `0 g 1 w ${at(0, 0)} m ${at(1, 1)} l S ${at(0.021, 0.023)} m ${at(0.979, 0.033 + step / 200)} l S`,
      `q ${(w / 5).toFixed(4)} 0 0 ${(h / 9).toFixed(4)} ${at(0.503, 0.107)} cm /I Do Q`,
    ].join("\n"),
    [
      `/Pattern cs /P scn ${at(0.107, 0.303)} ${(w / 3.1).toFixed(4)} ${(h / 8.7).toFixed(4)} re f`,
      `/S scn ${at(0.103, 0.507)} ${(w / 2.1).toFixed(4)} ${(h / 8.3).toFixed(4)} re f`,
      `/Artifact <</MCID ${page}>> BDC BT /G gs 0 g /F 24 Tf ${at(0.2, 0.7)} Td (Halaman ${page + 1}) Tj ET EMC`,
    ].join("\n"),
  ];
}
