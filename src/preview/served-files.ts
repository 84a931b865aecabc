import { readFile } from "node:fs/promises";
import type { PackageConfig } from "../model/book.ts";
import { libraryPage } from "../outputs/library.ts";
import { Templates } from "../outputs/templates.ts";
import { earlierListing, type EarlierListing } from "../pipeline/listing.ts";
import { mergeBoards } from "../pipeline/listed-board.ts";
import { locateFile } from "./locate.ts";
import { ServedEditions } from "./served-editions.ts";

/** Which files of the output folder are served. */
export interface ServedFilesOptions {
  /** Absolute folder of the finished editions. */
  folder: string;
  /** All of them where undefined. */
  served?: ServedEditions | undefined;
  /** What the list of some of the editions is made with; without it there is none. */
  library?: LibraryTools | undefined;
}

/** What a list of books is made with. */
export interface LibraryTools {
  /** Folders of templates, the package's own first. */
  templates: readonly string[];
  /** Name and version of the tool. */
  generator: string;
  /** The package's own as it is now; undefined where it cannot be read. */
  config(): Promise<PackageConfig | undefined>;
}

/** The finished files, as far as they belong to the editions that are served. */
export class ServedFiles {
  readonly #options: ServedFilesOptions;
  readonly #served: ServedEditions;
  #config: PackageConfig | undefined;

  constructor(options: ServedFilesOptions) {
    this.#options = options;
    this.#served = options.served ?? new ServedEditions();
  }

  /** A file by the segments of its path; undefined where there is none, or it is not known to be one of theirs. */
  async read(segments: readonly string[]): Promise<Buffer | undefined> {
    if (this.#served.all) return this.#file(segments);
    const path = segments.join("/");
    if (path === "manifest.json") return this.#manifest();
    if (path === "index.html") return this.#library();
    const { books } = await this.#listing();
    const isListed = books.some(({ files }) => files.some((file) => file.path === path));
    return isListed ? this.#file(segments) : undefined;
  }

  async #file(segments: readonly string[]): Promise<Buffer | undefined> {
    const path = await locateFile(this.#options.folder, segments);
    return path === undefined ? undefined : readFile(path).catch(() => undefined);
  }

  /** What comments say is for whoever may see them: their numbers are left out. */
  async #listing(): Promise<EarlierListing> {
    const { books, board, ...others } = await earlierListing(this.#options.folder);
    const own = this.#served.books(books);
    const quiet = board.map((module) => ({
      ...module,
      texts: module.texts.map((text) => ({ ...text, comments: undefined })),
    }));
    return {
      ...others,
      books: own,
      board: mergeBoards(
        quiet,
        own,
        quiet.map(({ id }) => id),
      ),
    };
  }

  async #manifest(): Promise<Buffer | undefined> {
    const bytes = await this.#file(["manifest.json"]);
    if (!bytes) return undefined;
    const { books, board } = await this.#listing();
    const { generator, browser, package: about } = recordIn(bytes);
    const manifest = { generator, browser, package: about, books, board };
    return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, "utf8");
  }

  async #library(): Promise<Buffer | undefined> {
    const { library } = this.#options;
    const listed = await this.#listing();
    if (!library || listed.books.length === 0) return undefined;
    this.#config = (await library.config()) ?? this.#config;
    if (!this.#config) return undefined;
    const { templates, generator } = library;
    const page = await libraryPage(listed, this.#config, { templates: new Templates(templates), generator });
    return Buffer.from(page);
  }
}

function recordIn(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
