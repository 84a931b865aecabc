import type { Mark, PlacedImage } from "../content/mark.ts";
import { severities, type Thresholds } from "../profiles.ts";
import { onPage } from "./printed.ts";
import type { Hit, PageFacts, Rule } from "./rule.ts";

function isBitmap({ stencil, bits, space }: PlacedImage): boolean {
  return stencil || (bits === 1 && space.components === 1);
}

/** A picture of a few pixels is an area or a gradient, not a picture. */
function isTiny({ width, height }: PlacedImage): boolean {
  return Math.min(width, height) <= 2 || width * height <= 256;
}

function* coarse(
  { marks, page }: PageFacts,
  bitmap: boolean,
  [from, below]: readonly [number, number],
): Generator<Hit> {
  for (const mark of marks) {
    const image: Mark["image"] = mark.image;
    if (!image || isTiny(image) || isBitmap(image) !== bitmap || !onPage(mark, page)) continue;
    // Pixels are whole: a picture that was cut to 300 ppi may have 299.6.
    const value = Math.round(image.ppi);
    if (value >= from && value < below)
      yield { box: mark.box, value, details: { pixels: `${image.width} × ${image.height}` } };
  }
}

const hints = {
  picture: {
    en: "Use a larger picture, or place it smaller.",
    id: "Pakai gambar yang lebih besar, atau tempatkan lebih kecil.",
  },
  bitmap: {
    en: "Scan line art at 1200 ppi, or use a drawing instead.",
    id: "Pindai gambar garis dengan 1200 ppi, atau ganti dengan gambar vektor.",
  },
};

function resolutionRule(
  id: string,
  severity: Rule["severity"],
  { bitmap, range }: { bitmap: boolean; range: (thresholds: Thresholds) => readonly [number, number] },
): Rule {
  return {
    id,
    severity,
    clause: "GWG 2022",
    worst: "lowest",
    limit: (thresholds) => range(thresholds)[1],
    message: bitmap
      ? {
          en: "Unexpected {value} ppi of a 1-bit picture ({pixels} pixels), expected at least {limit} ppi at the printed size.",
          id: "Gambar 1-bit {value} ppi ({pixels} piksel) pada ukuran cetak; paling rendah {limit} ppi.",
        }
      : {
          en: "Unexpected {value} ppi of a picture ({pixels} pixels), expected at least {limit} ppi at the printed size.",
          id: "Gambar {value} ppi ({pixels} piksel) pada ukuran cetak; paling rendah {limit} ppi.",
        },
    hint: bitmap ? hints.bitmap : hints.picture,
    *page(page, thresholds) {
      yield* coarse(page, bitmap, range(thresholds));
    },
  };
}

/** Rules about the resolution of pictures at the printed size. */
export const imageRules: readonly Rule[] = [
  resolutionRule("image-coarse", severities("error", "error", "error"), {
    bitmap: false,
    range: ({ imageLow }) => [0, imageLow],
  }),
  resolutionRule("image-modest", severities("warning", "warning", "warning"), {
    bitmap: false,
    range: ({ imageLow, imageModest }) => [imageLow, imageModest],
  }),
  resolutionRule("bitmap-coarse", severities("error", "warning", "warning"), {
    bitmap: true,
    range: ({ bitmapLow }) => [0, bitmapLow],
  }),
  resolutionRule("bitmap-modest", severities("warning", "off", "off"), {
    bitmap: true,
    range: ({ bitmapLow, bitmapModest }) => [bitmapLow, bitmapModest],
  }),
];
