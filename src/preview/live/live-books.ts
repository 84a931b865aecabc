import { setImmediate as nextTurn } from "node:timers/promises";
import { editions, editionNames, type EditionName } from "../../editions/index.ts";
import { hasErrors } from "../../diagnostics/report.ts";
import { bindModule, bindPackage, packageBook } from "../../model/bindings.ts";
import type { Binding } from "../../model/book.ts";
import { pictureFonts } from "../../outputs/html.ts";
import { Templates } from "../../outputs/templates.ts";
import { HostedPictures } from "./hosted-pictures.ts";
import type { BookChange, ChangedSection, LiveSection, LiveTools } from "./kept-page.ts";
import { LiveBook } from "./live-book.ts";
import type { LivePackage, PackageChange } from "./live-package.ts";

/** How books are rendered. */
export interface LiveBooksOptions {
  editions: readonly EditionName[];
  /** Folders of templates, the package's own first. */
  templates: readonly string[];
  /** Name and version of the tool. */
  generator: string;
  /** Whether the volume of all modules is among the books. */
  volume: boolean;
}

/** What open pages are told: a section of a book, or with an empty anchor all of it, is other than it was. */
export interface SessionEvent extends ChangedSection {
  book: string;
  edition: EditionName;
  /** Version of the whole page with this section. */
  page: string;
  /** Whether the page as a whole should load again. */
  stale: boolean;
}

/** A whole page, and its version. */
export interface LivePage {
  html: string;
  version: string;
}

/** The books of a package as pages in memory: those that somebody has asked for. */
export class LiveBooks {
  readonly #package: LivePackage;
  readonly #options: LiveBooksOptions;
  readonly #pictures = new HostedPictures();
  readonly #books = new Map<string, LiveBook>();
  readonly #opening = new Map<string, Promise<LiveBook | undefined>>();
  readonly #tell: (event: SessionEvent) => void;
  #templates: Templates;
  #fonts: Promise<string> | undefined;

  constructor(live: LivePackage, options: LiveBooksOptions, tell: (event: SessionEvent) => void) {
    this.#package = live;
    this.#options = options;
    this.#tell = tell;
    this.#templates = new Templates(options.templates);
  }

  /** The page of a book; undefined where there is no such book, or none without errors yet. */
  async page(id: string, edition: string): Promise<LivePage | undefined> {
    const book = await this.#open(id, edition);
    return book && { html: book.page.html, version: book.page.version };
  }

  /** A section of a page that was asked for. */
  section(id: string, edition: string, anchor: string): LiveSection | undefined {
    return this.#books.get(`${id}/${edition}`)?.page.section(anchor);
  }

  /** A picture of a page, by its hash. */
  picture(hash: string): Promise<{ mediaType: string; bytes: Uint8Array } | undefined> {
    return this.#pictures.file(hash, () => (this.#fonts ??= pictureFonts(this.#templates)));
  }

  /** Renders the sessions that have changed, and tells of them: what a writer waits for. */
  async renderSessions({ modules }: Pick<PackageChange, "modules">): Promise<void> {
    for (const [key, book] of this.#books) {
      const binding = this.#bindingOf(key, modules);
      const change = binding && book.renderSessions(binding, this.#package.source, this.#tools);
      if (!change) continue;
      this.#tellOf(key, book, change);
      // What was told is on its way before the next edition is rendered.
      await nextTurn();
    }
  }

  /** Renders what else has changed in these modules, and tells of it. */
  async renderRest({ modules, whole }: Pick<PackageChange, "modules" | "whole">): Promise<void> {
    if (whole) this.#forgetTemplates();
    for (const [key, book] of this.#books) {
      const binding = this.#bindingOf(key, modules);
      if (!binding) continue;
      const apart =
        !whole &&
        binding.kind === "module" &&
        book.renderSessions(binding, this.#package.source, this.#tools);
      const change = apart
        ? await book.renderAround(this.#tools)
        : await book.renderAll(binding, this.#package.source, this.#tools);
      if (apart) this.#tellOf(key, book, apart);
      this.#tellOf(key, book, change);
      await nextTurn();
    }
  }

  get #tools(): LiveTools {
    return { templates: this.#templates, generator: this.#options.generator, pictures: this.#pictures };
  }

  #forgetTemplates(): void {
    this.#templates = new Templates(this.#options.templates);
    this.#fonts = undefined;
    for (const book of this.#books.values()) book.page.forgetFrame();
  }

  #open(id: string, edition: string): Promise<LiveBook | undefined> {
    const key = `${id}/${edition}`;
    const known = this.#books.get(key);
    if (known) return Promise.resolve(known);
    const opening =
      this.#opening.get(key) ?? this.#render(id, edition).finally(() => this.#opening.delete(key));
    this.#opening.set(key, opening);
    return opening;
  }

  async #render(id: string, edition: string): Promise<LiveBook | undefined> {
    const name = editionNames.find((each) => each === edition && this.#options.editions.includes(each));
    const binding = this.#bindingOf(id);
    if (!name || !binding) return undefined;
    const book = new LiveBook(editions[name]);
    await book.renderAll(binding, this.#package.source, this.#tools);
    const now = this.#bindingOf(id);
    // It may have been saved meanwhile.
    const isOld = now?.modules.some((module, index) => module !== binding.modules[index]);
    if (isOld) await book.renderAll(now ?? binding, this.#package.source, this.#tools);
    this.#books.set(`${id}/${edition}`, book);
    return book;
  }

  /** What is bound under a name, where it has no errors and, if modules are given, one of them is in it. */
  #bindingOf(key: string, modules?: readonly string[]): Binding | undefined {
    const id = key.split("/")[0] ?? "";
    const isVolume = id === packageBook && this.#options.volume;
    const parts = isVolume ? this.#package.ids : [id];
    if (modules && !parts.some((part) => modules.includes(part))) return undefined;
    if (parts.some((part) => hasErrors(this.#package.diagnosticsIn(part)))) return undefined;
    const { config } = this.#package.source;
    if (isVolume) return bindPackage({ config, modules: this.#package.modules });
    const module = this.#package.module(id);
    return module && bindModule(module);
  }

  #tellOf(
    key: string,
    { page: { version: page }, edition }: LiveBook,
    { sections, stale }: BookChange,
  ): void {
    const [book = ""] = key.split("/");
    const about = { book, edition: edition.name as EditionName, page };
    for (const section of sections) this.#tell({ ...about, ...section, stale: false });
    if (stale) this.#tell({ ...about, anchor: "", version: page, changed: [], stale: true });
  }
}
