import type { ShownBook } from "./shown-book.ts";

/** Holds the scrolling of a list of cards and of a book together, where each has a window of its own. */
export class ScrollPair {
  readonly #cards: HTMLElement;
  readonly #isOn: () => boolean;
  /** Where the cards were put last, so that this is not taken for the reader's doing. */
  #driven = -1;

  /** @param isOn whether they are to be held together now */
  constructor(cards: HTMLElement, isOn: () => boolean) {
    this.#cards = cards;
    this.#isOn = isOn;
  }

  /** Moves the cards with the text. */
  follow({ page, top }: ShownBook): void {
    const view = page.defaultView;
    if (!view || !this.#isOn()) return;
    this.#cards.scrollTop = view.scrollY + this.#cards.getBoundingClientRect().top - top();
    this.#driven = this.#cards.scrollTop;
  }

  /** The reader scrolls the cards: the text goes along. */
  lead(book: ShownBook | undefined): void {
    const { scrollTop } = this.#cards;
    if (!this.#isOn() || Math.abs(scrollTop - this.#driven) < 2) return;
    this.#driven = scrollTop;
    book?.page.defaultView?.scrollTo({
      top: scrollTop - this.#cards.getBoundingClientRect().top + book.top(),
      behavior: "instant",
    });
  }
}
