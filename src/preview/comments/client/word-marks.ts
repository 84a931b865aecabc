const name = "edisi-comments";
const nameActive = "edisi-comment";

const styled = new WeakSet<Document>();

/**
 * Marks words that have comments, without touching the page: a highlight is none of its elements. A browser that knows no
 * highlights shows none.
 */
export function markWords(page: Document, ranges: readonly Range[], active: readonly Range[] = []): void {
  const view = page.defaultView;
  if (!view || typeof view.Highlight !== "function") return;
  if (!styled.has(page)) {
    styled.add(page);
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(`
      ::highlight(${name}) { background-color: #e9b44c55; text-decoration: underline 2px #a8660e }
      ::highlight(${nameActive}) { background-color: #e9b44caa; text-decoration: underline 3px #a3211b }`);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  }
  view.CSS.highlights.set(name, new view.Highlight(...ranges));
  view.CSS.highlights.set(nameActive, new view.Highlight(...active));
}

/** Whether a point of the window is on a range. */
export function isOn(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}
