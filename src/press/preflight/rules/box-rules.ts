import { heightOf, inside, pointsPerMillimetre, widthOf, type Box } from "../content/geometry.ts";
import type { Mark } from "../content/mark.ts";
import type { PdfPage } from "../read/pages.ts";
import { severities } from "../profiles.ts";
import type { Hit, PageFacts, Rule } from "./rule.ts";
import { printed } from "./printed.ts";

/** Browsers lay out in whole pixels: a quarter of a millimetre may be missing, which nobody cuts to. */
const grain = 0.25;

const sides = ["left", "bottom", "right", "top"] as const;

/** Width and height in mm, to a tenth. */
function sizeWords({ trim }: PdfPage): string {
  return [widthOf(trim), heightOf(trim)]
    .map((length) => (length / pointsPerMillimetre).toFixed(1))
    .join(" × ");
}

/** The size that most pages have; the first of several. */
function usualSize(pages: readonly PdfPage[]): PdfPage | undefined {
  const counts = new Map<string, { page: PdfPage; count: number }>();
  for (const page of pages) {
    const known = counts.get(sizeWords(page));
    if (known) known.count += 1;
    else counts.set(sizeWords(page), { page, count: 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.page;
}

/** How far a mark that reaches an edge of the trim goes beyond it, in points; undefined where it does not reach it. */
function beyond(mark: Mark, trim: Box, side: (typeof sides)[number]): number | undefined {
  const outward = side === "left" || side === "bottom" ? -1 : 1;
  const opposite = { left: "right", right: "left", bottom: "top", top: "bottom" } as const;
  const reach = (mark.box[side] - trim[side]) * outward;
  const depth = (trim[side] - mark.box[opposite[side]]) * outward;
  // It must come within 0.2 mm of the edge, and a millimetre into the page.
  if (reach < -0.2 * pointsPerMillimetre || depth < pointsPerMillimetre) return undefined;
  return Math.max(0, reach);
}

function* missingBleed({ page, marks }: PageFacts, wanted: number): Generator<Hit> {
  const enough = (wanted - grain) * pointsPerMillimetre;
  /** For each side, what has been painted with all its bleed. */
  const grounds = new Map<string, Box[]>();
  for (const mark of marks) {
    if (!printed(mark, page) || mark.kind === "text" || mark.tiled) continue;
    for (const side of sides) {
      const reach = beyond(mark, page.trim, side);
      if (reach === undefined) continue;
      if (reach >= enough) {
        grounds.set(side, [...(grounds.get(side) ?? []), mark.box]);
        continue;
      }
      // A line of a drawing may end at the edge by chance: where the drawing's ground goes on, nobody sees bare paper.
      if (mark.kind === "stroke" && grounds.get(side)?.some((box) => inside(mark.box, box))) continue;
      yield { box: mark.box, value: reach / pointsPerMillimetre };
      break;
    }
  }
}

/** Rules about page boxes, sizes and what stands at the edges. */
export const boxRules: readonly Rule[] = [
  {
    id: "trim-box",
    severity: severities("error", "warning", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected page without TrimBox, expected the finished size.",
      id: "Halaman tidak memiliki TrimBox (ukuran jadi).",
    },
    hint: {
      en: "Export as PDF/X-4 and give the finished size; without it the shop must guess where to cut.",
      id: "Ekspor sebagai PDF/X-4 dengan ukuran jadi; tanpa itu percetakan menebak letak potong.",
    },
    *page({ page }) {
      if (!page.boxes.TrimBox && !page.boxes.ArtBox) yield {};
    },
  },
  {
    id: "trim-and-art-box",
    severity: severities("error", "off", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected ArtBox beside TrimBox, expected only one of them.",
      id: "Halaman memiliki TrimBox dan ArtBox; seharusnya salah satu saja.",
    },
    hint: { en: "Keep the TrimBox and remove the ArtBox.", id: "Simpan TrimBox dan hapus ArtBox." },
    *page({ page }) {
      if (page.boxes.TrimBox && page.boxes.ArtBox) yield {};
    },
  },
  {
    id: "box-order",
    severity: severities("error", "warning", "warning"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected {subject}, expected Trim inside Bleed inside Media.",
      id: "{subject}; seharusnya TrimBox di dalam BleedBox di dalam MediaBox.",
    },
    hint: { en: "Correct the page boxes and export again.", id: "Perbaiki kotak halaman dan ekspor ulang." },
    *page({ page: { boxes, media, trim, bleed } }) {
      if (!boxes.MediaBox) yield { subject: "MediaBox: –" };
      if (!inside(bleed, media)) yield { subject: "BleedBox > MediaBox" };
      if (!inside(trim, bleed)) yield { subject: "TrimBox > BleedBox" };
    },
  },
  {
    id: "crop-box",
    severity: severities("warning", "off", "off"),
    clause: "ISO 15930-7",
    message: {
      en: "Unexpected CropBox, expected none or one that equals the MediaBox.",
      id: "CropBox berbeda dengan MediaBox; bleed bisa tidak terlihat atau hilang.",
    },
    hint: {
      en: "Remove the CropBox, or set it to the MediaBox.",
      id: "Hapus CropBox, atau samakan dengan MediaBox.",
    },
    *page({ page: { boxes, media } }) {
      const crop = boxes.CropBox;
      if (crop && !(inside(media, crop) && inside(crop, media))) yield {};
    },
  },
  {
    id: "page-sizes",
    severity: severities("error", "warning", "warning"),
    clause: "GWG 2022",
    message: {
      en: "Unexpected trim size {subject} mm, expected {usual} mm as on the other pages.",
      id: "Ukuran jadi {subject} mm, halaman lainnya {usual} mm.",
    },
    hint: {
      en: "Give all pages of one file the same size; put covers into a file of their own.",
      id: "Samakan ukuran semua halaman; simpan sampul dalam berkas tersendiri.",
    },
    *file({ pages }) {
      const usual = usualSize(pages);
      const others = pages.filter(({ trim }) => {
        const [width, height] = [widthOf(trim), heightOf(trim)];
        return (
          usual &&
          Math.max(Math.abs(width - widthOf(usual.trim)), Math.abs(height - heightOf(usual.trim))) > 0.5
        );
      });
      for (const page of others) {
        const details = { usual: usual ? sizeWords(usual) : "" };
        yield { page: page.number, subject: sizeWords(page), details };
      }
    },
  },
  {
    id: "page-rotated",
    severity: severities("error", "warning", "off"),
    clause: "GWG 2022",
    message: {
      en: "Unexpected rotation of {value}°, expected none.",
      id: "Halaman diputar {value}°; seharusnya tidak diputar.",
    },
    hint: {
      en: "Turn the page in the program that made it, not in the PDF viewer.",
      id: "Putar halaman di program asalnya, bukan di pembaca PDF.",
    },
    *page({ page }) {
      if (page.rotate !== 0) yield { value: page.rotate };
    },
  },
  {
    id: "page-scaled",
    severity: severities("error", "error", "warning"),
    clause: "ISO 32000-1, 7.7.3.3",
    message: {
      en: "Unexpected UserUnit {value}, expected 1.",
      id: "UserUnit {value}, seharusnya 1: ukuran halaman bisa salah terbaca.",
    },
    hint: { en: "Export at the true size.", id: "Ekspor dengan ukuran sebenarnya." },
    *page({ page }) {
      if (page.userUnit !== 1) yield { value: page.userUnit };
    },
  },
  {
    id: "bleed",
    severity: severities("error", "warning", "off"),
    clause: "GWG 2022",
    worst: "lowest",
    limit: ({ bleed }) => bleed,
    message: {
      en: "Unexpected {value} mm of picture beyond the trim, expected {limit} mm where a design reaches the edge.",
      id: "Gambar atau warna sampai ke tepi potong, tetapi lebihannya hanya {value} mm; seharusnya {limit} mm.",
    },
    hint: {
      en: "Let the colour or the picture run over the edge, or keep it 3 mm away from it.",
      id: "Teruskan warna atau gambar melewati tepi, atau jauhkan 3 mm dari tepi.",
    },
    *page(page, { bleed }) {
      yield* missingBleed(page, bleed);
    },
  },
  {
    id: "edge",
    severity: severities("off", "off", "warning"),
    clause: "Edisi: fotokopi",
    worst: "lowest",
    limit: ({ edge }) => edge,
    message: {
      en: "Unexpected print {value} mm from the edge, expected at least {limit} mm: photocopiers lose it.",
      id: "Ada cetakan {value} mm dari tepi; paling dekat {limit} mm, karena mesin fotokopi memotongnya.",
    },
    hint: { en: "Move it inwards.", id: "Geser ke dalam." },
    *page({ page, marks }, { edge }) {
      for (const mark of marks) {
        if (!printed(mark, page)) continue;
        const { trim } = page;
        const { left, bottom, right, top } = mark.box;
        const nearest = Math.min(left - trim.left, bottom - trim.bottom, trim.right - right, trim.top - top);
        const value = Math.max(0, nearest / pointsPerMillimetre);
        if (value < edge - 0.05) yield { box: mark.box, value };
      }
    },
  },
  {
    id: "page-empty",
    severity: severities("warning", "warning", "warning"),
    clause: "GWG 2022",
    message: { en: "Unexpected empty page, expected something printed.", id: "Halaman ini kosong." },
    hint: {
      en: "Leave it as it is where it is meant, such as before a chapter.",
      id: "Biarkan bila memang disengaja, misalnya sebelum bab baru.",
    },
    *page({ page, marks, limit }) {
      if (!limit && !marks.some((mark) => printed(mark, page))) yield {};
    },
  },
];
