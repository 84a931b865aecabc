import type { ShellChange } from "../shell-data.ts";
import { make } from "./elements.ts";
import { addSheet, flash } from "./flash.ts";
import { mergePage, mergeSection, readable, rememberPlace } from "./merge.ts";
import { gripOf, lineIn, type Grip, type Pane } from "./pane.ts";
import { words } from "./words.ts";

/** Pixels below the reading line at which a paragraph is looked for: between two there is none. */
const probes = [0, 10, 24, 48, 80, 130, 200, 300];

/** Which book is shown, and how. */
export interface FramePaneOptions {
  book: string;
  edition: string;
  title: string;
  theme(): "light" | "dark";
  /** Called for each document that comes into the pane, to listen to it. */
  onDocument(page: Document): void;
}

/** A book's text in a frame of its own. Nothing runs in it; this page moves it, marks it and brings it up to date. */
export class FramePane implements Pane {
  readonly edition: string;
  readonly element: HTMLElement;
  onScroll: (() => void) | undefined;
  onLaidOut: (() => void) | undefined;
  onChanging: (() => void) | undefined;
  onShown: ((isKept: boolean) => void) | undefined;
  onWent: (() => void) | undefined;
  anchors: readonly string[] = [];
  readonly #options: FramePaneOptions;
  readonly #body = make("div", { class: "pane-body" });
  readonly #message = make("p", { class: "message" }, [words.loading]);
  #frame: HTMLIFrameElement | undefined;
  #version = "";
  /** Changes one after the other, so that the last one wins. */
  #last: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: FramePaneOptions) {
    this.#options = options;
    this.edition = options.edition;
    this.#body.append(this.#message);
    const bar = make("header", { class: "pane-bar" }, [make("h2", {}, [options.title])]);
    this.element = make(
      "section",
      { class: "pane", "aria-label": options.title, "data-edition": this.edition },
      [bar, this.#body],
    );
    this.refresh();
  }

  get page(): Document | undefined {
    return this.#frame?.contentDocument ?? undefined;
  }

  get scrollTop(): number {
    return this.#view?.scrollY ?? 0;
  }

  set scrollTop(top: number) {
    this.#view?.scrollTo({ top, behavior: "instant" });
  }

  get height(): number {
    return this.#view?.innerHeight ?? 0;
  }

  get length(): number {
    return this.page?.documentElement.scrollHeight ?? 0;
  }

  get layout(): string {
    return `${this.page?.documentElement.clientWidth} × ${this.length}`;
  }

  topOf(anchor: string): number {
    const element = this.page?.getElementById(anchor);
    return element ? element.getBoundingClientRect().top + this.scrollTop : 0;
  }

  /** By the paragraph on the line, or the first one below it. */
  grip(): Grip {
    const { page } = this;
    const middle = (page?.documentElement.clientWidth ?? 0) / 2;
    const found = probes
      .map((below) => page?.elementFromPoint(middle, lineIn(this) + below)?.closest(`main ${readable}`))
      .find((element) => element !== null && element !== undefined);
    return gripOf(this, () => {
      if (found?.isConnected !== true) return undefined;
      const { top, height } = found.getBoundingClientRect();
      return { top: top + this.scrollTop, height };
    });
  }

  /** Shows the book in the colours that are asked for. */
  recolour(): void {
    const input = this.page?.getElementById(`appearance-${this.#options.theme()}`);
    // Of the frame's own window, hence no `instanceof`.
    if (input) (input as HTMLInputElement).checked = true;
  }

  /** Asks whether the book has changed, and shows what it is now. */
  refresh(): void {
    this.#then(() => this.#refresh());
  }

  /** Puts a section that has changed in its place. */
  take(change: ShellChange): void {
    if (change.stale) this.refresh();
    else this.#then(() => this.#takeSection(change));
  }

  close(): void {
    this.#closed = true;
    this.element.remove();
  }

