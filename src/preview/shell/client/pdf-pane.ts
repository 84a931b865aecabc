import { make } from "./elements.ts";
import { openPdf, type OpenPdf } from "./pdf-document.ts";
import { PdfPage } from "./pdf-page.ts";
import { PageNotes } from "./page-notes.ts";
import { gripOf, lineOf, type Grip, type Pane } from "./pane.ts";
import { words } from "./words.ts";

/** Which book is shown, and how large. */
export interface PdfPaneOptions {
  book: string;
  edition: string;
  title: string;
  /** Percent; 0 for the width of the window. */
  zoom(): number;
  onZoom(percent: number): void;
  /** Opens the text at an anchor; only where comments stand beside these pages. */
  openText?: ((anchor: string) => void) | undefined;
}

/** CSS pixels of a PDF point. */
const pixels = 96 / 72;

/** Space around pages, as in shell.css. */
const margin = 12;

/** Pages of a book's PDF file. */
export class PdfPane implements Pane {
  readonly edition: string;
  readonly element: HTMLElement;
  onScroll: (() => void) | undefined;
  onLaidOut: (() => void) | undefined;
  onChanging: (() => void) | undefined;
  onShown: ((isKept: boolean) => void) | undefined;
  onWent: (() => void) | undefined;
  anchors: readonly string[] = [];
  readonly #options: PdfPaneOptions;
  readonly #sheets = make("div", { class: "sheets", tabindex: "0", role: "group" });
  readonly #number = make("input", {
    type: "text",
    inputmode: "numeric",
    "aria-label": words.page,
    value: "1",
  });
  readonly #count = make("span");
  readonly #printed = make("span", { class: "printed" });
  readonly #message = make("p", { class: "message" }, [words.loading]);
  readonly #notes: PageNotes | undefined;
  readonly #observer: IntersectionObserver;
  readonly #resized: ResizeObserver;
  #pages: PdfPage[] = [];
  /** Scale that pages have. */
  #laidOut = 0;
  #pdf: OpenPdf | undefined;
  /** Hash of the file that is shown. */
  #version: string | undefined;
  /** Hash of the finished file that was known last. */
  #finished: string | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(options: PdfPaneOptions) {
    this.#options = options;
    this.edition = options.edition;
    this.#sheets.setAttribute("aria-label", options.title);
    this.element = this.#build();
    this.#notes = this.#makeNotes();
    this.#observer = new IntersectionObserver((entries) => this.#see(entries), {
      root: this.#sheets,
      rootMargin: "60% 0px",
    });
    this.#resized = new ResizeObserver(() => this.layOut());
    this.#resized.observe(this.#sheets);
    this.#sheets.addEventListener(
      "scroll",
      () => {
        this.#tellPage();
        this.onScroll?.();
      },
      { passive: true },
    );
  }

  get scrollTop(): number {
    return this.#sheets.scrollTop;
  }

  set scrollTop(top: number) {
    this.#sheets.scrollTop = top;
  }

  get height(): number {
    return this.#sheets.clientHeight;
  }

  get length(): number {
    return this.#pdf ? this.#sheets.scrollHeight : 0;
  }

  get layout(): string {
    return `${this.#pages.length} × ${this.#laidOut} × ${this.#sheets.scrollHeight}`;
  }

  /** By the page that the line runs through. */
  grip(): Grip {
    const line = lineOf(this);
    const sheet = this.#pages.findLast(({ element }) => element.offsetTop <= line)?.element;
    return gripOf(this, () => {
      if (sheet?.isConnected !== true) return undefined;
      return { top: sheet.offsetTop, height: sheet.offsetHeight };
    });
  }

  /** The page in the middle of the window, from 1. */
  get page(): number {
    const middle = this.scrollTop + this.height / 2;
    const index = this.#pages.findLastIndex(({ element }) => element.offsetTop <= middle);
    return Math.max(0, index) + 1;
  }

  topOf(anchor: string): number {
    const point = this.#pdf?.points.get(anchor);
    const top = point && this.#pages[point.page]?.element.offsetTop;
    return point && top !== undefined ? top + point.below * this.#laidOut : 0;
  }

  /** Shows the finished file, where there is another than last time, and asks for what is printed before that. */
  show(path: string | undefined, version: string | undefined): void {
    if (path === undefined) {
      if (!this.#pdf) this.#message.textContent = words.noPdf;
      return;
    }
    if (version === this.#finished) return;
    if (this.#finished === undefined) void fetch(this.#unfinished, { method: "HEAD" }).catch(() => undefined);
    this.#finished = version;
    this.#turnTo(`/${path.split("/").map(encodeURIComponent).join("/")}`, version);
  }

  /** Shows what has been printed of texts that were just saved. */
  take(version: string): void {
    this.#turnTo(this.#unfinished, version);
  }

  get #unfinished(): string {
    return `/.edisi/pdf/${encodeURIComponent(this.#options.book)}/${this.edition}`;
  }

  #turnTo(path: string, version: string | undefined): void {
    if (version === this.#version) return;
    this.#version = version;
    this.#last = this.#last
      .then(() => this.#open(path))
      .catch(() => {
        this.#version = undefined;
        if (!this.#pdf) this.#message.textContent = words.pdfFailed;
      });
  }

  /** Brings a page to the top. */
  goToPage(page: number): void {
    const sheet = this.#pages[Math.min(Math.max(1, page), this.#pages.length) - 1];
    if (sheet) this.scrollTop = sheet.element.offsetTop - margin;
  }

  /** Sizes all pages anew: the window or the zoom has changed. */
  layOut(): void {
    const pdf = this.#pdf;
    if (!pdf || this.#sheets.clientWidth === 0) return;
    this.#sheets.style.paddingRight = `${margin + (this.#notes?.room ?? 0)}px`;
    const scale = this.#scale;
    if (scale === this.#laidOut) return;
    for (const page of this.#pages) page.resize(pdf.width * scale, pdf.height * scale);
    this.#laidOut = scale;
    this.#notes?.layOut();
    this.#redraw(pdf);
    this.onLaidOut?.();
  }

  /** Percent of the paper's size. */
  get percent(): number {
    return Math.round((this.#scale / pixels) * 100);
  }

  close(): void {
    this.#notes?.close();
    this.#observer.disconnect();
    this.#resized.disconnect();
    this.element.remove();
    void this.#pdf?.close();
  }

  get #scale(): number {
    const zoom = this.#options.zoom();
    if (zoom > 0) return (zoom / 100) * pixels;
    return Math.max(
      0.1,
      (this.#sheets.clientWidth - 2 * margin - (this.#notes?.room ?? 0)) / (this.#pdf?.width ?? 595),
    );
  }

  async #open(path: string): Promise<void> {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`Unexpected status ${answer.status}`);
    const pdf = await openPdf(new Uint8Array(await answer.arrayBuffer()));
    this.onChanging?.();
    const last = this.#pdf;
    this.#pdf = pdf;
    this.anchors = [...pdf.points.keys()];
    this.#message.remove();
    while (this.#pages.length > pdf.pages) this.#pages.pop()?.element.remove();
    while (this.#pages.length < pdf.pages) this.#addPage(this.#pages.length);
    this.#sheets.style.paddingRight = `${margin + (this.#notes?.room ?? 0)}px`;
    const scale = this.#scale;
    for (const page of this.#pages) page.resize(pdf.width * scale, pdf.height * scale);
    this.#laidOut = scale;
    this.#notes?.show(pdf);
    this.#redraw(pdf);
    this.onShown?.(false);
    this.#tellPage();
    await last?.close();
  }

  #makeNotes(): PageNotes | undefined {
    const { book, edition, openText } = this.#options;
    if (!openText) return undefined;
    return new PageNotes({
      book,
      edition,
      sheets: this.#sheets,
      sheet: (index) => {
        const element = this.#pages[index]?.element;
        return element && { element, scale: this.#laidOut };
      },
      onRoom: () => {
        this.layOut();
        this.#notes?.layOut();
        this.onLaidOut?.();
      },
      open: openText,
    });
  }

  #addPage(index: number): void {
    const page = new PdfPage(index, this.#pdf?.labels[index] ?? String(index + 1));
    this.#pages.push(page);
    this.#sheets.append(page.element);
    this.#observer.observe(page.element);
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const page = this.#pages.find(({ element }) => element === target);
      if (!isIntersecting) page?.clear();
      else if (this.#pdf) page?.draw(this.#pdf).catch(() => undefined);
    }
  }

  #redraw(pdf: OpenPdf): void {
    for (const page of this.#pages) if (page.near) page.draw(pdf).catch(() => undefined);
  }

  #tellPage(): void {
    const { page } = this;
    const label = this.#pdf?.labels[page - 1];
    const printed = label === undefined || label === String(page) ? "" : `· ${words.printed} ${label}`;
    if (document.activeElement !== this.#number) this.#number.value = String(page);
    this.#count.textContent = `${words.of} ${this.#pages.length}`;
    this.#printed.textContent = printed;
  }

  #build(): HTMLElement {
    const button = (text: string, name: string, percent: () => number): HTMLButtonElement => {
      const made = make("button", { type: "button", "aria-label": name, title: name }, [text]);
      made.addEventListener("click", () => this.#options.onZoom(percent()));
      return made;
    };
    this.#number.addEventListener("change", () => this.goToPage(Number(this.#number.value) || 1));
    const pages = make("div", { class: "pages" }, [
      make("label", {}, [`${words.page} `, this.#number]),
      this.#count,
      this.#printed,
      button("−", words.smaller, () => Math.max(25, Math.round(this.percent / 1.2))),
      button("+", words.larger, () => Math.min(400, Math.round(this.percent * 1.2))),
      button(words.whole, words.fit, () => 0),
    ]);
    const bar = make("header", { class: "pane-bar" }, [make("h2", {}, [this.#options.title]), pages]);
    const body = make("div", { class: "pane-body" }, [this.#sheets, this.#message]);
    const name = this.#options.title;
    return make("section", { class: "pane", "aria-label": name, "data-edition": this.edition }, [bar, body]);
  }
}
