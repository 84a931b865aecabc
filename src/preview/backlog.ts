import { packageBook } from "../model/bindings.ts";

/** Remembers whose PDF files are older than the sources, as printing may be given up or fail. */
export class PrintBacklog {
  /** Every module, also one that nobody has named yet. */
  #all = true;
  readonly #modules = new Set<string>();

  /** Takes in paths below the package's folder. What lies in no module's folder is every module's. */
  add(changed: Iterable<string>): void {
    for (const path of changed) {
      const [top, module, ...rest] = path.split("/");
      if (top === "modules" && module !== undefined && rest.length > 0) this.#modules.add(module);
      else this.#all = true;
    }
  }

  /** The modules to print, among those that there are; the volume of all of them with any of them. */
  among(known: readonly string[]): string[] {
    const changed = this.#all || this.#modules.size > 0;
    return known.filter((id) => this.#all || this.#modules.has(id) || (changed && id === packageBook));
  }

  /** Says that all were printed. */
  clear(): void {
    this.#all = false;
    this.#modules.clear();
  }
}
