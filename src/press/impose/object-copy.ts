import { isRef } from "../chromium-pdf.ts";
import type { PdfFile } from "../convert/pdf-file.ts";
import type { PdfOutput } from "../convert/pdf-output.ts";
import { isDictionary, nameOf } from "../convert/values.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";

/** What belongs to a document as a whole; whoever leads there would bring all of it along. */
const ofDocument = new Set(["Catalog", "Pages", "Page", "StructTreeRoot", "StructElem", "Annot"]);

/** Entries of streams that say nothing without their document. */
const idle = new Set(["StructParent", "StructParents", "PieceInfo", "Metadata", "LastModified"]);

/** Takes objects over from one file into another, each once and under a new number. */
export class ObjectCopy {
  readonly #file: PdfFile;
  readonly #out: PdfOutput;
  readonly #numbers = new Map<number, number>();
  readonly #shared = new Map<Dictionary, PdfValue>();
  readonly #waiting: number[] = [];

  constructor(file: PdfFile, out: PdfOutput) {
    this.#file = file;
    this.#out = out;
  }

  /** The same value with references into the new file; `finish` brings what they lead to. */
  value(value: PdfValue): PdfValue {
    if (isRef(value)) return this.#reference(value.ref);
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    return isDictionary(value) ? this.dictionary(value) : value;
  }

  /** The same dictionary with references into the new file. */
  dictionary(source: Dictionary): Dictionary {
    return new Map([...source].map(([key, value]) => [key, this.value(value)]));
  }

  /** A reference to a dictionary that several pages have, which becomes one object. */
  shared(source: Dictionary): PdfValue {
    const known = this.#shared.get(source);
    if (known !== undefined) return known;
    const number = this.#out.reserve();
    this.#shared.set(source, { ref: number });
    this.#out.set(number, this.dictionary(source));
    return { ref: number };
  }

  /** Copies everything that was referred to. */
  finish(): void {
    for (let number = this.#waiting.pop(); number !== undefined; number = this.#waiting.pop()) {
      const copy = this.#numbers.get(number);
      if (copy === undefined) continue;
      const value = this.#file.value(number);
      if (!this.#file.isStream(number)) {
        this.#out.set(copy, this.value(value));
        continue;
      }
      const { dictionary, data } = this.#file.stream(number);
      const entries = [...dictionary].filter(([key]) => !idle.has(key) && key !== "Length");
      this.#out.setStream(copy, this.dictionary(new Map(entries)), data);
    }
  }

  #reference(number: number): PdfValue {
    const known = this.#numbers.get(number);
    if (known !== undefined) return { ref: known };
    const value = this.#file.value(number);
    if (isDictionary(value) && ofDocument.has(nameOf(this.#file.resolve(value.get("Type"))) ?? ""))
      return null;
    const copy = this.#out.reserve();
    this.#numbers.set(number, copy);
    this.#waiting.push(number);
    return { ref: copy };
  }
}
