import type { Nodes, PhrasingContent, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Block } from "../../model/nodes.ts";
import { inlineText, type ReferenceWords } from "./inline-text.ts";
import {
  printedWords,
  type Container,
  type Passage,
  type PrintedMatter,
  type TextIndex,
  type TextToken,
} from "./passages.ts";
import { tokensOf } from "./tokens.ts";

/** Collects passages and containers of a text in the order of reading. */
export class PassageWalk {
  readonly #references: ReferenceWords;
  readonly #tokens: TextToken[] = [];
  readonly #passages: Passage[] = [];
  readonly #containers: Container[] = [];
  #origins = 0;

  constructor(references: ReferenceWords) {
    this.#references = references;
  }

  /** What was collected. */
  found(): Pick<TextIndex, "tokens" | "passages" | "containers"> {
    return { tokens: this.#tokens, passages: this.#passages, containers: this.#containers };
  }

  /** Takes the values of front matter. */
  matter(matter: PrintedMatter): void {
    const container = this.#open("matter", undefined, undefined);
    for (const word of printedWords) {
      for (const value of [matter[word] ?? []].flat()) {
        this.#add({ type: word, word, container, node: undefined }, [{ type: "text", value }]);
      }
    }
    this.#close(container);
  }

  /** Takes a tree: what stands under a heading belongs together. */
  root({ children }: Root): void {
    let section = this.#open("section", undefined, undefined);
    for (const node of children) {
      if (node.type === "heading") {
        this.#close(section);
        section = this.#open("section", node, undefined);
        section.title = toString(node);
      }
      this.#step(node, section);
    }
    this.#close(section);
  }

  #step(node: Nodes, container: Container): void {
    if (node.type === "block") this.#block(node, container);
    else if (node.type === "figure") this.#figure(node, container);
    else if (node.type === "table") this.#inside("table", node, container);
    else if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCaption")
      this.#add({ type: node.type, container, node }, node.children);
    else if (node.type === "tableCell") this.#add({ type: "cell", container, node }, node.children);
    else if (node.type === "code")
      this.#add({ type: "code", container, node }, [{ type: "text", value: node.value }]);
    else if ("children" in node) for (const child of node.children) this.#step(child, container);
  }

  #block(node: Block, parent: Container): void {
    const container = this.#open(node.name, node, parent);
    const title = node.title ?? asText(node.attributes.title);
    container.title = toString({ type: "paragraph", children: title });
    this.#add({ type: "title", container, node }, title);
    if (node.cited) this.#add({ type: "source", container, node }, [node.cited]);
    for (const child of node.children) this.#step(child, container);
    this.#close(container);
  }

  #figure(node: Extract<Nodes, { type: "figure" }>, parent: Container): void {
    const container = this.#open("figure", node, parent);
    const alt = node.children.find((child) => child.type === "image")?.alt ?? "";
    container.title = node.caption ? toString({ type: "paragraph", children: node.caption }) : alt;
    this.#add({ type: "caption", container, node }, node.caption ?? []);
    this.#close(container);
  }

  #inside(name: string, node: Extract<Nodes, { children: unknown }>, parent: Container): void {
    const container = this.#open(name, node, parent);
    for (const child of node.children) this.#step(child, container);
    this.#close(container);
  }

  #open(name: string, node: Nodes | undefined, parent: Container | undefined): Container {
    // The part under a heading is none of a block's path: headings come and go.
    const around = parent === undefined || parent.name === "section" ? "" : `${parent.path}/`;
    const at = this.#tokens.length;
    const container = { name, path: `${around}${name}`, title: "", node, parent, first: at, end: at };
    this.#containers.push(container);
    return container;
  }

  #close(container: Container): void {
    container.end = this.#tokens.length;
  }

  #add(passage: Omit<Passage, "text" | "pieces">, children: readonly PhrasingContent[]): void {
    const { text, pieces } = inlineText(children, this.#references);
    const own = tokensOf(text);
    if (own.length === 0) return;
    const index = this.#passages.push({ ...passage, text, pieces }) - 1;
    const origins = this.#originsOf(children, own.length);
    for (const [at, { word, start, end }] of own.entries()) {
      this.#tokens.push({ word, passage: index, start, end, origin: origins[at] ?? this.#origins });
    }
  }

  /** Places of words where references are one word each; they are counted on over the whole text. */
  #originsOf(children: readonly PhrasingContent[], count: number): number[] {
    const base = this.#origins;
    if (this.#references === "written") {
      this.#origins += count;
      return Array.from({ length: count }, (_, at) => base + at);
    }
    const { origins, length } = alignedOrigins(children, this.#references);
    this.#origins += length;
    return origins.map((at) => base + at);
  }
}

/** For each word of a passage as a book prints it: its place among the words as written, and how many those are. */
function alignedOrigins(
  children: readonly PhrasingContent[],
  references: ReferenceWords,
): { origins: number[]; length: number } {
  const printed = inlineText(children, references);
  const written = inlineText(children, "written");
  const places = tokensOf(written.text);
  const origins = tokensOf(printed.text).map(({ start }) => {
    // Both texts have the same pieces, but for the words of references.
    const piece = printed.pieces.findLastIndex((each) => each.start <= start);
    const offset = start - (printed.pieces[piece]?.start ?? 0);
    const same = written.pieces[piece];
    if (same === undefined) return 0;
    const inside = same.start + (same.text.startsWith("{lihat:") ? 0 : offset);
    return Math.max(
      0,
      places.findLastIndex((each) => each.start <= inside),
    );
  });
  return { origins, length: places.length };
}

function asText(value: string | undefined): PhrasingContent[] {
  return value === undefined ? [] : [{ type: "text", value }];
}
