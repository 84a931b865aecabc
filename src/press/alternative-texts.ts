import { isRef } from "./chromium-pdf.ts";
import { PdfFile } from "./convert/pdf-file.ts";
import { isDictionary } from "./convert/values.ts";
import { decodeText, type Dictionary, type PdfValue } from "./pdf-value.ts";

/** A file's structure tree is no deeper than this, or it is a circle. */
const deepest = 200;

/** Alternative texts of a tagged file: what a marked sequence shows, in words (ISO 32000-1, 14.9.3). */
export class AlternativeTexts {
  readonly #file: PdfFile;

  constructor(pdf: Uint8Array) {
    this.#file = new PdfFile(pdf);
  }

  /** The text of the picture that a marked sequence is part of; undefined where it is part of none. Page from 0. */
  at(page: number, mcid: number): string | undefined {
    const key = this.#file.resolve(this.#file.pages()[page]?.dictionary.get("StructParents"));
    const tree = this.#file.dictionary(this.#file.catalog.get("StructTreeRoot"));
    const owners = typeof key === "number" ? this.#number(tree.get("ParentTree"), key) : undefined;
    let element = Array.isArray(owners) ? owners[mcid] : undefined;
    for (let depth = 0; element !== undefined && depth < deepest; depth += 1) {
      const entries = this.#file.dictionary(element);
      const text = this.#file.resolve(entries.get("Alt"));
      if (typeof text === "string") return decodeText(text);
      element = entries.get("P");
    }
    return undefined;
  }

  /** A value of a number tree (ISO 32000-1, 7.9.7). */
  #number(root: PdfValue | undefined, key: number): PdfValue | undefined {
    const waiting: (PdfValue | undefined)[] = [root];
    const seen = new Set<number>();
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (isRef(node) && seen.has(node.ref)) continue;
      if (isRef(node)) seen.add(node.ref);
      const entries: Dictionary = this.#file.dictionary(node);
      const nums = this.#file.resolve(entries.get("Nums"));
      const at = Array.isArray(nums)
        ? nums.findIndex((value, index) => index % 2 === 0 && value === key)
        : -1;
      if (Array.isArray(nums) && at !== -1) return this.#file.resolve(nums[at + 1]);
      const kids = this.#file.resolve(entries.get("Kids"));
      if (Array.isArray(kids)) waiting.push(...kids);
      else if (isDictionary(kids)) waiting.push(kids);
    }
    return undefined;
  }
}
