import type { Point } from "unist";
import type { VFile } from "vfile";
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from "yaml";
import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Localized } from "../model/language.ts";
import type { WordedYaml } from "./front-matter.ts";
import { notLines, yamlMistake, type YamlMistake } from "./yaml-mistakes.ts";
import { canonicalWord, spelledList, words, type Word } from "./words.ts";

/** Aliases that one file may use: enough for people, too few for a bomb. */
const aliasLimit = 50;

/** A part of a YAML file, with its place. */
export interface YamlNode {
  /** Undefined where nothing is written. */
  readonly node: Node | undefined;
  readonly place: Point;
}

/** A pair of a mapping. */
export interface YamlPair extends YamlNode {
  readonly key: string;
}

/** A mapping read by canonical words, and where it begins. */
export interface WordedMap extends WordedYaml {
  place: Point;
}

/** A file of YAML whose parts are read one by one, each with its place; mistakes are reported on the file. */
export class YamlFile {
  readonly #file: VFile;
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #mistake: YamlMistake | undefined;

  constructor(file: VFile) {
    this.#file = file;
    this.#document = parseDocument(String(file.value), { lineCounter: this.#lines, prettyErrors: false });
    this.#mistake = yamlMistake(String(file.value), this.#document);
    if (!this.#mistake) return;
    const { detail, way, offset } = this.#mistake;
    report(file, "yaml-broken", { detail, way }, this.#point(offset));
  }

  /** The whole file; undefined where it is empty or cannot be read. */
  whole(): YamlNode | undefined {
    const { contents } = this.#document;
    if (this.#mistake || contents === null) return undefined;
    return { node: contents, place: { line: 1, column: 1 } };
  }

  /** The pairs of a mapping; what is no mapping is reported. */
  pairsOf({ node, place }: YamlNode): YamlPair[] {
    if (!isMap(node)) {
      report(this.#file, "yaml-broken", notLines, place);
      return [];
    }
    return node.items.flatMap(({ key, value }) =>
      isScalar(key)
        ? [{ key: String(key.value), node: this.#resolve(value), place: this.#placeOf(key) }]
        : [],
    );
  }

  /** The items of a list; one thing alone is a list of one, and nothing an empty one. */
  itemsOf(part: YamlNode | undefined): YamlNode[] {
    const node = part?.node;
    if (part === undefined || node === undefined) return [];
    if (!isSeq(node)) return [part];
    return node.items.map((item) => ({ node: this.#resolve(item), place: this.#placeOf(item) }));
  }

  /** What a mapping says under a word, in either language. */
  childOf({ node }: YamlNode, { en, id }: Localized): YamlNode | undefined {
    if (!isMap(node)) return undefined;
    const pair = node.items.find(
      ({ key }) => isScalar(key) && [en, id].includes(String(key.value).toLowerCase()),
    );
    return pair && { node: this.#resolve(pair.value), place: this.#placeOf(pair.key) };
  }

  /** Where a text is written, from a line on. */
  placeOfText(text: string, from: number): Point | undefined {
    const source = String(this.#file.value);
    const start = this.#lines.lineStarts[from - 1] ?? 0;
    const found = source.indexOf(text, start);
    return found === -1 ? undefined : this.#point(found);
  }

  /** A mapping by canonical words: unknown words and words given twice are reported. */
  worded(part: YamlNode, allowed: readonly Word[]): WordedMap {
    const map: WordedMap = { values: {}, places: {}, place: part.place };
    for (const { key, node, place } of this.pairsOf(part)) {
      const word = canonicalWord(key, allowed);
      if (word === undefined) this.#reportUnknown(key, allowed, place);
      else if (word in map.values) {
        report(this.#file, "word-twice", { word: key, other: words[word].id }, place);
      } else {
        map.values[word] = this.plain({ node, place });
        map.places[word] = place;
      }
    }
    return map;
  }

  /** A part as plain values. */
  plain({ node, place }: YamlNode): unknown {
    if (node === undefined) return undefined;
    if (isScalar(node)) return node.value;
    try {
      return node.toJS(this.#document, { maxAliasCount: aliasLimit });
    } catch {
      // The only error left is the alias bound: the document has parsed without errors.
      report(this.#file, "yaml-aliases", { limit: aliasLimit }, place);
      return undefined;
    }
  }

  #reportUnknown(written: string, allowed: readonly Word[], place: Point): void {
    const spellings = allowed.flatMap((each) => [words[each].id, words[each].en]);
    const near = nearest(written, spellings) ?? "";
    report(this.#file, "word-unknown", { word: written, known: spelledList(allowed), near }, place);
  }

  #resolve(node: unknown): Node | undefined {
    if (isAlias(node)) return node.resolve(this.#document);
    return isNode(node) ? node : undefined;
  }

  #placeOf(node: unknown): Point {
    return this.#point(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  }

  #point(offset: number): Point {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }
}
