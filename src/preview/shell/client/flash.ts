/** On an element whose text has just changed. */
const mark = "data-edisi-changed";

/** Milliseconds that a change is marked. */
const shown = 1_600;

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** Marks what has changed, once. Who wants less motion sees a line beside it that does not move. */
export function flash(elements: readonly Element[]): void {
  for (const element of elements) {
    addSheet(element.ownerDocument);
    element.setAttribute(mark, "");
    setTimeout(() => element.removeAttribute(mark), shown);
  }
}

/** A book's policy lets no style in, but a sheet that is made by script is none of the book's. */
export function addSheet(page: Document): void {
  const view = page.defaultView;
  if (!view || sheets.has(page)) return;
  // Of the book's own window: a sheet belongs to the page that it is made for.
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`
    html { overflow-anchor: none }
    @keyframes edisi-changed { from { background-color: #ffd84d99; outline-color: #c98a00 } }
    [${mark}] { outline: 3px solid transparent; outline-offset: 3px; animation: edisi-changed ${shown}ms ease-out 1 }
    @media (prefers-reduced-motion: reduce) { [${mark}] { animation: none; outline-color: #c98a00 } }`);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  sheets.set(page, sheet);
}
