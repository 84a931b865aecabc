// This function runs in the page: it must stand alone, and may use nothing from around it.

interface Element {
  className: string;
  readonly dataset: Record<string, string | undefined>;
  readonly scrollHeight: number;
  readonly clientHeight: number;
  append(element: Element): void;
  remove(): void;
  querySelectorAll(selector: string): Iterable<Element>;
}

declare const document: {
  createElement(name: string): Element;
  querySelectorAll(selector: string): Iterable<Element>;
};

/**
 * Puts the cards of each set on the fewest pages, in smaller type where need be, and on more where a card's text does not
 * fit even so. All cards of a set are equally large, as large as so many pages hold: five that do not fit one page stand
 * three and two, not four and one. One to a page comes last, since its text may run on.
 * @param counts numbers of cards that a page may hold, from 1 up
 */
export function fitCards(counts: readonly number[]): void {
  for (const set of document.querySelectorAll(".card-set")) {
    const cards = [...set.querySelectorAll(".card")];
    const pages = counts.map((count) => Math.ceil(cards.length / count));
    const largest = counts.filter((count, index) => count <= 2 || pages[index] !== pages[index - 1]);
    const layouts = largest
      .toReversed()
      .flatMap((count) => ["card-set", "card-set small"].map((name) => ({ count, name })));
    for (const { count, name } of layouts) {
      for (const page of set.querySelectorAll(".card-page")) page.remove();
      set.className = name;
      for (let first = 0; first < cards.length; first += count) {
        const page = document.createElement("div");
        page.className = "card-page";
        page.dataset["cards"] = String(count);
        for (const card of cards.slice(first, first + count)) page.append(card);
        set.append(page);
      }
      const bodies = [...set.querySelectorAll(".card-body")];
      if (bodies.every(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1)) break;
    }
  }
}
