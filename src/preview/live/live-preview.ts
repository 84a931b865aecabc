import { setTimeout as soon } from "node:timers/promises";
import { CannotRun } from "../../diagnostics/failure.ts";
import type { Diagnostic } from "../../diagnostics/report.ts";
import type { ReadPackage } from "../../pipeline/read-package.ts";
import { LiveBooks, type LiveBooksOptions, type LivePage, type SessionEvent } from "./live-books.ts";
import type { LiveSection } from "./kept-page.ts";
import { LivePackage, type LivePackageOptions, type PackageChange } from "./live-package.ts";

/** What to keep in memory, and how to show it. */
export type LivePreviewOptions = LivePackageOptions & LiveBooksOptions;

/** Milliseconds that each part of an update took. */
export interface LiveTimes {
  read: number;
  render: number;
}

/** Milliseconds after the last save until what else has changed is rendered. */
const pause = 150;

/** The package in memory with its pages, brought up to date by every save. */
export class LivePreview {
  readonly #options: LivePreviewOptions;
  readonly #listeners = new Set<(event: SessionEvent) => void>();
  /** Calls to the package one after the other. */
  #last: Promise<unknown> = Promise.resolve();
  #package: LivePackage | undefined;
  #books: LiveBooks | undefined;
  /** The package as it was read since the last change. */
  #read: Promise<ReadPackage> | undefined;
  /** What is still to be rendered. */
  #rest: PackageChange = noChange();
  #timer: NodeJS.Timeout | undefined;
  readonly #touched = new Set<string>();
  /** Whether something was saved that could not be read. */
  #isUnread = false;
  #closed = false;

  constructor(options: LivePreviewOptions) {
    this.#options = options;
  }

  /** Everything there is to say about the sources; undefined before they could be read. */
  get diagnostics(): Diagnostic[] | undefined {
    return this.#package?.diagnostics;
  }

  /** Ids of the modules asked for; undefined before they could be read. */
  get ids(): string[] | undefined {
    return this.#package?.ids;
  }

  /**
   * The package as it is now, with what was saved last; undefined where it cannot be read. The same answer while nothing
   * is saved.
   */
  async package(): Promise<ReadPackage | undefined> {
    await this.settled();
    return this.#inTurn(async () => {
      if (this.#isUnread) return undefined;
      this.#read ??= this.#package?.read();
      return this.#read;
    });
  }

  /** Modules that were read anew since this was asked last. */
  takeTouched(): string[] {
    const touched = [...this.#touched];
    this.#touched.clear();
    return touched;
  }

  /** Reads the package. What keeps it from being read is left to the build to say: the next save tries again. */
  open(): Promise<void> {
    return this.#inTurn(() => this.#open());
  }

  /**
   * Takes in saved files. Resolves when open pages have been told what the writer waits for.
   * @param paths below the package's folder
   */
  save(paths: readonly string[]): Promise<LiveTimes | undefined> {
    return this.#inTurn(() => this.#save(paths));
  }

  /** Resolves when nothing waits to be rendered. */
  async settled(): Promise<void> {
    while (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      await this.#inTurn(() => this.#renderRest());
    }
    await this.#inTurn(async () => undefined);
  }

  /** The page of a book; undefined where there is no such book, or none without errors yet. */
  async page(book: string, edition: string): Promise<LivePage | undefined> {
    return this.#books?.page(book, edition);
  }

  section(book: string, edition: string, anchor: string): LiveSection | undefined {
    return this.#books?.section(book, edition, anchor);
  }

  /** A picture of a page, by its hash. */
  async picture(hash: string): Promise<{ mediaType: string; bytes: Uint8Array } | undefined> {
    return this.#books?.picture(hash);
  }

  /** Tells what changes in pages. Answers how to stop. */
  listen(listener: (event: SessionEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#last.then(run);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #open(): Promise<void> {
    if (this.#closed) return;
    this.#read = undefined;
    try {
      const live = await LivePackage.open(this.#options);
      this.#package = live;
      this.#books = new LiveBooks(live, this.#options, (event) => {
        for (const listener of this.#listeners) listener(event);
      });
    } catch (error) {
      if (!isUnreadable(error)) throw error;
    }
  }

  async #save(paths: readonly string[]): Promise<LiveTimes | undefined> {
    if (this.#closed) return undefined;
    if (!this.#package || !this.#books) {
      await this.#open();
      return undefined;
    }
    const begun = performance.now();
    this.#read = undefined;
    const change = await this.#update(this.#package, paths);
    this.#isUnread = !change;
    if (!change) return undefined;
    for (const id of [...change.modules, ...change.dependents]) this.#touched.add(id);
    const read = performance.now();
    if (!change.whole) await this.#books.renderSessions(change);
    const rendered = performance.now();
    this.#rest = {
      modules: [...new Set([...this.#rest.modules, ...change.modules])],
      dependents: [...new Set([...this.#rest.dependents, ...change.dependents])],
      whole: this.#rest.whole || change.whole,
    };
    this.#later();
    return { read: read - begun, render: rendered - read };
  }

  /** A file that is being replaced is not there for a moment; one that stays away changes its folder. */
  async #update(live: LivePackage, paths: readonly string[]): Promise<PackageChange | undefined> {
    for (const wait of [0, 20, 100]) {
      if (wait > 0) await soon(wait);
      try {
        // What lies around the modules is read again where something could not be read last time.
        return await live.update(this.#isUnread ? [...paths, "modules"] : paths);
      } catch (error) {
        if (!isUnreadable(error)) throw error;
      }
    }
    return live.reload().catch((error: unknown) => {
      if (!isUnreadable(error)) throw error;
      return undefined;
    });
  }

  #later(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#inTurn(() => this.#renderRest()).catch(() => undefined);
    }, pause);
  }

  async #renderRest(): Promise<void> {
    const { modules, dependents, whole } = this.#rest;
    this.#rest = noChange();
    if (dependents.length > 0) {
      this.#read = undefined;
      await this.#package?.reread(dependents);
    }
    await this.#books?.renderRest({ modules: [...modules, ...dependents], whole });
  }
}

function noChange(): PackageChange {
  return { modules: [], dependents: [], whole: false };
}

/** Whether it is the sources that cannot be read at the moment. */
function isUnreadable(error: unknown): boolean {
  return error instanceof CannotRun || (error instanceof Error && "syscall" in error);
}
