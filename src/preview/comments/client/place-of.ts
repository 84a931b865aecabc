import type { SentPlace } from "../comment-data.ts";

/** Most characters of a quote, and of the words around it. */
const longest = { quote: 5_000, around: 120 };

/** What the lines of elements stand in: asking the browser takes its time. */
const lineBoxes = new WeakMap<Element, Element>();

/** The place of the words that are selected in a book; undefined where none are. */
export function placeOfSelection(page: Document): SentPlace | undefined {
  const selection = page.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const quote = textIn(range).slice(0, longest.quote);
  const around = elementOf(range.commonAncestorContainer);
  const scope = sectionOf(elementOf(range.startContainer)) ?? page.querySelector("main");
  if (quote === "" || !around || !scope?.contains(range.startContainer)) return undefined;
  const [before, after] = [page.createRange(), page.createRange()];
  before.selectNodeContents(scope);
  before.setEnd(range.startContainer, range.startOffset);
  after.selectNodeContents(scope);
  if (scope.contains(range.endContainer)) after.setStart(range.endContainer, range.endOffset);
  else after.collapse(false);
  return {
    ...placeOfElement(scope.contains(around) ? around : elementOf(range.startContainer)),
    quote,
    before: textIn(before).slice(-longest.around),
    after: textIn(after).slice(0, longest.around),
  };
}

/** The place of an element: the nearest block with an id. */
export function placeOfElement(inside: Element | undefined): SentPlace {
  const section = sectionOf(inside)?.id ?? "";
  const nearest = inside?.closest("main [id]")?.id ?? "";
  return { section, block: nearest === section ? "" : nearest, quote: "", before: "", after: "" };
}

/** What somebody is reading now: the block a little below the top of the window. */
export function elementInView(page: Document): Element | undefined {
  const view = page.defaultView;
  const main = page.querySelector("main");
  if (!view || !main) return undefined;
  const box = main.getBoundingClientRect();
  for (const part of [0.25, 0.4, 0.1, 0.6]) {
    const found = page.elementFromPoint(
      box.left + Math.min(box.width, view.innerWidth) / 2,
      view.innerHeight * part,
    );
    if (found && found !== main && main.contains(found)) return found;
  }
  return undefined;
}

/** The section of the page that something is in. */
function sectionOf(inside: Element | undefined): Element | undefined {
  return inside?.closest("main > section[id]") ?? undefined;
}

function elementOf(node: Node): Element | undefined {
  return node.nodeType === 1 ? (node as Element) : (node.parentElement ?? undefined);
}

/** What an element's line stands in, as the page is drawn: labels and numbers are often lines of their own. */
function lineBoxOf(start: Element | null): Element | undefined {
  const known = start && lineBoxes.get(start);
  if (!start || known) return known ?? undefined;
  const view = start.ownerDocument.defaultView;
  let box = start;
  while (box.parentElement && /^(?:inline|contents)$/.test(view?.getComputedStyle(box).display ?? ""))
    box = box.parentElement;
  lineBoxes.set(start, box);
  return box;
}

/** The words of a range, with a space where one block ends and another begins. */
function textIn(range: Range): string {
  const root = range.commonAncestorContainer;
  const page = root.ownerDocument;
  if (!page) return "";
  let text = "";
  let last: Element | undefined;
  const walker = page.createTreeWalker(root, 4);
  for (
    let node: Node | null = root.nodeType === 3 ? root : walker.nextNode();
    node;
    node = walker.nextNode()
  ) {
    if (!range.intersectsNode(node)) continue;
    const value = node.nodeValue ?? "";
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : value.length;
    const block = lineBoxOf(node.parentElement);
    text += (last !== undefined && block !== last ? " " : "") + value.slice(start, end);
    last = block;
  }
  return text.replaceAll("\u00AD", "").replace(/\s+/g, " ").trim();
}
