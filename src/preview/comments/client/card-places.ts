/** What a card is about, in the first book that has it. */
export interface CardTarget {
  page?: Document;
  target?: Range | Element;
}

/** Space between two cards, in CSS pixels. */
const gap = 10;

/** Where something stands, from the beginning of its page. */
export function topOf(target: Range | Element, page: Document): number {
  return target.getBoundingClientRect().top + (page.defaultView?.scrollY ?? 0);
}

/** Cards in the order of their places; one without a place stays behind the one before it. */
export function sortCards(
  cards: readonly HTMLElement[],
  targetOf: (card: HTMLElement) => CardTarget | undefined,
): HTMLElement[] {
  let last = 0;
  const placed = cards.map((card, index) => {
    const { page, target } = targetOf(card) ?? {};
    if (page && target) last = topOf(target, page);
    return { card, index, top: last };
  });
  return placed.sort((a, b) => a.top - b.top || a.index - b.index).map(({ card }) => card);
}

/**
 * Puts each card beside what it is about, and below the one before it.
 * @param origin where the list of cards begins, from the beginning of the page
 * @returns where the last one ends, from there
 */
export function placeBeside(
  cards: readonly HTMLElement[],
  targetOf: (card: HTMLElement) => CardTarget | undefined,
  origin: number,
): number {
  let end = 0;
  const heights = cards.map((card) => card.offsetHeight);
  for (const [index, card] of cards.entries()) {
    const { page, target } = targetOf(card) ?? {};
    const top = Math.max(end, page && target ? topOf(target, page) - origin : end);
    card.style.top = `${Math.round(top)}px`;
    end = top + (heights[index] ?? 0) + gap;
  }
  return end;
}

/** One card below the other. */
export function unplace(list: HTMLElement, cards: readonly HTMLElement[]): void {
  list.style.removeProperty("height");
  for (const card of cards) card.style.removeProperty("top");
}
