import { button } from "./element.ts";
import { elementInView, placeOfElement, placeOfSelection } from "./place-of.ts";
import type { MarginPanel } from "./margin-panel.ts";
import type { ShownBook } from "./shown-book.ts";
import { isOn } from "./word-marks.ts";

/** What listens to a book. */
export interface SelectOptions {
  label: string;
  panel: MarginPanel;
  /** Shows the margin, as something is to be written in it. */
  open(): void;
  /** Hides or shows it. */
  toggle(): void;
  /** Whether single keys do anything. */
  isActive(): boolean;
}

/** The button that stands by what is selected, and the keys that do the same. */
export class SelectButton {
  readonly #options: SelectOptions;
  readonly #button: HTMLButtonElement;
  #book: ShownBook | undefined;
  /** What was selected when it was written on. */
  #written: Range | undefined;

  constructor(options: SelectOptions) {
    this.#options = options;
    this.#button = button(options.label, () => this.#writeSelected(), {
      class: "comment-selected",
      hidden: "",
    });
    // Pressing it must not take the selection away.
    this.#button.addEventListener("pointerdown", (event) => event.preventDefault());
    document.body.append(this.#button);
  }

  /** The book in which something is selected. */
  get book(): ShownBook | undefined {
    return this.#book;
  }

  /** Listens to a book. Its page is left as it is. */
  watch(book: ShownBook): void {
    const { page } = book;
    page.addEventListener("selectionchange", () => this.#place(book));
    page.defaultView?.addEventListener("scroll", () => this.#place(book), { passive: true });
    page.addEventListener("click", (event) => {
      const { panel, open } = this.#options;
      const id = panel.at(page, (range) => isOn(range, event.clientX, event.clientY));
      if (id === undefined || page.getSelection()?.isCollapsed === false) return;
      open();
      panel.activate(id, { focus: true });
    });
    this.listenToKeys(page, () => book);
  }

  /** Takes `k` and `m`, before anybody else does. */
  listenToKeys(page: Document, bookOf: () => ShownBook | undefined): void {
    page.addEventListener(
      "keydown",
      (event) => {
        if (
          event.ctrlKey ||
          event.metaKey ||
          event.altKey ||
          !this.#options.isActive() ||
          isTyping(event.target)
        )
          return;
        if (event.key !== "k" && event.key !== "m") return;
        event.preventDefault();
        if (event.key === "m") return this.#options.toggle();
        const book = this.#book ?? bookOf();
        if (book) this.write(book);
      },
      { capture: true },
    );
  }

  /** Writes on what is selected in a book, else on the block that is being read. */
  write(book: ShownBook): void {
    const place = placeOfSelection(book.page) ?? placeOfElement(elementInView(book.page));
    const selection = book.page.getSelection();
    this.#written = selection?.isCollapsed === false ? selection.getRangeAt(0).cloneRange() : undefined;
    this.#options.open();
    this.#options.panel.write(book, place);
    this.#button.hidden = true;
  }

  #writeSelected(): void {
    if (this.#book) this.write(this.#book);
  }

  #place(book: ShownBook): void {
    const { page, top } = book;
    const selected = placeOfSelection(page);
    if (selected) this.#book = book;
    else if (this.#book?.page === page) this.#book = undefined;
    const range = selected && page.getSelection()?.getRangeAt(0);
    // Words that are written on, or were, can be read: the button comes back with other ones.
    if (!range || !isSame(range, this.#written)) this.#written = undefined;
    this.#button.hidden = !this.#book || this.#written !== undefined;
    if (!range) return;
    const box = range.getBoundingClientRect();
    const left = page === document ? 0 : (page.defaultView?.frameElement?.getBoundingClientRect().left ?? 0);
    const above = box.top + top() - 44;
    const y = above > top() ? above : box.bottom + top() + 8;
    this.#button.style.top = `${Math.round(Math.max(top() + 4, Math.min(y, innerHeight - 52)))}px`;
    this.#button.style.left = `${Math.round(Math.max(8, Math.min(left + box.left, innerWidth - 190)))}px`;
  }
}

function isSame(one: Range, other: Range | undefined): boolean {
  return (
    one.startContainer === other?.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as Element | null;
  return (
    element?.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])") ?? false
  );
}
