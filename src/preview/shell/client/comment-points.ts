import type { ShownComment } from "../../comments/comment-data.ts";
import type { OpenPdf, PdfPoint } from "./pdf-document.ts";

/** A book as text, to know what stands between the few names that its PDF file has. */
export interface BookText {
  /** Its ids, in order. */
  ids: readonly string[];
  page: Document;
}

/** Letters of a page without anything between them, and where each piece of them stands. */
interface PageLetters {
  text: string;
  /** Index of the first letter of a piece, and PDF points from the page's upper edge. */
  pieces: readonly { from: number; below: number }[];
}

/** Letters that are looked for; the shorter, where a line of the page says something between. */
const lengths = [90, 32];

/** Where comments are in a PDF file: by the words that they are about, near the name that stands before them. */
export class CommentPoints {
  readonly #pdf: OpenPdf;
  readonly #text: BookText;
  readonly #letters = new Map<number, Promise<PageLetters>>();

  constructor(pdf: OpenPdf, text: BookText) {
    this.#pdf = pdf;
    this.#text = text;
  }

  /**
   * Finds a comment.
   * @param anchor its own in this book
   * @returns the beginning of the file where nothing of its place is left
   */
  async find({ quote }: ShownComment, anchor: string): Promise<PdfPoint> {
    const { points, pages } = this.#pdf;
    const { ids, page } = this.#text;
    const index = ids.indexOf(anchor);
    const before = ids.slice(0, index + 1).findLast((id) => points.has(id)) ?? "";
    const start = points.get(before);
    if (!start) return { page: 0, below: 0 };
    if (quote === "" && before === anchor) return start;
    const later = ids.slice(index + 1).map((id) => points.get(id));
    const end = later.find((point) => point && isAfter(point, start)) ?? { page: pages - 1 };
    const wanted = lettersOf(quote === "" ? (page.getElementById(anchor)?.textContent ?? "") : quote);
    for (const length of lengths) {
      const found = await this.#search(wanted.slice(0, length), start, end.page);
      if (found) return found;
    }
    return start;
  }

  async #search(wanted: string, start: PdfPoint, last: number): Promise<PdfPoint | undefined> {
    if (wanted === "") return undefined;
    for (let page = start.page; page <= last; page += 1) {
      const { text, pieces } = await this.#lettersOn(page);
      const least = page === start.page ? start.below - 2 : 0;
      const first = pieces.find(({ below }) => below >= least)?.from ?? text.length;
      const at = text.indexOf(wanted, first);
      const piece = at < 0 ? undefined : pieces.findLast(({ from }) => from <= at);
      if (piece) return { page, below: piece.below };
    }
    return undefined;
  }

  #lettersOn(page: number): Promise<PageLetters> {
    const known = this.#letters.get(page) ?? this.#read(page);
    this.#letters.set(page, known);
    return known;
  }

  async #read(index: number): Promise<PageLetters> {
    const page = await this.#pdf.page(index);
    const { height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces: { from: number; below: number }[] = [];
    let text = "";
    for (const item of items) {
      if (!("str" in item)) continue;
      pieces.push({ from: text.length, below: height - Number(item.transform[5]) - item.height });
      text += lettersOf(item.str);
    }
    return { text, pieces };
  }
}

/** Letters and digits alone: lines of print break words, and set other marks. */
function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function isAfter(a: PdfPoint, b: PdfPoint): boolean {
  return a.page > b.page || (a.page === b.page && a.below > b.below);
}
