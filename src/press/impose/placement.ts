import { intersect, type Box, type Matrix } from "../convert/geometry.ts";
import type { PageNode, PdfFile } from "../convert/pdf-file.ts";
import { Unconvertible } from "../convert/problems.ts";
import { boxOf } from "../convert/values.ts";

/** Points in a millimetre. */
export const pointsPerMillimetre = 72 / 25.4;

/** How a page of the source is shown: upright, its finished area with the lower left corner at the origin. */
export interface Placement {
  /** What is shown, in the page's own coordinates: the bleed, where there is one. */
  area: Box;
  /** From the page's own coordinates. */
  matrix: Matrix;
  /** Size of the finished page as it stands, in points. */
  width: number;
  height: number;
}

/** Reads the boxes and the turn of a page (ISO 32000-1, 14.11.2). @throws Unconvertible where nothing is left of it */
export function placementOf(file: PdfFile, page: PageNode): Placement {
  // A file that was cut off leads to pages that it no longer has.
  if (page.dictionary.size === 0)
    throw new Unconvertible("damaged", `page object ${page.number} is not there`);
  const trim = intersect(page.trimBox ?? page.cropBox, page.mediaBox);
  if (trim === undefined || trim[0] === trim[2] || trim[1] === trim[3])
    throw new Unconvertible("damaged", "a page without any area");
  const bleed = bleedOf(file, page);
  const unit = file.resolve(page.dictionary.get("UserUnit"));
  const scale = typeof unit === "number" && unit > 0 ? unit : 1;
  const [left, bottom, right, top] = trim;
  const [width, height] = [(right - left) * scale, (top - bottom) * scale];
  const isTurned = page.rotate % 180 !== 0;
  return {
    area: (bleed && intersect(bleed, page.mediaBox)) ?? trim,
    matrix: scaled(turned(trim, page.rotate), scale),
    width: isTurned ? height : width,
    height: isTurned ? width : height,
  };
}

function bleedOf(file: PdfFile, { dictionary }: PageNode): Box | undefined {
  const value = file.resolve(dictionary.get("BleedBox"));
  return boxOf(Array.isArray(value) ? value.map((item) => file.resolve(item) ?? null) : undefined);
}

/** Turns a box clockwise, as `/Rotate` says, and puts its lower left corner at the origin. */
function turned([left, bottom, right, top]: Box, rotate: number): Matrix {
  const quarters = (((rotate / 90) % 4) + 4) % 4;
  if (quarters === 1) return [0, -1, 1, 0, -bottom, right];
  if (quarters === 2) return [-1, 0, 0, -1, right, top];
  if (quarters === 3) return [0, 1, -1, 0, top, -left];
  return [1, 0, 0, 1, -left, -bottom];
}

function scaled([a, b, c, d, e, f]: Matrix, by: number): Matrix {
  return [a * by, b * by, c * by, d * by, e * by, f * by];
}
