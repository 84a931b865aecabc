import type { Inks } from "./colour.ts";

/** The printing condition that a file is made for (ISO 15930-7, 6.6). */
export interface OutputIntent {
  /** An ICC profile of class `prtr` with four channels. */
  profile: Uint8Array;
  /** Its name in the registry, such as `FOGRA39`. */
  condition: string;
  /** In words. */
  info: string;
}

/** Where the finished page lies, in mm. */
export interface PageFormat {
  width: number;
  height: number;
  /** From the left and upper edges of the source's MediaBox to those of the finished page. */
  left: number;
  top: number;
}

/** What is printed round the finished page. */
export interface Marks {
  crop?: boolean;
  registration?: boolean;
  colourBars?: boolean;
  /** A line of text below the page, and the font it is set in: TrueType outlines, as `.ttf` or `.woff`. */
  slug?: { text: string; font: Uint8Array };
  /** Where a cover is folded, in mm from the left edge of the trim: dashes above and below, outside the bleed. */
  folds?: readonly number[];
}

/** Lines to write on, in mm: `left` and `right` are those of a right-hand page, and change sides on a left-hand one. */
export interface RuledPage {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** From line to line. */
  pitch: number;
}

/** How a file is made for a photocopier: shares of black from 0 to 1. */
export interface CopierRules {
  /** In mm: what is nearer to the edge of the finished page is cut off. */
  edge: number;
  /** In points: thinner lines become as thick as this. */
  line: number;
  /** In mm: dark areas that are wider and higher than this are not painted. */
  solid: number;
  /** Lighter tints than this become paper, or this where they are at least half of it. */
  lightest: number;
  /** What areas wider and higher than `solid` have at most. */
  tint: number;
}

/** A page of the file: one of the source, counted from 0; an empty one; or one with lines to write on. */
export type PageChoice = number | "blank" | "ruled";

/** How a PDF becomes a file for the press. */
export interface PressOptions {
  /** Of a photocopy its profile alone is used: for what black ink looks like. */
  intent: OutputIntent;
  /** For Info and XMP; what is absent is taken from the source. */
  title?: string;
  author?: string;
  subject?: string;
  creator?: string;
  producer?: string;
  /** ISO 8601 date; the only one in the file. */
  date: string;
  /** Absent: the source's TrimBox, else its CropBox, page by page. */
  format?: PageFormat;
  /** Round the finished page, in mm; 3 where it is absent. */
  bleed?: number;
  /** sRGB colours as `#rrggbb`, and their exact inks from 0 to 1. */
  colours?: Readonly<Record<string, Inks>>;
  /** `colour`: inks of all kinds. `black`: everything in black ink alone, with the lightness it has. */
  inside?: "colour" | "black";
  /** The sum of inks at one place, 3 for 300 %, which is where it is when absent. */
  inkLimit?: number;
  /** Resolution to which larger pictures are reduced: photographs to this (300), flat art to twice of it. */
  ppi?: number;
  /** Quality of photographs as JPEG, 1 to 100; 92 when absent. */
  quality?: number;
  /** How photographs fit into the inks' gamut; `perceptual` when absent. */
  photographs?: "perceptual" | "relative";
  marks?: Marks;
  /**
   * Which pages of the source in which order, each at most once, with new ones between; absent for all. Where it is
   * given, tags, bookmarks and named destinations go: they would lead nowhere.
   */
  pages?: readonly PageChoice[];
  /** New pages at the end up to a multiple; `ruled` puts lines on them, and on the pages `"ruled"` of `pages`. */
  pad?: { multiple: number; ruled?: RuledPage };
  /**
   * Pages of the source, counted from 0, that are printed without their large dark areas: what is white on such an area
   * is drawn in black. For a title page inside, which is the cover's drawing without its colour.
   */
  lineArt?(page: number): boolean;
  /**
   * Makes a file for photocopiers instead of one for a press: DeviceGray without output intent, bleed and marks; solid
   * black text, lines thick enough, line art in the place of solids.
   */
  copier?: CopierRules;
  /** Says where the source of a marked-content sequence is, for problems: page from 0. */
  locate?(page: number, mcid: number): string | undefined;
}

/** A picture in the file, before and after. */
export interface PictureReport {
  object: number;
  page: number;
  /** Pixels before and after. */
  from: readonly [number, number];
  to: readonly [number, number];
  /** Pixels per inch at the largest use, before and after. */
  ppiFrom: number;
  ppiTo: number;
  /** Name of the filter that it is written with. */
  filter: string;
  space: "DeviceCMYK" | "DeviceGray" | "Indexed";
}

/** What was done. */
export interface PressReport {
  pages: number;
  /** Every colour of text, lines and areas, as the source has it, with its inks. */
  colours: readonly { source: string; inks: Inks }[];
  /** Largest sum of inks of text, lines and areas; pictures and gradients keep the limit, too. */
  mostInk: number;
  pictures: readonly PictureReport[];
  /** How many annotations were left out. */
  annotations: number;
  /** What was changed beyond colour. */
  notes: readonly string[];
}

/** A converted file. */
export interface PressFile {
  bytes: Uint8Array;
  report: PressReport;
}
