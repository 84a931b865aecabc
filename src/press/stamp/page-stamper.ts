import { numberText } from "../convert/values.ts";
import { TrueTypeFont, type FontSink } from "../font/true-type-font.ts";
import { isRef } from "../chromium-pdf.ts";
import { PdfSyntaxError } from "../pdf-value.ts";
import { lineBaselines } from "./line-baselines.ts";
import { marginBars } from "./margin-bars.ts";
import { takePainted, type PaintedArea } from "./painted-areas.ts";
import type { StampOptions } from "./stamp-options.ts";
import { textPieces } from "./text-pieces.ts";

const millimetre = 72 / 25.4;

/** The name that pages know the font by; none of Chromium's begins so. */
const fontName = "EdisiStamp";

/** A page that is stamped. */
export interface StampedPage {
  /** From 0; even ones are right-hand pages. */
  index: number;
  /** The finished page: left, bottom, right, top, in points. */
  trim: readonly [number, number, number, number];
  /** Marked sequences of pictures: text in them has no line numbers. */
  pictures: ReadonlySet<number>;
}

/**
 * Puts line numbers, a line at the foot and a watermark on pages, as artifacts (ISO 32000-1, 14.8.2.2): nobody who reads
 * a page aloud or takes its text apart by tags meets them. What the page had is left as it is.
 */
export class PageStamper {
  readonly #options: StampOptions;
  readonly #font: TrueTypeFont;
  /** Undefined where nothing is set in it: a watermark is drawn, so that nobody finds its letters amid the text. */
  readonly #fontRef: string | undefined;

  /** @throws UnusableFont where the font's outlines cannot be read */
  constructor(options: StampOptions, sink: FontSink) {
    this.#options = options;
    this.#font = new TrueTypeFont(options.font);
    const texts = [options.lineNumbers ? "0123456789" : "", options.foot ?? ""].join("");
    if (texts === "") return;
    const font = this.#font.write(sink, texts, "EdisiStamp");
    if (!isRef(font)) throw new PdfSyntaxError("a font that is no object");
    this.#fontRef = `/${fontName} ${font.ref} 0 R`;
  }

