/**
 * Runs one task at a time. What is requested during a run is collected for exactly one more after it, and the run is
 * told through its signal that it is superseded.
 */
export class SerialRunner<T> {
  readonly #run: (items: readonly T[], superseded: AbortSignal) => Promise<void>;
  #items: T[] = [];
  #current: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #supersede = new AbortController();

  constructor(run: (items: readonly T[], superseded: AbortSignal) => Promise<void>) {
    this.#run = run;
  }

  /** Settles as the run that takes these items does. */
  request(items: readonly T[]): Promise<void> {
    this.#items.push(...items);
    this.#supersede.abort();
    this.#next ??= this.idle().then(() => this.#begin());
    return this.#next;
  }

  /** Tells the run that is under way that it is superseded: a request will follow. */
  interrupt(): void {
    this.#supersede.abort();
  }

  /** Resolves when the run that is under way has ended. */
  idle(): Promise<void> {
    return this.#current.catch(() => undefined);
  }

  #begin(): Promise<void> {
    const items = this.#items;
    this.#items = [];
    this.#next = undefined;
    this.#supersede = new AbortController();
    this.#current = this.#run(items, this.#supersede.signal);
    return this.#current;
  }
}
