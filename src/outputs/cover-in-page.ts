// This function runs in the page: it must stand alone, and may use nothing from around it.

interface Element {
  readonly dataset: Record<string, string | undefined>;
  readonly scrollHeight: number;
  readonly scrollWidth: number;
  readonly clientHeight: number;
  readonly clientWidth: number;
  readonly style: Record<string, string>;
  remove(): void;
  querySelectorAll(selector: string): Iterable<Element>;
}

declare const document: { querySelectorAll(selector: string): Iterable<Element> };

/**
 * Makes the words of a cover fit their places: first in smaller type, down to what `data-smallest` says in percent, then
 * with less of what may be left out, the highest `data-spare` first. A place with lines, `data-line`, is as full as they
 * are long; another one as its text is high.
 */
export function fitCover(): void {
  for (const place of document.querySelectorAll("[data-fit]")) {
    const lines = [...place.querySelectorAll("[data-line]")];
    const fits = (): boolean =>
      lines.length > 0
        ? lines.every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth + 1)
        : place.scrollHeight <= place.clientHeight + 1;
    const spare = [...place.querySelectorAll("[data-spare]")].sort(
      (a, b) => Number(b.dataset["spare"]) - Number(a.dataset["spare"]),
    );
    const smallest = Number(place.dataset["smallest"]);
    for (let left = 0; left <= spare.length && !fits(); left += 1) {
      if (left > 0) spare[left - 1]?.remove();
      for (let size = 100; size >= smallest; size -= 2) {
        place.style["fontSize"] = `${size}%`;
        if (fits()) break;
      }
    }
  }
}
