import type { ShownComment } from "../../comments/comment-data.ts";
import { CommentPoints } from "./comment-points.ts";
import { make } from "./elements.ts";
import type { OpenPdf, PdfPoint } from "./pdf-document.ts";
import { words } from "./words.ts";

/** Where comments are shown, and what for. */
export interface PageNotesOptions {
  book: string;
  edition: string;
  /** What the pages stand in. */
  sheets: HTMLElement;
  /** The page with an index from 0, and CSS pixels of a PDF point on it. */
  sheet(index: number): { element: HTMLElement; scale: number } | undefined;
  /** Called when pages have more room, or less. */
  onRoom(): void;
  /** Opens the text at an anchor of the book, where comments are written and answered. */
  open(anchor: string): void;
}

/** Where a comment is, and its card. */
interface Note {
  comment: ShownComment;
  anchor: string;
  point: PdfPoint;
  card: HTMLElement;
}

/** Space between pages and cards, and between two cards, in CSS pixels. */
const gap = 10;

/** Width of a card beside a page, and of the window from which on there is room for that. */
const [column, roomy] = [220, 620];

/** Comments beside the printed pages that they are about; below their page where the window is narrow. */
export class PageNotes {
  readonly #options: PageNotesOptions;
  readonly #list = make("div", { class: "page-notes", role: "region", "aria-label": words.margin });
  readonly #ended = new AbortController();
  readonly #observer: MutationObserver;
  #pdf: OpenPdf | undefined;
  #notes: readonly Note[] = [];
  #turn = 0;

  constructor(options: PageNotesOptions) {
    this.#options = options;
    document.addEventListener("edisi-comments", () => void this.refresh(), { signal: this.#ended.signal });
    const toggle = document.getElementById("comments-toggle");
    this.#observer = new MutationObserver(() => void this.refresh());
    if (toggle) this.#observer.observe(toggle, { attributeFilter: ["aria-pressed"] });
  }

  /** CSS pixels that pages leave to cards. */
  get room(): number {
    return this.#isOpen && !this.#isBelow ? column + gap : 0;
  }

  /** Shows the comments of a file. */
  show(pdf: OpenPdf): void {
    this.#pdf = pdf;
    void this.refresh();
  }

  /** Asks for the comments that there are now. */
  async refresh(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const notes = this.#isOpen ? await this.#find().catch(() => undefined) : [];
    if (turn !== this.#turn || !notes) return;
    this.#notes = notes;
    this.#options.onRoom();
  }

  /** Puts every card where its page is now. */
  layOut(): void {
    const { sheets, sheet } = this.#options;
    for (const each of sheets.querySelectorAll(".page-notes")) each.remove();
    if (!this.#isOpen || !this.#pdf) return;
    if (this.#notes.length === 0) {
      this.#list.replaceChildren(make("p", { class: "none" }, [words.noPageNotes]));
    } else if (this.#isBelow) {
      return this.#placeBelow();
    } else {
      this.#list.replaceChildren(...this.#notes.map(({ card }) => card));
    }
    const first = sheet(0);
    const left = first ? first.element.offsetLeft + first.element.offsetWidth + gap : gap;
    this.#list.style.left = this.#isBelow ? `${gap}px` : `${left}px`;
    this.#list.style.width = `${column}px`;
    sheets.append(this.#list);
    this.#placeBeside();
  }

  close(): void {
    this.#turn += 1;
    this.#ended.abort();
    this.#observer.disconnect();
  }

  get #isOpen(): boolean {
    return document.getElementById("comments-toggle")?.getAttribute("aria-pressed") === "true";
  }

  get #isBelow(): boolean {
    return this.#options.sheets.clientWidth < roomy;
  }

  #placeBeside(): void {
    let end = gap;
    const heights = this.#notes.map(({ card }) => card.offsetHeight);
    for (const [index, { point, card }] of this.#notes.entries()) {
      const at = this.#options.sheet(point.page);
      const top = Math.max(end, at ? at.element.offsetTop + point.below * at.scale : end);
      card.style.top = `${Math.round(top)}px`;
      end = top + (heights[index] ?? 0) + gap;
    }
  }

  #placeBelow(): void {
    for (const page of new Set(this.#notes.map(({ point }) => point.page))) {
      const cards = this.#notes.filter(({ point }) => point.page === page).map(({ card }) => card);
      for (const card of cards) card.style.removeProperty("top");
      this.#options.sheet(page)?.element.after(make("div", { class: "page-notes below" }, cards));
    }
  }

  async #find(): Promise<Note[]> {
    const { book, edition } = this.#options;
    const pdf = this.#pdf;
    if (!pdf) return [];
    const answer = await fetch(`/.edisi/comments?edition=${encodeURIComponent(edition)}`);
    const all = answer.ok ? ((await answer.json()) as ShownComment[]) : [];
    const own = all.filter(
      ({ module, status }) => status === "open" && (module === book || book === "package"),
    );
    if (own.length === 0) return [];
    const [html, kinds] = await Promise.all([
      fetch(`/.edisi/frame/${encodeURIComponent(book)}/${encodeURIComponent(edition)}`).then((each) =>
        each.text(),
      ),
      fetch("/.edisi/comments/words").then(
        async (each) => (await each.json()) as { words: Record<string, string> },
      ),
    ]);
    const page = new DOMParser().parseFromString(html.replace(/<style[\s\S]*?<\/style>/g, ""), "text/html");
    const points = new CommentPoints(pdf, {
      ids: [...page.querySelectorAll("main [id]")].map(({ id }) => id),
      page,
    });
    const notes: Note[] = [];
    for (const comment of own) {
      const anchor = comment.anchor === "" ? "" : `${prefixIn(book, comment.module)}${comment.anchor}`;
      const point = await points.find(comment, anchor);
      notes.push({ comment, anchor, point, card: this.#card({ comment, anchor, point }, kinds.words) });
    }
    return notes.toSorted((a, b) => a.point.page - b.point.page || a.point.below - b.point.below);
  }

  #card(
    { comment, anchor, point }: Omit<Note, "card">,
    kinds: Readonly<Record<string, string>>,
  ): HTMLElement {
    const { id, kind, by, quote, text, place, found } = comment;
    const label = this.#pdf?.labels[point.page] ?? String(point.page + 1);
    const page = make("button", { type: "button", class: "place" }, [`${words.pageShort} ${label}`]);
    page.addEventListener("click", () => {
      const at = this.#options.sheet(point.page);
      if (at) this.#options.sheets.scrollTop = at.element.offsetTop + point.below * at.scale - 60;
    });
    const open = make("button", { type: "button", class: "open", title: place }, [words.openText]);
    open.addEventListener("click", () => this.#options.open(anchor));
    return make("article", { class: "comment", "data-note": id }, [
      make("header", {}, [
        make("b", { class: `kind kind-${kind}` }, [kinds[kind] ?? kind]),
        make("span", { class: "by" }, [by]),
      ]),
      page,
      ...(quote === "" ? [] : [make("blockquote", {}, [quote])]),
      ...(found === "orphaned" ? [make("p", { class: "how" }, [kinds["orphans"] ?? ""])] : []),
      make("p", { class: "text" }, [text]),
      ...(anchor === "" ? [] : [make("p", { class: "actions" }, [open])]),
    ]);
  }
}

/** What stands before the anchors of a module in a book. */
function prefixIn(book: string, module: string): string {
  return book === module ? "" : `${module.replace(/[^A-Za-z0-9_]+/g, "-").replace(/^-|-$/g, "")}--`;
}
