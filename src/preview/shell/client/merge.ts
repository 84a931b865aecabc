/** Elements that are read: what stands in the place of one may be another with the same words. */
export const readable = ":is(h1, h2, h3, h4, h5, p, li, td, th)";

/** A way back to where a page is read, over a change of its text. */
export type WayBack = () => void;

/**
 * Remembers what is on top of the window, so that text added above does not move it: an element, or, where that is
 * replaced, the first few paragraphs by their words.
 */
export function rememberPlace(page: Document): WayBack {
  const view = page.defaultView;
  if (!view) return () => undefined;
  const scrolled = view.scrollY;
  const near = [...page.querySelectorAll(`main ${readable}`)]
    .map((element) => ({ element, top: element.getBoundingClientRect().top }))
    .filter(({ top }) => top >= 0 && top < view.innerHeight)
    .slice(0, 6)
    .map((each) => ({ ...each, words: wordsOf(each.element) }));
  return () => {
    if (scrolled === 0) return;
    const same = near.find(({ element }) => element.isConnected);
    const now = same?.element ?? undefined;
    const top = same?.top ?? 0;
    if (now) return scrollBy(view, now.getBoundingClientRect().top - top);
    const all = [...page.querySelectorAll(`main ${readable}`)];
    for (const known of near) {
      const found = all.filter((element) => wordsOf(element) === known.words);
      // Of several with the same words, the nearest.
      const [nearest] = found
        .map((element) => element.getBoundingClientRect().top - known.top)
        .sort((a, b) => Math.abs(a) - Math.abs(b));
      if (nearest !== undefined) return scrollBy(view, nearest);
    }
  };
}

/** Puts a section in the place of its earlier self. Answers what has changed in it; undefined where there is none. */
export function mergeSection(page: Document, anchor: string, html: string): Element[] | undefined {
  const next = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  const last = page.getElementById(anchor);
  if (!next || next.id !== anchor || !last) return undefined;
  const now = page.adoptNode(next);
  last.replaceWith(now);
  return changedIn(last, now);
}

/**
 * Makes a page what it is now, touching only what differs. Answers what has changed in its text; undefined where it is
 * so different that it must be loaded again.
 */
export function mergePage(page: Document, html: string): Element[] | undefined {
  const next = new DOMParser().parseFromString(html, "text/html");
  const [main, nextMain] = [page.querySelector("main"), next.querySelector("main")];
  if (!main || !nextMain || stylesOf(page) !== stylesOf(next)) return undefined;
  const known = new Map([...main.children].filter(({ id }) => id !== "").map((each) => [each.id, each]));
  const changed: Element[] = [];
  const sections = [...nextMain.children].map((each) => {
    const last = known.get(each.id);
    if (last?.isEqualNode(each)) return last;
    const now = page.adoptNode(each);
    changed.push(...(last ? changedIn(last, now) : [now]));
    return now;
  });
  if (
    sections.some((each, index) => main.children[index] !== each) ||
    main.children.length !== sections.length
  ) {
    main.replaceChildren(...sections);
  }
  for (const selector of [".masthead", ".contents", ".colophon"]) {
    const [last, now] = [page.querySelector(selector), next.querySelector(selector)];
    if (last && now && !last.isEqualNode(now)) last.replaceWith(page.adoptNode(now));
  }
  page.title = next.title;
  return changed;
}

/** The innermost elements of the new tree that say something else than the old one does; no smaller than a line. */
function changedIn(last: Element, now: Element): Element[] {
  const [before, after] = [[...last.children], [...now.children]];
  const differing = differences(before, after);
  const isText = ownText(last) !== ownText(now);
  if (isText || differing.length === 0 || after.length === 0) return [now];
  const found = differing.flatMap(([old, each]) =>
    old && old.tagName === each.tagName ? changedIn(old, each) : [each],
  );
  return found.some(isInline) ? [now] : found;
}

/** Elements of a row that are not as before, with what stood in their place: what is equal at both ends is left out. */
function differences(
  before: readonly Element[],
  after: readonly Element[],
): [Element | undefined, Element][] {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start]?.isEqualNode(after[start] ?? null)) start += 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end)?.isEqualNode(after.at(-1 - end) ?? null)) end += 1;
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (old.length === now.length) return now.map((each, index) => [old[index], each]);
  return now.map((each) => [undefined, each]);
}

const inline: ReadonlySet<string> = new Set([
  "A",
  "ABBR",
  "B",
  "BR",
  "CODE",
  "DFN",
  "EM",
  "I",
  "S",
  "SMALL",
  "SPAN",
  "STRONG",
  "SUB",
  "SUP",
  "U",
]);

function isInline({ tagName }: Element): boolean {
  return inline.has(tagName.toUpperCase());
}

/** Text that stands in an element and in none of its children. */
function ownText({ childNodes }: Element): string {
  return [...childNodes]
    .map((node) => (node.nodeType === 3 ? (node.textContent ?? "").trim() : ""))
    .join(" ")
    .trim();
}

function stylesOf(page: Document): string {
  return [...page.querySelectorAll("head style")].map(({ textContent }) => textContent).join("\n");
}

function wordsOf({ textContent }: Element): string {
  return textContent.trim().slice(0, 120);
}

function scrollBy(view: Window, pixels: number): void {
  if (Math.abs(pixels) >= 0.5) view.scrollBy({ top: pixels, behavior: "instant" });
}
