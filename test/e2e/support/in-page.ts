// These functions run in the page: each must stand alone, and may use nothing from around it.

interface Style {
  color: string;
  /** What text and shapes of an SVG are filled with. */
  fill: string;
  backgroundColor: string;
  fontSize: string;
  display: string;
  visibility: string;
  opacity: string;
  position: string;
  overflowX: string;
}

interface Box {
  top: number;
  left: number;
  right: number;
  width: number;
  height: number;
}

interface Node {
  nodeType: number;
  textContent: string | null;
}

interface Element extends Node {
  id: string;
  tagName: string;
  /** Not of SVG elements. */
  innerText?: string;
  parentElement: Element | null;
  childNodes: Iterable<Node>;
  attributes: Iterable<{ name: string; value: string }>;
  open: boolean;
  href: string;
  complete: boolean;
  naturalWidth: number;
  alt: string;
  src: string;
  getAttribute(name: string): string | null;
  getBoundingClientRect(): Box;
  closest(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  dispatchEvent(event: Event): boolean;
}

interface Range {
  selectNodeContents(node: Node): void;
  setStart(node: Node, at: number): void;
  setEnd(node: Node, at: number): void;
  getBoundingClientRect(): Box;
}

interface Event {
  readonly type: string;
}

declare const document: {
  body: Element;
  documentElement: Element & { scrollWidth: number; clientWidth: number };
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  getElementById(id: string): Element | null;
  createRange(): Range;
};
declare const window: { innerWidth: number; scrollX: number; scrollTo(x: number, y: number): void };
declare const MouseEvent: new (type: string, options: { bubbles: boolean; cancelable: boolean }) => Event;
declare function getComputedStyle(element: Element): Style;

/** Length of the text that is shown. */
export function textLength(): number {
  return document.body.innerText?.length ?? 0;
}

/** How wide the page is, and what makes it wider than the window; what scrolls inside itself does not. */
export function sideways(): { inner: number; scroll: number; wide: string[] } {
  const inner = document.documentElement.clientWidth;
  const scrolls = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).overflowX === "auto" || scrolls(element.parentElement));
  const wide = [...document.querySelectorAll("body *")]
    .filter((element) => {
      const { right, left, width } = element.getBoundingClientRect();
      return width > 0 && left >= 0 && right > inner + 1 && !scrolls(element.parentElement);
    })
    .map(
      (element) => `${element.tagName} ${element.getAttribute("class")} ${element.textContent?.slice(0, 40)}`,
    );
  window.scrollTo(500, 0);
  return { inner, scroll: inner + window.scrollX, wide };
}

/** Levels of headings, anchors that are there twice, links into nothing, and pictures that were not drawn. */
export function outline(): {
  levels: number[];
  twice: string[];
  dead: string[];
  broken: string[];
  pictures: number;
} {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ tagName }) =>
    Number(tagName[1]),
  );
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const links = [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? "");
  const labels = [...document.querySelectorAll("[aria-describedby]")].map(
    (element) => `#${element.getAttribute("aria-describedby") ?? ""}`,
  );
  const pictures = [...document.querySelectorAll("img")];
  return {
    levels,
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    dead: [...links, ...labels].filter(
      (href) => href.startsWith("#") && !document.getElementById(href.slice(1)),
    ),
    broken: pictures.filter((image) => !image.complete || image.naturalWidth === 0).map(({ alt }) => alt),
    pictures: pictures.length,
  };
}

