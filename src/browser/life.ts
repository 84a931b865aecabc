import { CannotRun } from "../diagnostics/failure.ts";

/** Names of the errors with which puppeteer answers when what it talks to has gone. */
const gone = /Target closed|Session closed|Connection closed|detached|Protocol error|Page crashed/i;

/** Knows whether the browser still lives, and lets nothing wait for one that does not. */
export class Life {
  readonly #ended: Promise<string>;
  readonly #signal: AbortSignal | undefined;
  #closed = false;

  constructor(ended: Promise<string>, signal: AbortSignal | undefined) {
    this.#ended = ended;
    this.#signal = signal;
  }

  /** Says that the end, when it comes, was wanted. */
  close(): void {
    this.#closed = true;
  }

  /**
   * The work's own answer while the browser lives; else a rejection: with the signal's reason after an abort, with
   * `browser-lost` otherwise. `crashed` resolves when the work's own page has crashed.
   */
  async guard<T>(work: Promise<T>, name: string, crashed?: Promise<string>): Promise<T> {
    const lost = Promise.race([this.#ended, ...(crashed ? [crashed] : [])]);
    try {
      return await Promise.race([work, lost.then((detail) => Promise.reject(this.#lost(name, detail)))]);
    } catch (error) {
      this.#signal?.throwIfAborted();
      if (!(error instanceof Error) || error instanceof CannotRun || !gone.test(error.message)) throw error;
      throw this.#lost(name, error.message, error);
    }
  }

  #lost(book: string, detail: string, cause?: Error): CannotRun {
    const reason = this.#closed ? "it was closed" : (detail.trim().split("\n").at(-1) ?? "");
    return new CannotRun("browser-lost", { book, detail: reason || "it ended without a word" }, { cause });
  }
}
