import type { Conversion } from "./conversion.ts";

/** A shading that is computed when all its uses are known; what goes wrong then is told with the place of its first use. */
export class LaterShading {
  readonly #work: Conversion;
  readonly #make: () => void;
  readonly #page: number;
  readonly #object: number | undefined;
  readonly #mcid: number | undefined;

  constructor(work: Conversion, make: () => void, mcid: number | undefined) {
    this.#work = work;
    this.#make = make;
    this.#page = work.page;
    this.#object = work.object;
    this.#mcid = mcid;
  }

  /** Computes it, and notes a problem where that cannot be. */
  convert(): void {
    this.#work.page = this.#page;
    this.#work.object = this.#object;
    try {
      this.#make();
    } catch (error) {
      this.#work.note(error, this.#mcid);
    }
  }
}
