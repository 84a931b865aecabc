import type { MarginWords, NoteAction, SentPlace, ShownComment } from "../comment-data.ts";
import { CardDeck } from "./card-deck.ts";
import { placeBeside, sortCards, topOf, unplace } from "./card-places.ts";
import { commentCard, timeWords } from "./comment-card.ts";
import { CommentForm } from "./comment-form.ts";
import { DamagedFiles } from "./damaged-files.ts";
import { DraftBox } from "./draft-box.ts";
import { button, element, plainText } from "./element.ts";
import { Elsewhere } from "./elsewhere.ts";
import type { CommentStore, Memory } from "./margin-store.ts";
import { ScrollPair } from "./scroll-pair.ts";
import type { ShownBook } from "./shown-book.ts";

/** What a margin is made of. */
export interface MarginOptions {
  /** Filled by the margin. */
  host: HTMLElement;
  words: MarginWords;
  language: string;
  memory: Memory;
  store: CommentStore;
  /** Whose drafts are kept: a package and a book; empty for the preview. */
  scope: string;
  /** Whether cards stand beside their blocks; else one below the other. */
  isBeside(): boolean;
  /** Whether the cards' own scrolling is to follow the book's, since they stand in a window of their own. */
  follows: boolean;
  /** Further buttons for the head. */
  tools?: readonly HTMLElement[];
  /** A word about how far a comment or a note has come, by its id. */
  stateOf?(id: string): string | undefined;
  closed?(): void;
}

