import type { Severity } from "../../diagnostics/rule.ts";
import type { Localized } from "../../model/language.ts";

/** Names of the profiles: what a file is to be printed with. */
export const profileNames = ["sheet", "digital", "black"] as const;

/** Name of a profile. */
export type ProfileName = (typeof profileNames)[number];

/** Where a rule begins to speak. Lengths of type and lines in points, of paper in mm, ink in per cent. */
export interface Thresholds {
  /** Ink of any square of `inkSquare`. */
  inkTotal: number;
  /** Above this a square is heavy for coated paper of the usual profile. */
  inkAdvised: number;
  inkSquare: number;
  /** Text whose black is at least `textBlack` may have this much ink in all. */
  textInk: number;
  textBlack: number;
  /** Solid black text below this size overprints. */
  overprintText: number;
  /** Solid black lines below this width overprint. */
  overprintLine: number;
  /** White text, and text of several inks. */
  smallText: number;
  /** White lines, and lines of several inks. */
  thinLine: number;
  /** Lines of one ink. */
  thinnestLine: number;
  /** Pixels an inch below which pictures are too coarse, and below which they are not good. */
  imageLow: number;
  imageModest: number;
  bitmapLow: number;
  bitmapModest: number;
  /** Picture beyond the trim where a design reaches it. */
  bleed: number;
  /** Nothing printed nearer to the edge, on machines that cannot. */
  edge: number;
  /** Tints below this share of black vanish. */
  tint: number;
  /** Solid areas longer and wider than this come out patchy. */
  solid: number;
}

/** What a profile is. */
export interface Profile {
  name: ProfileName;
  title: Localized;
  thresholds: Thresholds;
}

const sheet: Thresholds = {
  inkTotal: 320,
  inkAdvised: 300,
  inkSquare: 15,
  textInk: 280,
  textBlack: 85,
  overprintText: 12,
  overprintLine: 2,
  smallText: 8,
  thinLine: 0.25,
  thinnestLine: 0.125,
  imageLow: 149,
  imageModest: 224,
  bitmapLow: 549,
  bitmapModest: 799,
  bleed: 3,
  edge: 0,
  tint: 0,
  solid: Infinity,
};

/**
 * The profiles. `sheet` has the thresholds of GWG 2022 for sheet-fed offset in CMYK. GWG relaxes overprint and resolution
 * for digital presses; the numbers for `digital` and `black` beyond that are ours: what a production printer or a
 * photocopier of a union office shows.
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  sheet: {
    name: "sheet",
    title: {
      en: "sheet-fed offset, CMYK (GWG 2022, PDF/X-4)",
      id: "cetak offset lembaran, CMYK (GWG 2022, PDF/X-4)",
    },
    thresholds: sheet,
  },
  digital: {
    name: "digital",
    title: { en: "digital press", id: "mesin cetak digital" },
    thresholds: { ...sheet, imageLow: 99, imageModest: 149, bitmapLow: 299, bitmapModest: 549 },
  },
  black: {
    name: "black",
    title: { en: "black only, photocopier", id: "hitam saja, fotokopi" },
    thresholds: {
      ...sheet,
      imageLow: 99,
      imageModest: 149,
      bitmapLow: 299,
      bitmapModest: 549,
      thinnestLine: 0.5,
      edge: 5,
      tint: 15,
      solid: 40,
    },
  },
};

/** Severities of a rule in each profile. */
export type RuleSeverity = Readonly<Record<ProfileName, Severity | "off">>;

/** Severities in the order of the profiles: sheet, digital, black. */
export function severities(
  sheetSeverity: Severity | "off",
  digital: Severity | "off",
  black: Severity | "off",
): RuleSeverity {
  return { sheet: sheetSeverity, digital, black };
}
