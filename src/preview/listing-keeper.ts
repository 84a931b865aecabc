import { hasErrors } from "../diagnostics/report.ts";
import { boardOf } from "../outputs/board.ts";
import { Templates } from "../outputs/templates.ts";
import { publishListing } from "../pipeline/listing.ts";
import type { ReadPackage } from "../pipeline/read-package.ts";
import { openComments } from "../review/comments/open-comments.ts";

/** What is listed, and where. */
export interface ListingKeeperOptions {
  /** Absolute folder of the finished editions. */
  destination: string;
  /** Folders of templates, the package's own first. */
  templates: readonly string[];
  /** Name and version of the tool. */
  generator: string;
  /** The package as it is now; undefined where it cannot be read. */
  read(): Promise<ReadPackage | undefined>;
  /** Called when the list has been written. */
  written(): void;
}

/** Milliseconds without another change until the list is written by itself. */
const pause = 400;

/**
 * Keeps the board in `index.html` and `manifest.json` to what texts and comments say: no book is made for a comment.
 * Written in a pause, or when somebody asks for the list before.
 */
export class ListingKeeper {
  readonly #options: ListingKeeperOptions;
  #timer: NodeJS.Timeout | undefined;
  /** Whether something has changed since the list was written. */
  #isStale = false;
  #last: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: ListingKeeperOptions) {
    this.#options = options;
  }

  /** Texts or comments may be others: the build that follows a text lists it, unless somebody asks before. */
  changed(): void {
    this.#isStale = true;
  }

  /** Comments are others, and no build will follow. */
  commentsChanged(): void {
    if (this.#closed) return;
    this.changed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.current(), pause);
    this.#timer.unref();
  }

  /** Resolves when the list says what is so now, or cannot. */
  current(): Promise<void> {
    this.#last = this.#last.then(() => this.#write()).catch(() => undefined);
    return this.#last;
  }

  /** Resolves when nothing is written any more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#last;
  }

  async #write(): Promise<void> {
    if (!this.#isStale || this.#closed) return;
    clearTimeout(this.#timer);
    this.#isStale = false;
    try {
      const { destination, templates, generator, read, written } = this.#options;
      const known = await read();
      // With errors, what was published last stays as it is.
      if (!known || hasErrors(known.diagnostics)) return;
      const { open } = await openComments(known.package);
      const { modules, config } = known.package;
      await publishListing([], known.package, {
        board: boardOf(modules, config, open),
        options: { destination, generator },
        context: { templates: new Templates(templates), generator },
        browser: undefined,
      });
      written();
    } catch (error) {
      // A file that is being replaced, or a build that tidies up: the next one who asks tries again.
      this.#isStale = true;
      throw error;
    }
  }
}