  get #view(): Window | undefined {
    return this.#frame?.contentWindow ?? undefined;
  }

  get #address(): string {
    return `/.edisi/frame/${encodeURIComponent(this.#options.book)}/${encodeURIComponent(this.edition)}`;
  }

  #then(run: () => Promise<void>): void {
    this.#last = this.#last.then(() => (this.#closed ? undefined : run())).catch(() => undefined);
  }

  async #refresh(): Promise<void> {
    const head = await fetch(this.#address, { method: "HEAD" });
    const version = head.headers.get("x-edisi-version") ?? "";
    if (!head.ok) {
      if (!this.#frame) this.#message.textContent = words.noBook;
      return;
    }
    if (version === this.#version) return;
    const { page } = this;
    if (!page) return this.#load(version);
    const answer = await fetch(this.#address);
    const html = await answer.text();
    if (!answer.ok) return;
    const isMerged = this.#change(page, () => mergePage(page, html));
    if (!isMerged) return this.#load(version);
    this.#version = answer.headers.get("x-edisi-version") ?? version;
  }

  async #takeSection({ anchor, page: version }: ShellChange): Promise<void> {
    const { page } = this;
    if (!page) return this.#refresh();
    const answer = await fetch(
      `${this.#address.replace("/frame/", "/session/")}/${encodeURIComponent(anchor)}`,
    );
    const html = answer.ok ? await answer.text() : "";
    if (this.#change(page, () => mergeSection(page, anchor, html))) this.#version = version;
    else await this.#refresh();
  }

  /** Changes the text at hand; the reader stays where he was. Answers whether that could be done. */
  #change(page: Document, change: () => Element[] | undefined): boolean {
    this.onChanging?.();
    const goBack = rememberPlace(page);
    const changed = change();
    if (!changed) return false;
    this.#learn(page);
    goBack();
    flash(changed);
    this.onShown?.(true);
    return true;
  }

  /** Loads the whole book beside the one that is shown, and then takes its place. */
  async #load(version: string): Promise<void> {
    const frame = make("iframe", { class: "next", title: this.#options.title, src: this.#address });
    const loaded = new Promise((resolve) => {
      frame.addEventListener("load", resolve, { once: true });
    });
    this.#body.append(frame);
    await loaded;
    const page = frame.contentDocument;
    if (!page || this.#closed) return frame.remove();
    this.onChanging?.();
    this.#version = version;
    this.#frame?.remove();
    this.#message.remove();
    frame.className = "";
    this.#frame = frame;
    addSheet(page);
    this.recolour();
    this.#learn(page);
    this.#watch(page);
    page.addEventListener("click", openOutside);
    this.#options.onDocument(page);
    this.onShown?.(false);
  }

  /** Tells of what the reader does in a page, and of all that makes its text run otherwise. */
  #watch(page: Document): void {
    const view = page.defaultView;
    if (!view) return;
    view.addEventListener("scroll", () => this.onScroll?.(), { passive: true });
    // Of the page's own window, so that it looks when that is laid out: before anybody sees it.
    const observer = new view.ResizeObserver(() => this.onLaidOut?.());
    for (const each of [page.documentElement, page.querySelector("main")]) if (each) observer.observe(each);
    view.addEventListener("hashchange", () => {
      page.getElementById(anchorIn(view.location.hash))?.scrollIntoView({ behavior: "instant" });
      this.onWent?.();
    });
  }

  #learn(page: Document): void {
    this.anchors = [
      ...page.querySelectorAll("main :is(section, div, aside, figure, header, h2, h3, h4, h5)[id]"),
    ].map(({ id }) => id);
  }
}

function anchorIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** A link that leads out of the book opens beside the preview. */
function openOutside(event: MouseEvent): void {
  const target = event.target as Element | null;
  const link = target?.closest("a[href]");
  const address = link?.getAttribute("href") ?? "#";
  if (address.startsWith("#")) return;
  event.preventDefault();
  if (/^https?:/i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
}
