import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { PdfFile } from "./pdf-file.ts";

/** The resources of a stream: what its content uses, and what it gets instead. What nothing uses stays behind. */
export class ResourceSet {
  readonly #file: PdfFile;
  readonly source: Dictionary;
  readonly #made = new Map<string, Map<string, PdfValue>>();

  constructor(file: PdfFile, source: Dictionary) {
    this.#file = file;
    this.source = source;
  }

  /** What a name means in the source; undefined where it means nothing. */
  find(category: string, key: string): PdfValue | undefined {
    return this.category(category).get(key);
  }

  /** All names of a kind in the source. */
  category(category: string): Dictionary {
    return this.#file.dictionary(this.source.get(category));
  }

  /** True where the name already has its new meaning. */
  has(category: string, key: string): boolean {
    return this.#made.get(category)?.has(key) === true;
  }

  /** Gives a name its new meaning. */
  put(category: string, key: string, value: PdfValue): void {
    const names = this.#made.get(category) ?? new Map<string, PdfValue>();
    names.set(key, value);
    this.#made.set(category, names);
  }

  /** Keeps what a name means. */
  keep(category: string, key: string): void {
    const value = this.find(category, key);
    if (value !== undefined) this.put(category, key, value);
  }

  /** A name that begins with the word and means nothing yet, or already the same. */
  fresh(category: string, word: string): string {
    let key = word;
    while (this.find(category, key) !== undefined) key += "x";
    return key;
  }

  /** The resource dictionary for what was used. */
  dictionary(): Dictionary {
    const result: Dictionary = new Map();
    for (const [category, names] of [...this.#made].sort(([a], [b]) => (a < b ? -1 : 1))) {
      result.set(category, new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1))));
    }
    return result;
  }
}
