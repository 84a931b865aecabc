import { createHash } from "node:crypto";
import type { Element } from "hast";
import type { Root } from "mdast";
import { allSections, contentsLines, sheetLines, type BookSections } from "../../outputs/book-sections.ts";
import { screenPage, serialise } from "../../outputs/html.ts";
import type { Templates } from "../../outputs/templates.ts";
import { treesOf, type Book } from "../../render/book.ts";
import { changedAnchors } from "./changed-anchors.ts";
import type { HostedPictures } from "./hosted-pictures.ts";

/** What pages are made with. */
export interface LiveTools {
  templates: Templates;
  /** Name and version written into pages. */
  generator: string;
  pictures: HostedPictures;
}

/** A section of a page: a session, the introduction, an annex. */
export interface LiveSection {
  html: string;
  /** Changes with the HTML. */
  version: string;
}

/** A section that is other than before. */
export interface ChangedSection {
  anchor: string;
  version: string;
  /** Anchors around what changed inside it. */
  changed: string[];
}

/** What a rendering has changed. */
export interface BookChange {
  sections: ChangedSection[];
  /** Whether more than sections has changed: which there are, their order, the contents, the page's head. */
  stale: boolean;
}

/** Stands in the page where its sections belong. */
const mainSlot = "<!--edisi-main-->";

/** A page in memory: what stands around its sections, and each of these. */
export class KeptPage {
  #sections = new Map<string, LiveSection & { element: Element }>();
  #frame = "";
  #frameVersion = "";
  #frameKey = "";

  /** Changes with the page. */
  get version(): string {
    const versions = [...this.#sections].map(([anchor, { version }]) => `${anchor} ${version}`);
    return hashOf([this.#frameVersion, ...versions].join("\n"));
  }

  get html(): string {
    const main = [...this.#sections.values()].map(({ html }) => html).join("");
    return this.#frame.replace(mainSlot, () => main);
  }

  section(anchor: string): LiveSection | undefined {
    return this.#sections.get(anchor);
  }

  /** A section as it was rendered last. */
  element(anchor: string): Element | undefined {
    return this.#sections.get(anchor)?.element;
  }

  /** Has what stands around the sections made anew next time: templates have changed. */
  forgetFrame(): void {
    this.#frameKey = "";
  }

  /**
   * Keeps a section in the place of its earlier self. Answers how it differs, or undefined where it does not.
   * @param trees that it was rendered from
   */
  keep(element: Element, trees: readonly Root[], { pictures }: LiveTools): ChangedSection | undefined {
    const anchor = anchorOf(element);
    const last = this.#sections.get(anchor);
    if (last?.element === element) return undefined;
    pictures.host([element], trees);
    const html = serialise([element]);
    if (last?.html === html) return undefined;
    const version = hashOf(html);
    this.#sections.set(anchor, { element, html, version });
    return { anchor, version, changed: last ? changedAnchors(last.element, element) : [] };
  }

  /** Keeps all sections of a book, in order, and what stands around them. */
  async keepAll(book: Book, rendered: BookSections, tools: LiveTools): Promise<BookChange> {
    const elements = allSections(rendered);
    const trees = book.parts.flatMap(treesOf);
    const before = [...this.#sections.keys()];
    const changes = elements.flatMap((element) => this.keep(element, trees, tools) ?? []);
    const order = elements.map(anchorOf);
    this.#sections = new Map(
      order.flatMap((anchor) => {
        const section = this.#sections.get(anchor);
        return section ? [[anchor, section] as const] : [];
      }),
    );
    const reframed = await this.#renderFrame(book, rendered, tools);
    return {
      sections: changes.filter(({ anchor }) => before.includes(anchor)),
      stale: reframed || order.join(" ") !== before.join(" "),
    };
  }

  /** Makes what stands around the sections, where anything that it shows has changed. */
  async #renderFrame(book: Book, rendered: BookSections, tools: LiveTools): Promise<boolean> {
    const { matter, language, bound, config } = book;
    const { title, notice, imprints, round, date } = config;
    const lessons = book.parts.flatMap(({ module }) => module.lessons.map((lesson) => lesson.matter));
    const shown = [matter, lessons, language, bound, title, notice, imprints, round, date];
    const key = JSON.stringify([contentsLines(rendered, book), sheetLines(book), shown]);
    if (key === this.#frameKey) return false;
    const frame = await screenPage(book, { rendered, main: mainSlot }, tools);
    this.#frameKey = key;
    const version = hashOf(frame);
    if (version === this.#frameVersion) return false;
    this.#frame = hosting(frame);
    this.#frameVersion = version;
    return true;
  }
}

/** A page's policy with pictures from the preview, too: in a file they are data. */
function hosting(page: string): string {
  const policy = /(<meta http-equiv="Content-Security-Policy" content="[^"]*\bimg-src )data:/;
  return page.replace(policy, "$1'self' data:");
}

function anchorOf({ properties: { id } }: Element): string {
  return id ?? "";
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
