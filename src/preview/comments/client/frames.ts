import type { ShownBook } from "./shown-book.ts";

/** A book in a frame of the preview. */
export interface FramedBook extends ShownBook {
  edition: string;
}

/** Who is told of books in frames. */
export interface FrameListeners {
  /** A book has come that was not there before. */
  came(book: FramedBook): void;
  /** There are other books now. */
  shown(books: readonly FramedBook[]): void;
  /** The text of one has changed, or its width. */
  changed(): void;
  scrolled(book: FramedBook): void;
}

/** Finds the books in the preview's frames, now and whenever others come. */
export function watchFrames(stage: Element, listeners: FrameListeners): void {
  const known = new WeakMap<Document, FramedBook>();
  let shown: readonly Document[] = [];
  const look = (): void => {
    const books = [...stage.querySelectorAll("iframe")].flatMap((frame) => bookIn(frame, known) ?? []);
    for (const book of books) {
      if (known.has(book.page)) continue;
      known.set(book.page, book);
      listeners.came(book);
      book.page.defaultView?.addEventListener("scroll", () => listeners.scrolled(book), { passive: true });
      book.page.defaultView?.addEventListener("resize", listeners.changed);
      const main = book.page.querySelector("main");
      if (main)
        new MutationObserver(listeners.changed).observe(main, {
          childList: true,
          subtree: true,
          characterData: true,
        });
    }
    const pages = books.map(({ page }) => page);
    if (pages.length === shown.length && pages.every((page, index) => page === shown[index])) return;
    shown = pages;
    listeners.shown(books);
  };
  stage.addEventListener("load", look, { capture: true });
  new MutationObserver(look).observe(stage, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["class"],
  });
  look();
}

/** The book of a frame, once it is there and is the one that is seen. */
function bookIn(frame: HTMLIFrameElement, known: WeakMap<Document, FramedBook>): FramedBook | undefined {
  const page = frame.contentDocument;
  const [, id, edition] = /^\/\.edisi\/frame\/([^/]+)\/([^/]+)$/.exec(page?.location.pathname ?? "") ?? [];
  if (!page || id === undefined || edition === undefined) return undefined;
  if (frame.classList.contains("next") || page.readyState === "loading" || !page.querySelector("main"))
    return undefined;
  const book = decodeURIComponent(id);
  return (
    known.get(page) ?? {
      book,
      edition: decodeURIComponent(edition),
      page,
      prefixOf: (module) => {
        if (book === module) return "";
        const prefix = `${module.replace(/[^A-Za-z0-9_]+/g, "-").replace(/^-|-$/g, "")}--`;
        return book === "package" ? prefix : undefined;
      },
      top: () => frame.getBoundingClientRect().top,
    }
  );
}
