import type { MarginWords } from "../comment-data.ts";
import { button, element } from "./element.ts";

/** Says how many comments stand above and below the window of their list, and goes to the next one of them. */
export class Elsewhere {
  readonly element = element("p", { class: "elsewhere" });
  readonly #words: MarginWords;
  readonly #buttons: Readonly<Record<"above" | "below", HTMLButtonElement>>;
  /** The nearest card in each direction. */
  #next: Partial<Record<"above" | "below", HTMLElement>> = {};

  /** @param go brings the comment of a card into view */
  constructor(words: MarginWords, go: (card: HTMLElement) => void) {
    this.#words = words;
    const make = (way: "above" | "below"): HTMLButtonElement =>
      button(
        "",
        () => {
          const card = this.#next[way];
          if (card) go(card);
        },
        { class: way, hidden: "" },
      );
    this.#buttons = { above: make("above"), below: make("below") };
    this.element.append(this.#buttons.above, this.#buttons.below);
  }

  /** @param cards in their order; none where they are a list that is read from its beginning */
  update(scroller: HTMLElement, cards: readonly HTMLElement[]): void {
    const { top, bottom } = scroller.getBoundingClientRect();
    // While the margin is hidden, nothing stands anywhere.
    const shown = bottom > top ? cards : [];
    const boxes = shown.map((card) => ({ card, box: card.getBoundingClientRect() }));
    const above = boxes.filter(({ box }) => box.bottom < top + 8).map(({ card }) => card);
    const below = boxes.filter(({ box }) => box.top > bottom - 8).map(({ card }) => card);
    this.#next = {
      ...(above.length > 0 ? { above: above[above.length - 1] } : {}),
      ...(below.length > 0 ? { below: below[0] } : {}),
    };
    this.#tell("above", "↑", above.length);
    this.#tell("below", "↓", below.length);
  }

  #tell(way: "above" | "below", arrow: string, count: number): void {
    const own = this.#buttons[way];
    const label = `${count} ${this.#words[way] ?? ""}`;
    own.hidden = count === 0;
    if (own.title === label) return;
    own.textContent = `${arrow} ${count}`;
    own.title = label;
    own.setAttribute("aria-label", label);
  }
}
