import type { ShownComment } from "../comment-data.ts";
import type { CardTarget } from "./card-places.ts";
import { RangeFinder } from "./find-range.ts";
import type { ShownBook } from "./shown-book.ts";
import { markWords } from "./word-marks.ts";

/** A comment on the screen. */
interface Placed extends CardTarget {
  card: HTMLElement;
  /** The words that it is about, in each book where they stand. */
  ranges: Range[];
}

/** The cards of the comments that are shown, each with the words or the block in a book that it is about. */
export class CardDeck {
  #placed = new Map<string, Placed>();
  #active = "";

  /** Id of the comment that is looked at; empty without. */
  get active(): string {
    return this.#active;
  }

  /** Takes the cards that are shown from now on. A card that says the same as before stays as it is. */
  deal(comments: readonly ShownComment[], make: (comment: ShownComment) => HTMLElement): HTMLElement[] {
    const known = this.#placed;
    this.#placed = new Map();
    return comments.map((comment) => {
      const made = make(comment);
      const print = String(hashOf(made.outerHTML));
      const last = known.get(comment.id)?.card;
      const card = last?.dataset["print"] === print ? last : made;
      card.dataset["print"] = print;
      card.toggleAttribute("data-active", comment.id === this.#active);
      this.#placed.set(comment.id, { card, ranges: [] });
      return card;
    });
  }

  /** Finds the blocks and the words of all comments again. */
  find(comments: readonly ShownComment[], books: readonly ShownBook[]): void {
    const finders = books.map((book) => ({ book, finder: new RangeFinder() }));
    for (const comment of comments) {
      const card = this.#placed.get(comment.id)?.card;
      if (!card) continue;
      const placed: Placed = { card, ranges: [] };
      for (const each of finders) locate(comment, placed, each);
      this.#placed.set(comment.id, placed);
    }
  }

  /** What a card is about. */
  targetOf = (card: HTMLElement): Placed | undefined => this.#placed.get(card.dataset["id"] ?? "");

  /** A comment on the screen, by its id. */
  get(id: string): Placed | undefined {
    return this.#placed.get(id);
  }

  /** The comment on the words at a point of a book's window. */
  at(page: Document, isHit: (range: Range) => boolean): string | undefined {
    return [...this.#placed].find(([, { ranges }]) =>
      ranges.some((range) => range.startContainer.ownerDocument === page && isHit(range)),
    )?.[0];
  }

  /** Brings out one card; `mark` its words. */
  activate(id: string): void {
    this.#active = id;
    for (const [each, { card }] of this.#placed) card.toggleAttribute("data-active", each === id);
  }

  /** Marks the words that have comments, and those of the comment that is looked at. */
  mark(books: readonly ShownBook[]): void {
    for (const { page } of books) {
      const own = [...this.#placed].flatMap(([id, { ranges }]) =>
        ranges.filter((range) => range.startContainer.ownerDocument === page).map((range) => ({ id, range })),
      );
      const [active, others] = [true, false].map((is) =>
        own.filter(({ id }) => (id === this.#active) === is).map(({ range }) => range),
      );
      markWords(page, others ?? [], active);
    }
  }
}

/** The words in each book that has them; the card stands by the first, or by the first block where none has the words. */
function locate(
  { module, anchor, quote }: ShownComment,
  placed: Placed,
  { book: { page, prefixOf }, finder }: { book: ShownBook; finder: RangeFinder },
): void {
  const prefix = prefixOf(module);
  if (prefix === undefined || anchor === "") return;
  // An annex of all that is bound has no prefix.
  const around = page.getElementById(`${prefix}${anchor}`) ?? page.getElementById(anchor);
  if (!around) return;
  const inside = around.closest("main > section") ?? around;
  const range = quote === "" ? undefined : (finder.find(around, quote) ?? finder.find(inside, quote));
  if (!placed.target || (range && placed.ranges.length === 0))
    Object.assign(placed, { page, target: range ?? around });
  if (range) placed.ranges.push(range);
}

/** Tells two cards apart well enough; FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
  return hash >>> 0;
}
