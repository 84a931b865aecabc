import type { VFile } from "vfile";
import { isMap, isScalar, LineCounter, parseDocument, Scalar, type Node } from "yaml";
import { report, type Details } from "../diagnostics/report.ts";
import type { RuleId } from "../diagnostics/rules.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Localized } from "../model/language.ts";
import { canonicalWord, spelledList, words, type Word } from "../source/words.ts";

/** A value as it stands in the file: a time such as 10.30 would lose its zero as a number. */
export interface Expected<T> {
  /** Undefined where the text is no such value. */
  read(written: string): T | undefined;
  /** What should stand there, for a message. */
  expected: Localized;
  /** All right texts where they are few: the nearest one is suggested. */
  known?: readonly string[];
}

/** A section of a YAML file, and the reader of what stands in it. */
export interface YamlSection {
  fields: YamlFields;
  node: Node;
}

/**
 * One section of package.yaml, such as `schedule`; undefined where the file has none, or cannot be read as a whole: that
 * is reported where its other words are read.
 * @param rule that a value which is none of those expected is reported as
 */
export function yamlSection(file: VFile, word: Word, rule: RuleId): YamlSection | undefined {
  const counter = new LineCounter();
  const document = parseDocument(String(file.value), { lineCounter: counter, prettyErrors: false });
  const root = document.contents;
  if (document.errors.length > 0 || !isMap<Node, Node | null>(root)) return undefined;
  const pair = root.items.find(({ key }) => canonicalWord(sourceOf(key), [word]) !== undefined);
  return pair && { fields: new YamlFields(file, counter, rule), node: pair.value ?? nothingAt(pair.key) };
}

/** Reads nested YAML part by part; every mistake is reported at its own place in the file. */
export class YamlFields {
  readonly #file: VFile;
  readonly #counter: LineCounter;
  readonly #rule: RuleId;

  constructor(file: VFile, counter: LineCounter, rule: RuleId) {
    this.#file = file;
    this.#counter = counter;
    this.#rule = rule;
  }

  /** The values of a mapping by canonical words; nothing at all is an empty mapping. */
  words(node: Node, label: Localized, allowed: readonly Word[]): Map<Word, Node> {
    const fields = new Map<Word, Node>();
    const { en, id } = spelledList(allowed);
    const expected = { en: `lines with: ${en}`, id: `baris-baris berisi: ${id}` };
    for (const { key, value } of this.pairs(node, label, expected)) {
      const written = sourceOf(key);
      const known = canonicalWord(written, allowed);
      if (known === undefined) {
        const spellings = allowed.flatMap((each) => [words[each].id, words[each].en]);
        const near = nearest(written, spellings) ?? "";
        this.report("word-unknown", { word: written, known: spelledList(allowed), near }, key);
      } else if (fields.has(known)) {
        this.report("word-twice", { word: written, other: words[known].id }, key);
      } else fields.set(known, value);
    }
    return fields;
  }

  /** The pairs of a mapping; what is no mapping is reported, nothing at all has none. */
  pairs(node: Node, label: Localized, expected: Localized): { key: Node; value: Node }[] {
    if (isMap<Node, Node | null>(node))
      return node.items.map(({ key, value }) => ({ key, value: value ?? nothingAt(key) }));
    if (!isScalar(node) || sourceOf(node) !== "") this.invalid(node, label, expected);
    return [];
  }

  /** The value of a word; undefined where it is absent, or wrong and reported. */
  scalar<T>(fields: ReadonlyMap<Word, Node>, word: Word, expected: Expected<T>): T | undefined {
    const node = fields.get(word);
    return node && this.value(node, words[word], expected);
  }

  /** One value; undefined where it is wrong and reported. */
  value<T>(node: Node, label: Localized, { read, expected, known = [] }: Expected<T>): T | undefined {
    const value = isScalar(node) ? read(sourceOf(node)) : undefined;
    if (value === undefined) this.invalid(node, label, expected, known);
    return value;
  }

  /** Reports words that a mapping lacks. */
  missing(node: Node, fields: ReadonlyMap<Word, Node>, needed: readonly Word[]): void {
    for (const word of needed)
      if (!fields.has(word)) this.report("word-missing", { word: words[word] }, node);
  }

  /** Reports a value that is none of those expected. */
  invalid(node: Node, label: Localized, expected: Localized, known: readonly string[] = []): void {
    const value = isScalar(node) ? sourceOf(node) : "…";
    const near = nearest(value, known) ?? "";
    this.report(this.#rule, { word: label, value, expected, near }, node);
  }

  /** Reports a rule at the beginning of a part. */
  report(rule: RuleId, details: Details, node: Node): void {
    const { line, col } = this.#counter.linePos(node.range?.[0] ?? 0);
    report(this.#file, rule, details, { line, column: col });
  }
}

/** A scalar as it is written, without quotes; what is no scalar has no such text. */
export function sourceOf(node: Node): string {
  // A scalar that was parsed has its source; only one that code has made would not.
  return isScalar(node) ? (node.source ?? "") : "";
}

/** An empty value where a key stands alone: `{ start }`. */
function nothingAt(key: Node): Node {
  const nothing = new Scalar(null);
  if (key.range) nothing.range = key.range;
  return nothing;
}