/** Whether the page's paper is light or dark. */
export function paper(): string {
  const [red = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
  return red < 128 ? "dark" : "light";
}

/**
 * Texts whose contrast with what is behind them is less than asked for (WCAG 2.2, 1.4.3). Text of a drawing has the
 * colour it is filled with, and behind it is the shape that was drawn last under its middle, or else the page.
 */
export function weakContrast(least: number): { weak: string[]; seen: number } {
  const numbers = (color: string): number[] => color.match(/[\d.]+/g)?.map(Number) ?? [];
  const luminance = ([red = 0, green = 0, blue = 0]: number[]): number => {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
      const part = value / 255;
      return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): number[] => {
    if (element === null) return [255, 255, 255];
    const color = numbers(getComputedStyle(element).backgroundColor);
    return color.length === 3 || color[3] === 1 ? color : behind(element.parentElement);
  };
  const shapeUnder = (element: Element, svg: Element): Element | undefined => {
    const { left, top, width, height } = element.getBoundingClientRect();
    let under: Element | undefined;
    for (const shape of svg.querySelectorAll("rect, circle, ellipse, path, polygon, text")) {
      if (shape === element) break;
      const box = shape.getBoundingClientRect();
      const [x, y] = [left + width / 2 - box.left, top + height / 2 - box.top];
      const covers = x >= 0 && x <= box.width && y >= 0 && y <= box.height;
      if (covers && shape.tagName !== "text" && getComputedStyle(shape).fill !== "none") under = shape;
    }
    return under;
  };
  const weak: string[] = [];
  let seen = 0;
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === 3 && (node.textContent ?? "").trim() !== "",
    );
    const { width, height } = element.getBoundingClientRect();
    if (!own || width === 0 || height === 0) continue;
    seen += 1;
    const svg = element.closest("svg");
    const shape = svg ? shapeUnder(element, svg) : undefined;
    const style = getComputedStyle(element);
    const text = luminance(numbers(svg ? style.fill : style.color));
    const ground = luminance(shape ? numbers(getComputedStyle(shape).fill) : behind(element));
    const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    if (contrast < least) {
      const { tagName, textContent } = element;
      weak.push(
        `${contrast.toFixed(2)} ${tagName}.${element.getAttribute("class")} ${textContent?.slice(0, 40)}`,
      );
    }
  }
  return { weak, seen };
}

/** Characters on the longest line of running text, and on a line that nine tenths are not longer than. */
export function longestLine(): { longest: number; typical: number; lines: number } {
  const lengths: number[] = [];
  for (const paragraph of document.querySelectorAll("main p")) {
    if (paragraph.closest("table, .opener, .block-head")) continue;
    for (const node of paragraph.childNodes) {
      const text = node.nodeType === 3 ? (node.textContent ?? "") : "";
      if (text.length < 100) continue;
      let length = 0;
      let last: number | undefined;
      for (let at = 0; at < text.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { top, width } = range.getBoundingClientRect();
        if (width === 0) continue;
        if (last !== undefined && Math.abs(top - last) > 4) {
          lengths.push(length);
          length = 0;
        }
        length += 1;
        last = top;
      }
    }
  }
  lengths.sort((a, b) => a - b);
  return {
    longest: lengths.at(-1) ?? 0,
    typical: lengths[Math.floor(lengths.length * 0.9)] ?? 0,
    lines: lengths.length,
  };
}

/** Whether an element is open. */
export function isOpen(selector: string): boolean {
  return document.querySelector(selector)?.open === true;
}

/** Where an element's upper edge is in the window. */
export function topOf(selector: string): number {
  return document.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN;
}

/** Addresses of all links, in full. */
export function linksOut(): string[] {
  return [...document.querySelectorAll("main a[href], body > ul a[href], a[href]")].map(({ href }) => href);
}

/** Clicks on everything in the text that is no link into the book. */
export function clickEverything(): void {
  for (const element of document.querySelectorAll("main *")) {
    if (element.closest("a[href^='#'], a[href^='http']")) continue;
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
}

/** Elements and attributes that could do something. Of drawings, only the timeline of the annex is not the writer's. */
export function harmful(): string[] {
  const elements = [
    ...document.querySelectorAll(
      "script, iframe, object, embed, svg:not(#annex-timetable .timeline-frame > svg.timeline), form, base, main style, main input, main img, math, link",
    ),
  ];
  const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
    [...element.attributes]
      .filter(
        ({ name, value }) =>
          /^on|^style$|^srcdoc$/i.test(name) || /^\s*(?:javascript|data|vbscript):/i.test(value),
      )
      .map(({ name, value }) => `${element.tagName} ${name}=${value.slice(0, 40)}`),
  );
  return [...elements.map(({ tagName }) => tagName), ...attributes];
}
