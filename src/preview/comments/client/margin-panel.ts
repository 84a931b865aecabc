import type { MarginWords, SentPlace, ShownComment } from "../comment-data.ts";
import { commentCard } from "./comment-card.ts";
import { CommentForm } from "./comment-form.ts";
import { type CardTarget, placeBeside, sortCards, topOf, unplace } from "./card-places.ts";
import { button, element } from "./element.ts";
import { RangeFinder } from "./find-range.ts";
import { type CommentStore, type Memory, SendFailure } from "./margin-store.ts";
import { markWords } from "./word-marks.ts";

/** A book on the screen. */
export interface ShownBook {
  book: string;
  page: Document;
  /** Stands before the anchors of a module in this book; undefined where the book does not have the module. */
  prefixOf(module: string): string | undefined;
  /** Where the window on the book begins, in the window of the margin. */
  top(): number;
}

/** What a margin is made of. */
export interface MarginOptions {
  /** Filled by the margin. */
  host: HTMLElement;
  words: MarginWords;
  language: string;
  memory: Memory;
  store: CommentStore;
  /** Whether cards stand beside their blocks; else one below the other. */
  isBeside(): boolean;
  /** Whether the cards' own scrolling is to follow the book's, since they stand in a window of their own. */
  follows: boolean;
  /** Further buttons for the head. */
  tools?: readonly HTMLElement[];
  stateOf?(comment: ShownComment): string | undefined;
  closed?(): void;
}

/** A comment on the screen. */
interface Placed extends CardTarget {
  card: HTMLElement;
  range?: Range;
}

