import type { ShellChange, ShellPages } from "../shell-data.ts";
import type { ListedBook } from "./books.ts";
import { byId, make } from "./elements.ts";
import { FramePane } from "./frame-pane.ts";
import type { Pane, Place } from "./pane.ts";
import { PdfPane } from "./pdf-pane.ts";
import { Reader } from "./reader.ts";
import type { View } from "./view-state.ts";
import { words } from "./words.ts";

/** What panes need of the page around them. */
export interface PanesOptions {
  view: View;
  theme(): "light" | "dark";
  /** Called for each book that is shown, to listen to it. */
  onDocument(page: Document): void;
}

/** Milliseconds after the last scroll until the address keeps the place. */
const pause = 250;

/** The editions on the screen: one, or two that scroll together. */
export class Panes {
  readonly #options: PanesOptions;
  readonly #stage = byId("stage", HTMLElement);
  #panes: (FramePane | PdfPane)[] = [];
  readonly #reader = new Reader();
  #key = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PanesOptions) {
    this.#options = options;
    const { at, below } = options.view.now;
    this.#reader.go({ at, below });
  }

  get list(): readonly Pane[] {
    return this.#panes;
  }

  /** Shows these editions of a book, in this order. */
  show(books: readonly ListedBook[]): void {
    const { form } = this.#options.view.now;
    const key = JSON.stringify([form, books.map(({ id, edition }) => [id, edition])]);
    if (key !== this.#key) this.#rebuild(books);
    this.#key = key;
    for (const [index, pane] of this.#panes.entries()) {
      const book = books[index];
      if (pane instanceof PdfPane) pane.show(book?.pdf, book?.pdfVersion);
    }
  }

  /** Remembers where the reader is, before something changes how wide the text is. */
  hold(): void {
    this.#reader.hold();
  }

  /** Goes to a place of the book that is shown, or of the next one. */
  go(place: Place): void {
    this.#reader.go(place);
  }

  /** Asks whether the books have changed. */
  refresh(): void {
    for (const pane of this.#panes) if (pane instanceof FramePane) pane.refresh();
  }

  /** Takes in a section that has changed. */
  take(change: ShellChange, book: string): void {
    if (change.book !== book) return;
    for (const pane of this.#panes) {
      if (pane instanceof FramePane && pane.edition === change.edition) pane.take(change);
    }
  }

  /** Takes in printed pages of a book. */
  takePages({ book, edition, version }: ShellPages, shown: string): void {
    if (book !== shown) return;
    for (const pane of this.#panes) {
      if (pane instanceof PdfPane && pane.edition === edition) pane.take(version);
    }
  }

  recolour(): void {
    for (const pane of this.#panes) if (pane instanceof FramePane) pane.recolour();
  }

  layOut(): void {
    for (const pane of this.#panes) if (pane instanceof PdfPane) pane.layOut();
  }

  /** Percent of the paper's size in the first pane of pages. */
  get percent(): number {
    const [pane] = this.#panes;
    return pane instanceof PdfPane ? pane.percent : 100;
  }

  /** Brings an anchor to the top. */
  goTo(anchor: string): void {
    const pane = this.#panes.find(({ anchors }) => anchors.includes(anchor));
    if (pane) this.#reader.goToTop(pane, anchor);
  }

  /** Goes to the next or an earlier page, session or annex. */
  step(by: 1 | -1): void {
    const pane = this.#reader.leader;
    if (pane instanceof PdfPane) return pane.goToPage(pane.page + by);
    if (!(pane instanceof FramePane)) return;
    const tops = [...(pane.page?.querySelectorAll("main > section[id]") ?? [])].map(({ id }) => ({
      id,
      top: pane.topOf(id) - 12,
    }));
    // One that begins just below the top is the one that is being read.
    const next = tops.find(({ top }) => top > pane.scrollTop + pane.height * 0.15);
    const last = tops.findLast(({ top }) => top < pane.scrollTop - 2);
    const found = by === 1 ? next : last;
    if (found) this.#reader.goToTop(pane, found.id);
    else if (by === -1) this.#reader.go({ at: "", below: 0 }, pane);
  }

  /** Moves the keyboard to the edition beside the one that has it. */
  focusNext(): void {
    const inside = this.#panes.findIndex(({ element }) => element.contains(document.activeElement));
    const pane = this.#panes[(inside + 1) % Math.max(1, this.#panes.length)];
    pane?.element.querySelector<HTMLElement>("iframe, .sheets")?.focus();
  }

  #rebuild(books: readonly ListedBook[]): void {
    for (const pane of this.#panes) pane.close();
    this.#panes = books.map((book, index) => this.#make(book, index === 0));
    this.#reader.setPanes(this.#panes);
    this.#stage.replaceChildren(
      ...(this.#panes.length > 0
        ? this.#panes.map(({ element }) => element)
        : [make("section", { class: "pane" }, [make("p", { class: "message" }, [words.noBook])])]),
    );
  }

  /** @param isFirst whether it is the edition beside which comments stand */
  #make(book: ListedBook, isFirst: boolean): FramePane | PdfPane {
    const { view, theme, onDocument } = this.#options;
    const { edition, editionTitle: title, id } = book;
    const pane =
      view.now.form === "pdf"
        ? new PdfPane({
            book: id,
            edition,
            title,
            zoom: () => view.now.zoom,
            onZoom: (zoom) => view.change({ zoom }),
            openText: isFirst ? (at) => view.change({ form: "html", at, below: 0 }) : undefined,
          })
        : new FramePane({
            book: id,
            edition,
            title,
            theme,
            onDocument,
          });
    const reader = this.#reader;
    pane.onScroll = () => this.#then(() => reader.scrolled(pane));
    pane.onLaidOut = () => this.#then(() => reader.settle());
    pane.onChanging = () => reader.hold();
    pane.onShown = (isKept) => this.#then(() => reader.shown(pane, isKept));
    pane.onWent = () => this.#then(() => reader.went(pane));
    return pane;
  }

  /** Does something that may move the text; the address keeps the place a little later. */
  #then(run: () => void): void {
    run();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const place = this.#reader.address;
      if (place) this.#options.view.keepPlace(place.at, place.below);
    }, pause);
  }
}
