// This function runs in the page: it must stand alone, and may use nothing from around it.

interface Element {
  readonly id: string;
  readonly textContent: string | null;
  readonly style: { width: string };
  readonly scrollWidth: number;
  readonly parentElement: Element | null;
  closest(selector: string): Element | null;
  getBoundingClientRect(): { left: number; right: number };
}

declare const document: {
  body: Element;
  querySelectorAll(selector: string): Iterable<Element>;
};

/**
 * What reaches furthest to the right in the document: how far from where text begins, in mm, how its own text begins, and
 * the anchors around it, the nearest first.
 */
export interface Widest {
  width: number;
  text: string;
  anchors: string[];
}

/**
 * Finds what reaches furthest where the text is as wide as on a page, in mm, the outermost of what does so itself; the
 * document is of no use afterwards.
 */
export function findWidest(room: number): Widest | undefined {
  const millimetre = 96 / 25.4;
  document.body.style.width = `${room}mm`;
  const begin = document.body.getBoundingClientRect().left;
  const kinds =
    "table, pre, p, li, dt, dd, h1, h2, h3, h4, h5, img, figure, figcaption, td, th, span, a, code";
  let widest: Element | undefined;
  let width = 0;
  /** Whether it reaches there itself, or only something in it. */
  let isItself = false;
  for (const element of document.querySelectorAll(kinds)) {
    const { left, right } = element.getBoundingClientRect();
    const own = Math.max(right, left + element.scrollWidth) - begin;
    if (own < width + (isItself ? 0.5 : -0.5) || element.closest(".cover, .part-opening, [hidden]")) continue;
    widest = element;
    width = own;
    isItself = right > own + begin - 0.5;
  }
  const anchors: string[] = [];
  for (let around = widest?.closest("[id]"); around; around = around.parentElement?.closest("[id]"))
    anchors.push(around.id);
  const text = (widest?.textContent ?? "").slice(0, 200);
  return widest && { width: Math.round(width / millimetre), text, anchors };
}
