/** A passage that somebody has selected in a book. */
export interface Selected {
  book: string;
  edition: string;
  /** The block around it. */
  block: Element;
  /** Id of the nearest element that has one; empty where none has. */
  anchor: string;
  /** The words that are selected, as read. */
  quote: string;
  /** Words right before and after it in its block. */
  before: string;
  after: string;
}

type Listener = (selected: Selected) => void;

const listeners = new Set<Listener>();

/** Letters of the words around a quote. */
const around = 80;

/** Calls a listener for each passage that is selected. Answers how to stop. */
export function onSelect(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Watches what is selected in a book. */
export function watchSelection(page: Document, of: Pick<Selected, "book" | "edition">): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  page.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    if (listeners.size === 0) return;
    timer = setTimeout(() => {
      const selected = selectedIn(page);
      if (selected) for (const listener of listeners) listener({ ...of, ...selected });
    }, 250);
  });
}

/** What is selected in the text of a book; undefined where nothing is. */
export function selectedIn(page: Document): Omit<Selected, "book" | "edition"> | undefined {
  const selection = page.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const quote = tidy(range.toString());
  const start = range.commonAncestorContainer;
  const element = start.nodeType === 1 ? (start as Element) : start.parentElement;
  const block = element?.closest(
    "main p, main li, main td, main th, main h2, main h3, main h4, main .block, main section",
  );
  if (quote === "" || !block) return undefined;
  const part = (fill: (each: Range) => void): string => {
    const each = page.createRange();
    each.selectNodeContents(block);
    fill(each);
    return tidy(each.toString());
  };
  return {
    block,
    anchor: block.closest("[id]")?.id ?? "",
    quote,
    before: part((each) => each.setEnd(range.startContainer, range.startOffset)).slice(-around),
    after: part((each) => each.setStart(range.endContainer, range.endOffset)).slice(0, around),
  };
}

/** Without soft hyphens, and with single spaces. */
function tidy(text: string): string {
  return text.replaceAll("\u00AD", "").replace(/\s+/g, " ").trim();
}
