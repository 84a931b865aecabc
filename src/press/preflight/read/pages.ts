import type { Dictionary, PdfValue } from "../../pdf-value.ts";
import { boxOf, inside, type Box } from "../content/geometry.ts";
import { LimitReached } from "./limits.ts";
import type { PdfFile } from "./pdf-file.ts";

/** Names of the boxes a page may have (ISO 32000-1, 14.11.2). */
export const boxNames = ["MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"] as const;

/** Name of a page box. */
export type BoxName = (typeof boxNames)[number];

/** A page as the file describes it; its content is not read yet. Lengths are in points, whatever UserUnit says. */
export interface PdfPage {
  /** From 1. */
  number: number;
  dictionary: Dictionary;
  resources: Dictionary;
  /** Boxes that the file states; a MediaBox that is missing is taken as A4. */
  boxes: Partial<Record<BoxName, Box>>;
  media: Box;
  /** TrimBox, else ArtBox, else CropBox, else MediaBox. */
  trim: Box;
  /** BleedBox, else the trim. */
  bleed: Box;
  rotate: number;
  userUnit: number;
}

const a4: Box = { left: 0, bottom: 0, right: 595.276, top: 841.89 };
const inheritable = ["Resources", "MediaBox", "CropBox", "Rotate"] as const;

/**
 * The pages of a file in order (ISO 32000-1, 7.7.3). A branch that leads back to one above it is left out.
 * @throws LimitReached where there are too many
 */
export function pagesOf(file: PdfFile): PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<Dictionary>();
  // A stack of our own: page trees of broken files may be deeper than JavaScript's.
  const waiting: { node: PdfValue | undefined; inherited: Dictionary }[] = [
    { node: file.catalog.get("Pages"), inherited: new Map() },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const node = file.dictionary(next.node);
    if (!node || seen.has(node)) {
      file.damage.add("object");
      continue;
    }
    seen.add(node);
    if (seen.size > file.budget.limits.objects) throw new LimitReached("objects", file.budget.limits.objects);
    const inherited = new Map(next.inherited);
    for (const key of inheritable) {
      const own = node.get(key);
      if (own !== undefined) inherited.set(key, own);
    }
    const kids = file.array(node.get("Kids"));
    if (kids && file.name(node.get("Type")) !== "Page") {
      for (const kid of kids.toReversed()) waiting.push({ node: kid, inherited });
    } else {
      if (pages.length >= file.budget.limits.pages) throw new LimitReached("pages", file.budget.limits.pages);
      pages.push(pageOf(file, node, { inherited, number: pages.length + 1 }));
    }
  }
  return pages;
}

function pageOf(
  file: PdfFile,
  dictionary: Dictionary,
  { inherited, number }: { inherited: Dictionary; number: number },
): PdfPage {
  const boxes: Partial<Record<BoxName, Box>> = {};
  for (const name of boxNames) {
    const box = boxOf(file.numbers(dictionary.get(name) ?? inherited.get(name)));
    if (box && box.right > box.left && box.top > box.bottom) boxes[name] = box;
  }
  const media = boxes.MediaBox ?? a4;
  const crop = boxes.CropBox && inside(boxes.CropBox, media) ? boxes.CropBox : media;
  const trim = boxes.TrimBox ?? boxes.ArtBox ?? crop;
  const userUnit = file.number(dictionary.get("UserUnit")) ?? 1;
  return {
    number,
    dictionary,
    resources: file.dictionary(inherited.get("Resources")) ?? new Map(),
    boxes,
    media,
    trim,
    bleed: boxes.BleedBox ?? trim,
    rotate: (((file.number(inherited.get("Rotate")) ?? 0) % 360) + 360) % 360,
    userUnit: userUnit > 0 ? userUnit : 1,
  };
}
