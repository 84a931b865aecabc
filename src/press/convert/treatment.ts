import type { Conversion } from "./conversion.ts";
import type { Box } from "./geometry.ts";
import type { Paint } from "./graphics-state.ts";
import { Grounds, holds } from "./grounds.ts";
import type { InkMaker } from "./inks.ts";
import type { CopierRules } from "./options.ts";
import { pointsPerMillimetre } from "./page-boxes.ts";
import type { WrittenColour } from "./target.ts";

/** Shares of black: from `dark` a large area is a solid; below `pale` a mark was meant to be white on it. */
const dark = 0.35;
const pale = 0.25;

/** From here on text and lines are black; what is lighter is at least this dark on paper. */
const half = 0.5;
const weakest = 0.6;

/** Lighter text than this is white; darker areas than the other are black. */
const white = 0.04;
const nearlyBlack = 0.85;

/** Lines wider than this, in points, are tinted like areas. */
const wide = 3;

/** What line art is made of on pages for a press: solids from this size in mm, lines from this width in points. */
const artSolid = 15;
const artLine = 0.5;

/** Round an area that was white on a solid, in points; thinner ones than a dot are black themselves. */
const outline = 0.75;
const dot = 6;

/** A mark that is painted: its share of black, or undefined where it is a pattern. */
interface Mark {
  black: number | undefined;
  /** In points on the page, as far as it is seen. */
  box: Box;
}

/** An area with what shows through it: 1 is opaque, and undefined a mask or a mixture. */
export interface AreaMark extends Mark {
  alpha: number | undefined;
  /** In points: of a disc its diameter. */
  thickness: number;
}

/** What becomes of a mark; what is absent stays as it is. */
export interface Fate {
  /** Share of black. */
  shade?: number;
  /** It is not painted. */
  isDropped?: boolean;
  /** It is drawn as an outline in black of this many points. */
  outline?: number;
  /** Of a line, in points. */
  width?: number;
}

/** How the marks of one page are treated: all of them for a photocopy, and what lies on solids for line art. */
export class Treatment {
  readonly #copier: CopierRules | undefined;
  readonly #inks: InkMaker;
  readonly #page: number;
  readonly #channels: number;
  readonly #blacks = new Map<Paint, number>();
  readonly #shades = new Map<number, WrittenColour>();
  readonly grounds = new Grounds();
  /** Areas that are wider, higher and thicker than this are solids, in points. */
  readonly solid: number;
  /** Thinner lines than this, in points, become as thick. */
  readonly line: number;
  /** What can be seen of the page. */
  readonly seen: Box;

  constructor({ options: { copier }, inks, ink, page }: Conversion, seen: Box) {
    this.#copier = copier;
    this.#inks = inks;
    this.#page = page;
    this.#channels = ink.channels;
    this.solid = (copier?.solid ?? artSolid) * pointsPerMillimetre;
    this.line = copier?.line ?? 0;
    this.seen = seen;
  }

  /** Streams that are drawn on a page with solids are converted for that page alone. */
  get purpose(): string {
    return this.#copier && !this.grounds.hasRemoved ? "" : ` on ${this.#page}`;
  }

  /** The share of black that has the light of a paint; undefined for patterns and kept inks. */
  black(paint: Paint): number | undefined {
    if (paint.colour === undefined || paint.pattern !== undefined) return undefined;
    const known = this.#blacks.get(paint);
    if (known !== undefined) return known;
    const [, , , black] = this.#inks.neutral(paint.colour);
    this.#blacks.set(paint, black);
    return black;
  }

  /** A share of black as it is written. */
  written(shade: number): WrittenColour {
    const known = this.#shades.get(shade);
    if (known) return known;
    const value = Math.round((this.#channels === 1 ? 1 - shade : shade) * 10_000) / 10_000;
    const text = this.#channels === 1 ? `${value}` : `0 0 0 ${value}`;
    const made = { text, paint: { fullBlack: this.#channels > 1 && shade > 0.9995, native: false, text } };
    this.#shades.set(shade, made);
    return made;
  }

  /** What becomes of an area. */
  area({ black, box, alpha, thickness }: AreaMark): Fate {
    const { grounds } = this;
    if (black === undefined) {
      grounds.add(box, "picture");
      return {};
    }
    const { solid } = this;
    const isLarge = Math.min(box[2] - box[0], box[3] - box[1]) > solid && thickness > solid;
    const seen = black * (alpha ?? 1);
    if (alpha !== undefined && isLarge && seen > dark) {
      grounds.add(box, "removed");
      return { isDropped: true };
    }
    if (alpha !== 1) return alpha !== undefined && this.#isPaper(seen) ? { isDropped: true } : {};
    const below = black < pale ? grounds.under(box) : undefined;
    // What covers a solid wholly was never on it.
    if (below?.tone === "removed" && !holds(box, below.box)) {
      if (thickness < dot) return { shade: 1 };
      grounds.add(box, "cleared");
      return { shade: 0, outline };
    }
    grounds.add(box, black < half ? "light" : "dark");
    return this.#copier ? { shade: this.#tint(black, isLarge) } : {};
  }

  /** What becomes of a line of a width in points. */
  stroke({ black, box }: Mark, width: number): Fate {
    const thick = Math.max(width, this.line);
    if (black === undefined) return this.#copier ? { width: thick } : {};
    const below = black < pale ? this.grounds.under(box)?.tone : undefined;
    if (below === "removed") return { shade: 1, width: Math.max(thick, artLine) };
    // White on white hid nothing, but would now cut through outlines.
    if (below === "cleared") return { isDropped: true };
    if (!this.#copier) return {};
    if (width > wide && black < half) return { shade: this.#tint(black, false), width };
    return { shade: this.#isPaper(black) ? 0 : strong(black), width: thick };
  }

  /** The shade that text needs, or undefined where it stays as it is; `place` says where it stands. */
  text(paint: Paint, place: () => Box): number | undefined {
    const black = this.black(paint);
    if (black === undefined) return undefined;
    if (black >= half) return this.#copier ? 1 : undefined;
    const below = this.grounds.under(place())?.tone;
    if (black < pale && below === "removed") return 1;
    if (!this.#copier || below === "picture") return undefined;
    return black < white || below === "dark" ? 0 : strong(black);
  }

  #isPaper(black: number): boolean {
    return this.#copier !== undefined && black < this.#copier.lightest / 2;
  }

  /** An area's share of black as a photocopier keeps it. */
  #tint(black: number, isLarge: boolean): number {
    const { lightest = 0, tint = 1 } = this.#copier ?? {};
    if (this.#isPaper(black)) return 0;
    if (black >= nearlyBlack && !isLarge) return 1;
    const raised = Math.max(black, lightest);
    return isLarge ? Math.min(raised, Math.max(tint, lightest)) : raised;
  }
}

function strong(black: number): number {
  return black >= half ? 1 : Math.max(black, weakest);
}