/** The comments of the books on the screen, in the order of their text, each beside its block where there is room. */
export class MarginPanel {
  readonly form: CommentForm;
  readonly #options: MarginOptions;
  readonly #count = element("h2", { id: "margin-title" });
  readonly #orphans = element("details", { class: "orphans", hidden: "" });
  readonly #none = element("p", { class: "none" });
  readonly #list = element("div", { class: "cards" });
  readonly #scroller = element("div", {
    class: "scroller",
    role: "region",
    tabindex: "0",
    "aria-labelledby": "margin-title",
  });
  readonly #showResolved = element("input", { type: "checkbox" });
  #books: readonly ShownBook[] = [];
  #placed = new Map<string, Placed>();
  #active = "";
  #frame = 0;
  #driven = -1;

  constructor(options: MarginOptions) {
    this.#options = options;
    const { host, words, store } = options;
    this.form = new CommentForm({
      words,
      memory: options.memory,
      send: (comment) => store.send(comment),
      note: async (...sent) => {
        if (!store.note) throw new SendFailure(words["refused"] ?? "");
        return store.note(...sent);
      },
      closed: () => this.arrange(),
    });
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
    host.append(head, this.form.element, resolved, this.#orphans, this.#scroller);
    this.#showResolved.addEventListener("change", () => this.show());
    this.#scroller.addEventListener("scroll", () => this.#lead(), { passive: true });
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
    this.arrange();
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
    const known = this.#placed;
    this.#placed = new Map();
    this.#orphans.replaceChildren(
      element("summary", {}, [`${words["orphans"] ?? ""} (${lost.length})`]),
      ...lost.map((comment) => this.#cardOf(comment, known)),
    );
    this.#order(here.map((comment) => this.#cardOf(comment, known)));
    this.arrange();
  }

  /** Puts every card beside its block, once the browser has drawn what it draws now. */
  arrange(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#arrange());
  }

  /** Moves the cards with the text. */
  follow({ page, top }: ShownBook): void {
    const view = page.defaultView;
    if (!view || !this.#options.follows || !this.#options.isBeside()) return;
    const scrolled = view.scrollY + this.#scroller.getBoundingClientRect().top - top();
    this.#scroller.scrollTop = scrolled;
    this.#driven = this.#scroller.scrollTop;
  }

  /** Brings out a comment and its words. */
  activate(id: string, { focus = false }: { focus?: boolean } = {}): void {
    this.#active = id;
    for (const [each, { card }] of this.#placed) card.toggleAttribute("data-active", each === id);
    this.#mark();
    const card = this.#placed.get(id)?.card;
    if (focus) card?.focus({ preventScroll: this.#options.isBeside() });
  }

  /** The comment on the words at a point of a book's window. */
  at(page: Document, isHit: (range: Range) => boolean): string | undefined {
    return [...this.#placed].find(
      ([, { range }]) => range && range.startContainer.ownerDocument === page && isHit(range),
    )?.[0];
  }

  #cardOf(comment: ShownComment, known: ReadonlyMap<string, Placed>): HTMLElement {
    const { words, language, store, stateOf } = this.#options;
    const key = JSON.stringify([comment, stateOf?.(comment)]);
    const last = known.get(comment.id)?.card;
    if (last?.dataset["key"] === String(hashOf(key))) {
      this.#placed.set(comment.id, { card: last });
      return last;
    }
    const state = stateOf?.(comment);
    const isOwn = store.isOwn(comment.id);
    const card = commentCard(comment, {
      words,
      language,
      go: () => this.#go(comment.id),
      note: store.note && !isOwn ? (action) => this.#note(comment, action) : undefined,
      remove: store.remove && isOwn ? () => this.#remove(comment.id) : undefined,
      ...(state === undefined ? {} : { state }),
    });
    card.dataset["key"] = String(hashOf(key));
    card.addEventListener("pointerenter", () => this.activate(comment.id));
    card.addEventListener("focusin", () => this.activate(comment.id));
    this.#placed.set(comment.id, { card });
    return card;
  }

  #note(comment: ShownComment, action: "reply" | "resolve" | "reopen"): void {
    this.form.open({ kind: "note", action, about: comment });
    this.arrange();
  }

  #remove(id: string): void {
    const { words, store } = this.#options;
    // oxlint-disable-next-line no-alert -- the one question that a page may ask without a dialog of its own
    if (confirm(words["removeSure"])) store.remove?.(id);
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
    const finders = new Map(this.#books.map(({ page }) => [page, new RangeFinder()]));
    for (const comment of this.#options.store.comments) {
      const placed = this.#placed.get(comment.id);
      if (!placed) continue;
      delete placed.page;
      delete placed.target;
      delete placed.range;
      for (const each of this.#books) this.#find(comment, each, { placed, finder: finders.get(each.page) });
    }
    this.#mark();
    this.#layOut();
    const [first] = this.#books;
    if (first) this.follow(first);
  }

  #find(
    comment: ShownComment,
    { page, prefixOf }: ShownBook,
    { placed, finder }: { placed: Placed; finder: RangeFinder | undefined },
  ): void {
    const prefix = prefixOf(comment.module);
    if (prefix === undefined || comment.anchor === "" || placed.range) return;
    const around = page.getElementById(`${prefix}${comment.anchor}`);
    if (!around) return;
    const inside = around.closest("main > section") ?? around;
    const range =
      comment.quote === ""
        ? undefined
        : (finder?.find(around, comment.quote) ?? finder?.find(inside, comment.quote));
    if (placed.target && !range) return;
    Object.assign(placed, { page, target: range ?? around, ...(range ? { range } : {}) });
  }

  /** The words that have comments, and those of the comment that is looked at. */
  #mark(): void {
    for (const { page } of this.#books) {
      const ranges = [...this.#placed].flatMap(([id, { range }]) =>
        range?.startContainer.ownerDocument === page ? [{ id, range }] : [],
      );
      markWords(
        page,
        ranges.filter(({ id }) => id !== this.#active).map(({ range }) => range),
        ranges.filter(({ id }) => id === this.#active).map(({ range }) => range),
      );
    }
  }

  /** Cards in the order of their places, each beside its block where there is room. */
  #layOut(): void {
    const { follows, isBeside, host } = this.#options;
    const targetOf = (card: HTMLElement): Placed | undefined => this.#placed.get(card.dataset["id"] ?? "");
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

  /** The reader scrolls the cards: the text goes along. */
  #lead(): void {
    if (!this.#options.follows || !this.#options.isBeside()) return;
    if (Math.abs(this.#scroller.scrollTop - this.#driven) < 2) return;
    this.#driven = this.#scroller.scrollTop;
    const [first] = this.#books;
    const view = first?.page.defaultView;
    if (!first || !view) return;
    view.scrollTo({
      top: this.#scroller.scrollTop - this.#scroller.getBoundingClientRect().top + first.top(),
      behavior: "instant",
    });
  }

  /** Goes to the next comment below what is read, or to the first one again. */
  #next(): void {
    const shown = [...this.#list.children].flatMap((card) => {
      const { id = "" } = (card as HTMLElement).dataset;
      const { page, target } = this.#placed.get(id) ?? {};
      const view = page?.defaultView;
      return page && view && target
        ? [{ id, top: topOf(target, page) - view.scrollY - view.innerHeight * 0.3 }]
        : [];
    });
    const found = shown.find(({ id, top }) => top > 8 && id !== this.#active) ?? shown[0];
    if (found) this.#go(found.id);
  }

  #go(id: string): void {
    this.activate(id);
    const { page, target, card } = this.#placed.get(id) ?? {};
    const view = page?.defaultView;
    if (!page || !view || !target) return;
    const beside = this.#options.isBeside();
    // Cards that are a list may lie over the lower part of the window.
    const top = topOf(target, page) - view.innerHeight * (beside ? 0.3 : 0.15);
    view.scrollTo({ top, behavior: "instant" });
    if (!beside) card?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
}

/** Tells two cards apart well enough; FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
  return hash >>> 0;
}
