import type { Browser, HTTPRequest, Page } from "puppeteer";
import { CannotRun } from "../diagnostics/failure.ts";
import { hideContent, waitUntilDrawn } from "./in-page.ts";
import type { Life } from "./life.ts";
import type { PrintDocument, PrintOptions } from "./print.ts";

/** The address a document has while it is printed; `.invalid` names nothing, ever (RFC 2606). */
const address = "https://edisi.invalid/book";

/** Where a document is opened, and what it is called in failures. */
export interface Session {
  readonly browser: Browser;
  readonly life: Life;
  readonly name: string;
}

/** Opens a document in a page of its own, lends it to `use`, and closes the page. */
export async function openDocument<T>(
  session: Session,
  html: string,
  use: (document: PrintDocument) => Promise<T>,
): Promise<T> {
  const { browser, life, name } = session;
  const page = await life.guard(browser.newPage(), name);
  const crashed = new Promise<string>((resolve) => {
    page.once("error", (error) => resolve(error.message));
  });
  const open = new OpenDocument(page, { name, guard: (work) => life.guard(work, name, crashed) });
  try {
    await open.load(html);
    const result = await open.guard(use(open));
    open.mustBeWhole();
    return result;
  } finally {
    // A page of a browser that ended cannot be closed, and need not.
    await life.guard(page.close(), name, crashed).catch(() => undefined);
  }
}

interface Context {
  readonly name: string;
  guard<T>(work: Promise<T>): Promise<T>;
}

class OpenDocument implements PrintDocument {
  readonly #page: Page;
  readonly #name: string;
  readonly guard: Context["guard"];
  readonly #refused = new Set<string>();
  #drawn = false;

  constructor(page: Page, { name, guard }: Context) {
    this.#page = page;
    this.#name = name;
    this.guard = guard;
  }

  async load(html: string): Promise<void> {
    const page = this.#page;
    // Scripts of the page never run; ours do, through the debugger.
    await this.guard(Promise.all([page.setJavaScriptEnabled(false), page.setRequestInterception(true)]));
    let served = false;
    page.on("request", (request) => {
      const book = !served && request.isNavigationRequest() && request.url() === address;
      served ||= book;
      void this.#answer(request, book ? html : undefined).catch(() => undefined);
    });
    page.on("console", (message) => {
      // Chromium refuses files before they become a request; this is all it says.
      const file = /^Not allowed to load local resource: (\S+)/.exec(message.text())?.[1];
      if (file) this.#refused.add(file);
    });
    await this.guard(page.goto(address, { waitUntil: "load", timeout: 0 }));
    await this.#wait();
  }

  async print({ tagged, layoutOnly = false }: PrintOptions): Promise<Uint8Array> {
    if (!this.#drawn) await this.#wait();
    if (layoutOnly) await this.guard(this.#page.evaluate(hideContent, true));
    try {
      return await this.guard(
        this.#page.pdf({
          preferCSSPageSize: true,
          printBackground: true,
          tagged,
          outline: tagged,
          timeout: 0,
          waitForFonts: false,
        }),
      );
    } finally {
      if (layoutOnly) await this.guard(this.#page.evaluate(hideContent, false));
      this.mustBeWhole();
    }
  }

  async run<T, A>(change: (argument: A) => T, argument: A): Promise<Awaited<T>> {
    this.#drawn = false;
    // Puppeteer's type also allows for handles in the place of arguments, which makes it too narrow for a free `A`.
    const work = this.#page.evaluate(change as (argument: unknown) => unknown, argument);
    return (await this.guard(work)) as Awaited<T>;
  }

  /** Fails where the page asked for anything beyond itself. */
  mustBeWhole(): void {
    if (this.#refused.size === 0) return;
    throw new CannotRun("request-refused", { book: this.#name, url: [...this.#refused].join(", ") });
  }

  async #wait(): Promise<void> {
    let broken: string[];
    try {
      broken = await this.guard(this.#page.evaluate(waitUntilDrawn));
    } finally {
      // A refused request is why an image or font is missing, or why the page has gone: it is the better answer.
      this.mustBeWhole();
    }
    if (broken.length > 0) {
      throw new CannotRun("browser-lost", { book: this.#name, detail: `cannot read ${broken.join(", ")}` });
    }
    this.#drawn = true;
  }

  async #answer(request: HTTPRequest, html: string | undefined): Promise<void> {
    if (html !== undefined) {
      await request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: html });
      return;
    }
    // What is in the document itself is no request to anybody; puppeteer only reports it.
    if (request.url().startsWith("data:")) return;
    this.#refused.add(request.url());
    await request.abort("blockedbyclient");
  }
}
