import type { ShellChange } from "../shell-data.ts";
import type { ListedBook } from "./books.ts";
import { byId, make } from "./elements.ts";
import { FramePane } from "./frame-pane.ts";
import { goTo, goToTop, placeIn, type Pane, type Place } from "./pane.ts";
import { PdfPane } from "./pdf-pane.ts";
import { ScrollSync } from "./sync.ts";
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
  #sync: ScrollSync | undefined;
  /** The one that was scrolled last by hand. */
  #leader: Pane | undefined;
  #key = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Anchors of the text that was shown last, for the way to a form that has fewer. */
  #order: readonly string[] = [];
  /** Where the reader is. */
  #place: Place | undefined;

  constructor(options: PanesOptions) {
    this.#options = options;
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
    const pane = this.#leader ?? this.#panes[0];
    if (pane && pane.length > 0) this.#place = placeIn(pane);
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
    if (pane) goToTop(pane, anchor);
  }

  /** Goes to the next or an earlier page, session or annex. */
  step(by: 1 | -1): void {
    const pane = this.#leader ?? this.#panes[0];
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
    if (found) goToTop(pane, found.id);
    else if (by === -1) pane.scrollTop = 0;
  }

  /** Moves the keyboard to the edition beside the one that has it. */
  focusNext(): void {
    const inside = this.#panes.findIndex(({ element }) => element.contains(document.activeElement));
    const pane = this.#panes[(inside + 1) % Math.max(1, this.#panes.length)];
    pane?.element.querySelector<HTMLElement>("iframe, .sheets")?.focus();
  }

  #rebuild(books: readonly ListedBook[]): void {
    this.#keepPlace();
    for (const pane of this.#panes) pane.close();
    this.#panes = books.map((book) => this.#make(book));
    this.#leader = undefined;
    this.#place = undefined;
    const [first, second] = this.#panes;
    this.#sync = first && second ? new ScrollSync([first, second]) : undefined;
    this.#stage.replaceChildren(
      ...(this.#panes.length > 0
        ? this.#panes.map(({ element }) => element)
        : [make("section", { class: "pane" }, [make("p", { class: "message" }, [words.noBook])])]),
    );
  }

  #make(book: ListedBook): FramePane | PdfPane {
    const { view, theme, onDocument } = this.#options;
    const { edition, editionTitle: title, id } = book;
    const pane =
      view.now.form === "pdf"
        ? new PdfPane({ edition, title, zoom: () => view.now.zoom, onZoom: (zoom) => view.change({ zoom }) })
        : new FramePane({
            book: id,
            edition,
            title,
            theme,
            onDocument,
          });
    let restored = false;
    pane.onShown = () => {
      if (restored && this.#leader) this.#sync?.align(this.#leader);
      if (!restored) this.#restore(pane);
      restored = true;
    };
    pane.onScroll = () => this.#scrolled(pane);
    pane.onResized = () => this.#resized(pane);
    return pane;
  }

  /** Brings a pane that has just been filled to where the reader was. */
  #restore(pane: Pane): void {
    const { at, below } = this.#options.view.now;
    if (goTo(pane, { at, below })) return;
    const known = this.#order.slice(0, this.#order.indexOf(at) + 1);
    const earlier = known.findLast((each) => pane.anchors.includes(each));
    if (earlier !== undefined) goTo(pane, { at: earlier, below: 0 });
    const other = this.#panes.find((each) => each !== pane && each.anchors.includes(at));
    if (other) this.#sync?.align(other);
  }

  #scrolled(pane: Pane): void {
    const isOwn = this.#sync?.scrolled(pane) ?? true;
    if (isOwn) {
      this.#leader = pane;
      this.#place = placeIn(pane);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keepPlace(), pause);
  }

  /** A text that runs anew is brought back to where the reader was. */
  #resized(pane: Pane): void {
    const leader = this.#leader ?? this.#panes[0];
    if (pane !== leader || !this.#place) return;
    const place = this.#place;
    if (goTo(pane, { at: place.at, below: place.at === "" ? 0 : place.below })) this.#sync?.align(pane);
    this.#place = place;
  }

  #keepPlace(): void {
    clearTimeout(this.#timer);
    const pane = this.#leader ?? this.#panes[0];
    if (!pane || pane.length === 0) return;
    if (pane.anchors.length > 0) this.#order = pane.anchors;
    const { at, below } = placeIn(pane);
    this.#options.view.keepPlace(at, below);
  }
}