  #watermark(page: number): string | undefined {
    const { watermark } = this.#options;
    return typeof watermark === "function" ? watermark(page) : watermark;
  }

  /** A page's dictionary with the font among its resources. @throws PdfSyntaxError where it has none of its own */
  withFont(page: string): string {
    if (this.#fontRef === undefined) return page;
    const fonts = /\/Font\s*<</.exec(page);
    if (fonts) return page.replace(fonts[0], () => `/Font <<${this.#fontRef} `);
    const resources = /\/Resources\s*<</.exec(page);
    if (!resources) throw new PdfSyntaxError("a page without resources");
    return page.replace(resources[0], () => `/Resources <</Font <<${this.#fontRef}>> `);
  }

  /** A page's content with what is stamped on it. @throws Unconvertible at content that cannot be read */
  stamp(printed: string, page: StampedPage): string {
    const { bars } = this.#options;
    const { content, areas } = bars
      ? takePainted(printed, [bars.solid, bars.dashed])
      : { content: printed, areas: [] };
    const under = [...this.#commentRule(page), ...this.#bars(areas, page)];
    const over = [...this.#lineNumbers(content, page), ...this.#foot(page), ...this.#watermarks(page)];
    if (under.length + over.length === 0) return content;
    const end = content === "" || content.endsWith("\n") ? "" : "\n";
    return `${under.join("")}q\n${content}${end}Q\n${over.join("")}`;
  }

  /** Left and right edge of the text. */
  #edges({ index, trim: [left, , right] }: StampedPage): { left: number; right: number } {
    const { inner, outer } = this.#options.margins;
    const [before, behind] = index % 2 === 0 ? [inner, outer] : [outer, inner];
    return { left: left + before * millimetre, right: right - behind * millimetre };
  }

  /** Beside the text, at its left on every page: a line is looked for where it begins. */
  #lineNumbers(content: string, page: StampedPage): string[] {
    const { lineNumbers } = this.#options;
    if (!lineNumbers) return [];
    const size = 6.5;
    const column = this.#edges(page);
    const right = column.left - 3.2 * millimetre;
    const [, bottom, , top] = page.trim;
    const shown = textPieces(content, page.pictures).filter(({ y }) => y > bottom && y < top);
    const numbers = lineBaselines(shown, column).flatMap((y, index) => {
      if ((index + 1) % lineNumbers.every !== 0) return [];
      const text = String(index + 1);
      const x = right - (this.#font.width(text) * size) / 1000;
      return [`1 0 0 1 ${point(x, y)} Tm <${this.#font.codes(text)}> Tj\n`];
    });
    if (numbers.length === 0) return [];
    return [
      `/Artifact <</Type /Pagination>> BDC\nBT\n.4 g\n/${fontName} ${size} Tf\n${numbers.join("")}ET\nEMC\n`,
    ];
  }

  #foot(page: StampedPage): string[] {
    const { foot } = this.#options;
    if (foot === undefined) return [];
    const size = 8.2;
    const { left, right } = this.#edges(page);
    const x = page.index % 2 === 0 ? left : right - (this.#font.width(foot) * size) / 1000;
    // On one line with the folio.
    const y = page.trim[1] + this.#options.margins.bottom * millimetre - 26.5;
    const text = `1 0 0 1 ${point(x, y)} Tm <${this.#font.codes(foot)}> Tj\n`;
    return [
      `/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nBT\n.3 g\n/${fontName} ${size} Tf\n${text}ET\nEMC\n`,
    ];
  }

  /** Under the page's own content: what covers the page covers it, too. */
  #commentRule(page: StampedPage): string[] {
    // The cover is one picture.
    if (this.#options.commentRule !== true || page.index === 0) return [];
    const { left, right } = this.#edges(page);
    // Line numbers stand between the text of a left-hand page and its outer margin.
    const x = page.index % 2 === 0 ? right + 5 * millimetre : left - 8 * millimetre;
    const { top, bottom } = this.#options.margins;
    const from = page.trim[1] + bottom * millimetre;
    const to = page.trim[3] - top * millimetre;
    return [
      `/Artifact <</Type /Layout>> BDC\nq\n.7 G .4 w\n${point(x, from)} m ${point(x, to)} l S\nQ\nEMC\n`,
    ];
  }

  /** In one column in the outer margin, whatever the place of what they stand beside. */
  #bars(areas: readonly PaintedArea[], page: StampedPage): string[] {
    const { bars, margins } = this.#options;
    if (!bars || areas.length === 0) return [];
    const { left, right } = this.#edges(page);
    const away = Math.min(5, margins.outer / 2) * millimetre;
    const x = page.index % 2 === 0 ? right + away : left - away;
    const text = {
      top: page.trim[3] - (margins.top - 2) * millimetre,
      bottom: page.trim[1] + (margins.bottom - 2) * millimetre,
    };
    const lines = ([bars.solid, bars.dashed] as const).flatMap((colour) => {
      const own = marginBars(
        areas.filter((area) => area.colour === colour),
        text,
      );
      const path = own.map(({ top, bottom }) => `${point(x, top)} m ${point(x, bottom)} l\n`);
      return path.length > 0 ? [`${colour === bars.dashed ? "[4 2.4] 0 d " : ""}${path.join("")}S\n`] : [];
    });
    return [`/Artifact <</Type /Layout>> BDC\nq\n0 G 1.8 w 0 J\n${lines.join("")}Q\nEMC\n`];
  }

  /** From corner to corner, in a dotted outline: over the text, which stays readable, also where a copier makes all black. */
  #watermarks(page: StampedPage): string[] {
    const text = this.#watermark(page.index);
    if (text === undefined || text === "") return [];
    const [left, bottom, right, top] = page.trim;
    const [width, height] = [right - left, top - bottom];
    const diagonal = Math.hypot(width, height);
    const [cosine, sine] = [width / diagonal, height / diagonal];
    const wide = this.#font.width(text) / 1000;
    const size = Math.min((diagonal * 0.66) / wide, width * 0.32);
    const [along, up] = [(wide * size) / 2, size * 0.35];
    const x = (left + right) / 2 - along * cosine + up * sine;
    const y = (bottom + top) / 2 - along * sine - up * cosine;
    const turned = [cosine, sine, -sine, cosine].map(numberText).join(" ");
    return [
      `/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq\n.35 G .7 w 1 J [.2 1.8] 0 d\n${turned} ${point(x, y)} cm\n${this.#font.path(text, size)}S\nQ\nEMC\n`,
    ];
  }
}

function point(x: number, y: number): string {
  return `${rounded(x)} ${rounded(y)}`;
}

function rounded(value: number): string {
  return numberText(Math.round(value * 100) / 100);
}
