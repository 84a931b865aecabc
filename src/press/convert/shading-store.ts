import { isRef } from "../chromium-pdf.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { Conversion } from "./conversion.ts";
import { convertExtGState } from "./ext-gstate.ts";
import { multiply, type Matrix } from "./geometry.ts";
import { LaterShading } from "./later-shading.ts";
import type { Drawn, RunPlace } from "./run-host.ts";
import type { ConvertedShading } from "./shading-task.ts";
import { convertShading } from "./shadings.ts";
import { matrixOf, name, numbersOf } from "./values.ts";

/** Converts shadings and patterns of them, each once for each target. */
export class ShadingStore {
  readonly #work: Conversion;
  readonly #known = new Map<string, ConvertedShading>();
  /** Those that wait until all uses are known. */
  readonly later: LaterShading[] = [];

  constructor(work: Conversion) {
    this.#work = work;
  }

  /** A shading. */
  shading(value: PdfValue, place: RunPlace): ConvertedShading {
    const key = isRef(value) ? `${value.ref} ${place.target.kind}` : undefined;
    const known = key === undefined ? undefined : this.#known.get(key);
    if (known) return known;
    const shading = convertShading(this.#work, value, place);
    if (shading.later) this.later.push(new LaterShading(this.#work, shading.later, place.mcid));
    if (key !== undefined) this.#known.set(key, shading);
    return shading;
  }

  /** A shading pattern (ISO 32000-1, table 76); `put` takes one that is no object of its own. */
  gradient(value: PdfValue, place: RunPlace, put?: (made: PdfValue) => void): Drawn {
    const { file, out } = this.#work;
    const dictionary = file.dictionary(value);
    const numbers = numbersOf(file.resolve(dictionary.get("Matrix")));
    const result: Dictionary = new Map([
      ["Type", name("Pattern")],
      ["PatternType", 2],
    ]);
    if (numbers) result.set("Matrix", numbers);
    const state = dictionary.get("ExtGState");
    if (state !== undefined) {
      result.set("ExtGState", convertExtGState(this.#work, state, () => undefined).value);
    }
    const shading = this.shading(dictionary.get("Shading") ?? null, place);
    result.set("Shading", shading.value);
    if (put) put(result);
    else if (isRef(value)) out.set(this.#work.claim(value.ref, place.target.kind), result);
    return drawnShading(shading, matrixOf(numbers));
  }
}

/** A shading's own space is that of its function. */
export function drawnShading({ leaf, matrix }: ConvertedShading, outside: Matrix): Drawn {
  const own = matrix ? multiply(matrix, outside) : outside;
  return { ...(leaf && { leaf }), matrix: own, transparent: false };
}
