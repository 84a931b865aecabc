// Part of the script that the preview adds to a page: it runs there, and so stands alone.

interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: ArrayLike<PageNode> & Iterable<PageNode>;
  readonly isConnected: boolean;
  isEqualNode(other: PageNode): boolean;
  appendChild(node: PageNode): void;
  insertBefore(node: PageNode, before: PageNode | null): void;
  replaceChild(node: PageNode, old: PageNode): void;
  removeChild(node: PageNode): void;
}

interface PageElement extends PageNode {
  readonly attributes: Iterable<{ name: string; value: string }>;
  readonly parentElement: PageElement | null;
  hasAttribute(name: string): boolean;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  getBoundingClientRect(): { top: number };
}

declare const document: {
  readonly documentElement: { readonly clientWidth: number };
  getElementById(id: string): PageElement | null;
  elementFromPoint(x: number, y: number): PageElement | null;
  adoptNode(node: PageElement): PageElement;
};
declare const window: { scrollBy(options: { top: number; behavior: string }): void };
declare const DOMParser: new () => {
  parseFromString(html: string, type: string): { body: { firstElementChild: PageElement | null } };
};

/** Puts sections in the place of their earlier selves. */
export interface SectionSwapper {
  /**
   * Brings a section of the page up to date: what is equal stays as it is, with its pictures and what was filled in, and
   * the text at the top of the window stays there. Answers the elements that changed, or undefined where the page has no
   * such section.
   */
  swap(anchor: string, html: string): PageElement[] | undefined;
}

/** Makes a swapper for the page that it runs in. */
export function sectionSwapper(): SectionSwapper {
  const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;
  const takeAttributes = (old: PageElement, fresh: PageElement): boolean => {
    let changed = false;
    for (const name of Array.from(old.attributes, (each) => each.name)) {
      if (fresh.hasAttribute(name)) continue;
      old.removeAttribute(name);
      changed = true;
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) === value) continue;
      old.setAttribute(name, value);
      changed = true;
    }
    return changed;
  };
  const morph = (old: PageElement, fresh: PageElement, changed: PageElement[]): void => {
    if (takeAttributes(old, fresh)) changed.push(old);
    const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
    const most = Math.min(before.length, after.length);
    const same = (a: PageNode | undefined, b: PageNode | undefined): boolean =>
      a !== undefined && b !== undefined && a.isEqualNode(b);
    let start = 0;
    while (start < most && same(before[start], after[start])) start += 1;
    let end = 0;
    while (end < most - start && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
    const gone = before.slice(start, before.length - end);
    const come = after.slice(start, after.length - end);
    const next = before[before.length - end] ?? null;
    // Words of a line change the line.
    if ([...gone, ...come].some((node) => !isElement(node)) && changed.at(-1) !== old) changed.push(old);
    for (const [index, node] of come.entries()) {
      const counterpart = gone.length === come.length ? gone[index] : undefined;
      if (!counterpart) {
        old.insertBefore(node, next);
        if (isElement(node)) changed.push(node);
      } else if (same(counterpart, node)) continue;
      else if (isElement(counterpart) && isElement(node) && counterpart.nodeName === node.nodeName) {
        morph(counterpart, node, changed);
      } else {
        old.replaceChild(node, counterpart);
        if (isElement(node)) changed.push(node);
      }
    }
    if (gone.length === come.length) return;
    for (const node of gone) old.removeChild(node);
    if (come.length === 0 && changed.at(-1) !== old) changed.push(old);
  };
  const swap: SectionSwapper["swap"] = (anchor, html) => {
    const old = document.getElementById(anchor);
    const parsed = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    if (!old || parsed?.nodeName !== old.nodeName) return undefined;
    const fresh = document.adoptNode(parsed);
    // What is read: the text a little below the top, and whatever is around it, should it go.
    const reading: { element: PageElement; top: number }[] = [];
    let element = document.elementFromPoint(document.documentElement.clientWidth / 2, 40);
    for (; element && element !== old; element = element.parentElement) {
      reading.push({ element, top: element.getBoundingClientRect().top });
    }
    const changed: PageElement[] = [];
    morph(old, fresh, changed);
    const stays = reading.find((each) => each.element.isConnected);
    const moved = stays ? stays.element.getBoundingClientRect().top - stays.top : 0;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
    return changed;
  };
  return { swap };
}
