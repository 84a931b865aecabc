import type { Page } from "puppeteer";

interface Place {
  nodeValue: string;
}
interface Book {
  body: object;
  createTreeWalker(root: object, what: number): { nextNode(): Place | null };
  createRange(): { setStart(node: object, at: number): void; setEnd(node: object, at: number): void };
  getSelection(): { removeAllRanges(): void; addRange(range: object): void };
}
declare const document: Book & {
  querySelector(selector: string): { contentDocument?: Book } | null;
};

/** Selects the pieces of text that hold words, from the first to the last, as a reader does in a browser. */
export function selectWords(page: Page, first: string, last = first): Promise<void> {
  return page.evaluate(
    (from, to) => {
      const book = document.querySelector("iframe:not(.next)")?.contentDocument ?? document;
      const range = book.createRange();
      const walker = book.createTreeWalker(book.body, 4);
      let isOpen = false;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue.replaceAll("\u00AD", "");
        if (!isOpen && text.includes(from)) {
          range.setStart(node, 0);
          isOpen = true;
        }
        if (!isOpen || !text.includes(to)) continue;
        range.setEnd(node, node.nodeValue.length);
        book.getSelection().removeAllRanges();
        book.getSelection().addRange(range);
        return;
      }
      throw new Error("no such words");
    },
    first,
    last,
  );
}
