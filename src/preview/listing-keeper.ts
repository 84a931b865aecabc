import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hasErrors } from "../diagnostics/report.ts";
import { boardOf, type BoardModule } from "../outputs/board.ts";
import { Templates } from "../outputs/templates.ts";
import { boardIn } from "../pipeline/listed-board.ts";
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

/** Milliseconds without another change until the list is looked at by itself. */
const pause = 400;

/**
 * Keeps the board in `index.html` and `manifest.json` to what texts and comments say: no book is made for a comment, and
 * a build may have read comments before the last one came. Looked at in a pause, and whenever somebody asks for the list.
 */
export class ListingKeeper {
  readonly #options: ListingKeeperOptions;
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: ListingKeeperOptions) {
    this.#options = options;
  }

  /** Comments may be others, or a build has written the list. */
  changed(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.current(), pause);
    this.#timer.unref();
  }

  /** Resolves when the list says what is so now, or cannot. */
  current(): Promise<void> {
    // A file that is being replaced, or a build that tidies up: the next look tries again.
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
    if (this.#closed) return;
    const { destination, templates, generator, read, written } = this.#options;
    const known = await read();
    // With errors, what was published last stays as it is.
    if (!known || hasErrors(known.diagnostics)) return;
    const { modules, config } = known.package;
    const board = boardOf(modules, config, (await openComments(known.package)).open);
    if (await isListed(board, destination)) return;
    await publishListing([], known.package, {
      board,
      options: { destination, generator },
      context: { templates: new Templates(templates), generator },
      browser: undefined,
    });
    written();
  }
}

/** Whether the manifest says the same of all modules that it has; one that it has not is for a build to list. */
async function isListed(board: readonly BoardModule[], folder: string): Promise<boolean> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => "{}");
  const known = new Map(
    boardIn({ board: JSON.parse(JSON.stringify(board)) }).map((each) => [keyOf(each), each]),
  );
  return boardIn(JSON.parse(text)).every((each) => {
    const now = known.get(keyOf(each));
    return now === undefined || JSON.stringify(now) === JSON.stringify(each);
  });
}

function keyOf({ id, language = "" }: BoardModule): string {
  return `${id}/${language}`;
}