/** The comments of the books on the screen, in the order of their text, each beside its block where there is room. */
export class MarginPanel {
  readonly form: CommentForm;
  readonly #options: MarginOptions;
  readonly #count = element("h2", { id: "margin-title" });
  readonly #orphans = element("details", { class: "orphans", hidden: "" });
  readonly #none = element("p", { class: "none" });
  readonly #said = element("p", { class: "said", role: "status" });
  readonly #damaged: DamagedFiles;
  readonly #elsewhere: Elsewhere;
  readonly #list = element("div", { class: "cards" });
  readonly #scroller = element("div", {
    class: "scroller",
    role: "region",
    tabindex: "0",
    "aria-labelledby": "margin-title",
  });
  readonly #showResolved = element("input", { type: "checkbox" });
  readonly #deck = new CardDeck();
  readonly #pair: ScrollPair;
  #books: readonly ShownBook[] = [];
  #frame = 0;

  constructor(options: MarginOptions) {
    this.#options = options;
    const { host, words, store } = options;
    this.#damaged = new DamagedFiles(words);
    this.#elsewhere = new Elsewhere(words, (card) => this.#go(card.dataset["id"] ?? ""));
    this.form = this.#makeForm(options);
    const resolved = element("label", { class: "show-resolved" }, [
      this.#showResolved,
      element("span", {}, [words["showResolved"] ?? ""]),
    ]);
    const head = element("header", { class: "margin-head" }, [
      this.#count,
      ...(options.tools ?? []),
      button(words["next"] ?? "", () => this.#next(), { class: "next" }),
      button(words["close"] ?? "", () => options.closed?.(), { class: "close" }),
    ]);
    this.#scroller.append(this.#none, this.#list);
    host.classList.add("comments-margin");
    const line = element("div", { class: "margin-line" }, [resolved, this.#elsewhere.element]);
    const { element: damaged } = this.#damaged;
    host.append(head, this.#said, this.form.element, line, damaged, this.#orphans, this.#scroller);
    this.#showResolved.addEventListener("change", () => this.show());
    this.#pair = new ScrollPair(this.#scroller, () => options.follows && options.isBeside());
    this.#scroller.addEventListener(
      "scroll",
      () => {
        this.#pair.lead(this.#books[0]);
        this.#tellElsewhere();
      },
      { passive: true },
    );
    store.listen(() => this.show());
  }

  /** Shows the comments of these books. */
  setBooks(books: readonly ShownBook[]): void {
    this.#books = books;
    this.show();
  }

  /** Opens the form for a place in a book. */
  write({ book, page }: ShownBook, place: SentPlace): void {
    const block = page.getElementById(place.block || place.section);
    const name =
      block?.querySelector("h1, h2, h3, h4, h5, .title, .label")?.textContent.replace(/\s+/g, " ").trim() ??
      "";
    this.form.open({ kind: "comment", book, place, name: name.slice(0, 60) });
  }

  /** Shows the comments that there are now. Cards that say the same stay as they are. */
  show(): void {
    const { words, store } = this.#options;
    const own = store.comments.filter(({ module }) =>
      this.#books.some(({ prefixOf }) => prefixOf(module) !== undefined),
    );
    const wanted = own.filter(({ status }) => this.#showResolved.checked || status === "open");
    const lost = wanted.filter(({ found }) => found === "orphaned");
    const here = wanted.filter(({ found }) => found !== "orphaned");
    const open = own.filter(({ status }) => status === "open").length;
    this.#count.textContent = `${words["title"] ?? ""} (${open} ${words["open"] ?? ""})`;
    this.#none.textContent = wanted.length > 0 ? "" : (words["none"] ?? "");
    this.#none.hidden = wanted.length > 0;
    this.#orphans.hidden = lost.length === 0;
    this.#damaged.show(store.damaged);
    const cards = this.#deck.deal([...lost, ...here], (comment) => this.#cardOf(comment));
    this.#orphans.replaceChildren(
      element("summary", {}, [`${words["orphans"] ?? ""} (${lost.length})`]),
      ...cards.slice(0, lost.length),
    );
    this.#order(cards.slice(lost.length));
    this.arrange();
  }

  /** Puts every card beside its block, once the browser has drawn what it draws now. */
  arrange(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#arrange());
  }

  /** Moves the cards with the text. */
  follow(book: ShownBook): void {
    this.#pair.follow(book);
  }

  /** Brings out a comment and its words. */
  activate(id: string, { focus = false }: { focus?: boolean } = {}): void {
    this.#deck.activate(id);
    this.#deck.mark(this.#books);
    if (focus) this.#deck.get(id)?.card.focus({ preventScroll: this.#options.isBeside() });
  }

  /** The comment on the words at a point of a book's window. */
  at(page: Document, isHit: (range: Range) => boolean): string | undefined {
    return this.#deck.at(page, isHit);
  }

  #cardOf(comment: ShownComment): HTMLElement {
    const { words, language, store, stateOf } = this.#options;
    const card = commentCard(comment, {
      words,
      language,
      go: () => this.#go(comment.id),
      note: store.isOwn(comment.id) ? undefined : (action) => this.#note(comment, action),
      isOwn: (id) => store.isOwn(id),
      remove: (id) => this.#remove(id),
      stateOf: (id) => stateOf?.(id),
    });
    card.addEventListener("pointerenter", () => this.activate(comment.id));
    card.addEventListener("focusin", () => this.activate(comment.id));
    return card;
  }

  #note(comment: ShownComment, action: NoteAction): void {
    this.form.open({ kind: "note", action, about: comment });
  }

  #remove(id: string): void {
    const { words, store } = this.#options;
    const sure = words[store.hasLeft(id) ? "removeLeft" : "removeSure"];
    // oxlint-disable-next-line no-alert -- the one question that a page may ask without a dialog of its own
    if (confirm(sure)) store.remove(id);
  }

  #order(cards: readonly HTMLElement[]): void {
    for (const [index, card] of cards.entries()) {
      const there = this.#list.children[index];
      if (there !== card) this.#list.insertBefore(card, there ?? null);
    }
    while (this.#list.children.length > cards.length) this.#list.lastElementChild?.remove();
  }

  /** Finds the blocks and words of all comments again, and lays the cards out. */
  #arrange(): void {
    this.#deck.find(this.#options.store.comments, this.#books);
    this.#deck.mark(this.#books);
    this.#layOut();
    const [first] = this.#books;
    if (first) this.follow(first);
    this.#tellElsewhere();
  }

  #makeForm({ words, memory, store, scope, language }: MarginOptions): CommentForm {
    return new CommentForm({
      words,
      memory,
      drafts: new DraftBox(scope),
      send: (comment) => store.send(comment),
      note: (...sent) => store.note(...sent),
      opened: () => {
        this.#said.textContent = "";
        this.arrange();
      },
      closed: () => this.arrange(),
      second: ({ earlier: { by, date } }) => {
        const who = `${plainText(by)}, ${timeWords(date, language)}`;
        this.#said.textContent = `${words["closedBefore"] ?? ""} ${who}. ${words["keptToo"] ?? ""}`;
      },
    });
  }

  /** Says where comments are that the window of the list does not show. */
  #tellElsewhere(): void {
    const { follows, isBeside } = this.#options;
    const cards = follows && isBeside() ? ([...this.#list.children] as HTMLElement[]) : [];
    this.#elsewhere.update(this.#scroller, cards);
  }

  /** Cards in the order of their places, each beside its block where there is room. */
  #layOut(): void {
    const { follows, isBeside, host } = this.#options;
    const { targetOf } = this.#deck;
    const cards = [...this.#list.children] as HTMLElement[];
    const sorted = sortCards(cards, targetOf);
    if (sorted.some((card, index) => card !== cards[index])) this.#order(sorted);
    const beside = isBeside();
    host.toggleAttribute("data-beside", beside);
    if (!beside) return unplace(this.#list, sorted);
    const origin = follows ? 0 : this.#list.getBoundingClientRect().top + scrollY;
    const end = placeBeside(sorted, targetOf, origin);
    const length = Math.max(0, ...this.#books.map(({ page }) => page.documentElement.scrollHeight));
    this.#list.style.height = `${Math.round(follows ? Math.max(end, length) + innerHeight : end)}px`;
  }

  /** Goes to the next comment below what is read, or to the first one again. */
  #next(): void {
    const shown = [...this.#list.children].flatMap((card) => {
      const { id = "" } = (card as HTMLElement).dataset;
      const { page, target } = this.#deck.get(id) ?? {};
      const view = page?.defaultView;
      return page && view && target
        ? [{ id, top: topOf(target, page) - view.scrollY - view.innerHeight * 0.3 }]
        : [];
    });
    const found = shown.find(({ id, top }) => top > 8 && id !== this.#deck.active) ?? shown[0];
    if (found) this.#go(found.id);
  }

  #go(id: string): void {
    this.activate(id);
    const { page, target, card } = this.#deck.get(id) ?? {};
    const view = page?.defaultView;
    if (!page || !view || !target) return card?.scrollIntoView({ block: "nearest", behavior: "instant" });
    const beside = this.#options.isBeside();
    // Cards that are a list may lie over the lower part of the window.
    const top = topOf(target, page) - view.innerHeight * (beside ? 0.3 : 0.15);
    view.scrollTo({ top, behavior: "instant" });
    if (!beside) card?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
}
