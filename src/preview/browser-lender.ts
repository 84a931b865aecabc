import type { PrintBrowser } from "../browser/print.ts";
import { CannotRun } from "../diagnostics/failure.ts";

/**
 * Keeps one browser for the whole preview and lends it to each build: started when first borrowed, started again when it
 * was lost. A build that closes what it borrowed only gives it back.
 */
export class BrowserLender {
  readonly #launch: () => Promise<PrintBrowser>;
  #current: Promise<PrintBrowser> | undefined;
  #closed = false;

  constructor(launch: () => Promise<PrintBrowser>) {
    this.#launch = launch;
  }

  async borrow(): Promise<PrintBrowser> {
    const { version, sandbox, kind } = await this.#get();
    return {
      version,
      sandbox,
      kind,
      open: (html, use, options) => this.#open((browser) => browser.open(html, use, options)),
      close: async () => undefined,
    };
  }

  /** Ends the browser for good. */
  async close(): Promise<void> {
    this.#closed = true;
    const browser = await this.#current?.catch(() => undefined);
    await browser?.close();
  }

  #get(): Promise<PrintBrowser> {
    if (this.#closed) return Promise.reject(new Error("The preview has ended"));
    if (this.#current) return this.#current;
    const starting = this.#launch();
    this.#current = starting;
    // One that did not start is tried again at the next build.
    starting.catch(() => this.#forget(starting));
    return starting;
  }

  /** A browser may have died since the last build: what it was asked then is asked once more, of a new one. */
  async #open<T>(ask: (browser: PrintBrowser) => Promise<T>): Promise<T> {
    const asked = this.#get();
    const browser = await asked;
    try {
      return await ask(browser);
    } catch (error) {
      if (this.#closed || !(error instanceof CannotRun && error.id === "browser-lost")) throw error;
      this.#forget(asked);
      await browser.close();
    }
    return ask(await this.#get());
  }

  #forget(browser: Promise<PrintBrowser>): void {
    if (this.#current === browser) this.#current = undefined;
  }
}
