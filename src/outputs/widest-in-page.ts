// This function runs in the page: it must stand alone, and may use nothing from around it.

interface Element {
  readonly id: string;
  readonly textContent: string | null;
  readonly style: { width: string };
  readonly offsetWidth: number;
  readonly scrollWidth: number;
  readonly parentElement: Element | null;
  closest(selector: string): Element | null;
}

declare const document: {
  body: Element;
  querySelectorAll(selector: string): Iterable<Element>;
};

/** What is widest in the document: its width in mm, how its text begins, and the anchors around it, the nearest first. */
export interface Widest {
  width: number;
  text: string;
  anchors: string[];
}

/** Finds what is widest where the text is as wide as on a page, in mm; the document is of no use afterwards. */
export function findWidest(room: number): Widest | undefined {
  const millimetre = 96 / 25.4;
  document.body.style.width = `${room}mm`;
  let widest: Element | undefined;
  let width = 0;
  for (const element of document.querySelectorAll("table, pre, p, li, h1, h2, h3, h4, img, figure")) {
    const own = Math.max(element.offsetWidth, element.scrollWidth);
    if (own <= width || element.closest(".cover, .part-opening, [hidden]")) continue;
    widest = element;
    width = own;
  }
  const anchors: string[] = [];
  for (let around = widest?.closest("[id]"); around; around = around.parentElement?.closest("[id]"))
    anchors.push(around.id);
  const text = (widest?.textContent ?? "").slice(0, 200);
  return widest && { width: Math.round(width / millimetre), text, anchors };
}
