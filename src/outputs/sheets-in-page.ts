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
 * Puts the cards of each set on pages: as many to a page as `counts` first says, fewer where a card's text does not fit
 * even in smaller type. All cards of a set are equally large.
 */
export function fitCards(counts: readonly number[]): void {
  for (const set of document.querySelectorAll(".card-set")) {
    const cards = [...set.querySelectorAll(".card")];
    const layouts = counts.flatMap((count) =>
      ["card-set", "card-set small"].map((name) => ({ count, name })),
    );
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
