import { packageBook } from "../model/bindings.ts";

/** Remembers whose files are older than the sources, as making them may be given up or fail: at first, everybody's. */
export class Backlog {
  /** Books that are up to date. */
  readonly #made = new Set<string>();

  /** Takes in paths below the package's folder. What lies in no module's folder is every module's. */
  add(changed: Iterable<string>): void {
    for (const path of changed) {
      const [top, module, ...rest] = path.split("/");
      if (top === "modules" && module !== undefined && rest.length > 0) this.addModules([module]);
      else this.#made.clear();
    }
  }

  /** Takes in modules. The volume of all of them is as old as any. */
  addModules(changed: Iterable<string>): void {
    for (const id of changed) {
      this.#made.delete(id);
      this.#made.delete(packageBook);
    }
  }

  /** The books to make, among those that there are. */
  among(known: readonly string[]): string[] {
    return known.filter((id) => !this.#made.has(id));
  }

  /** Says that these were made. */
  done(made: Iterable<string>): void {
    for (const id of made) this.#made.add(id);
  }
}
