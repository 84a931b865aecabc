import { editionNames, editions, type EditionName } from "../editions/index.ts";
import type { Edition } from "../model/edition.ts";
import type { ListedBook, ListedFile } from "../outputs/library.ts";

/**
 * Which editions a preview may serve: those that were asked for, by every way there is. Whatever is not known to belong
 * to one of them is not served, unless all are.
 */
export class ServedEditions {
  readonly #names: ReadonlySet<string>;

  constructor(names: readonly EditionName[] = editionNames) {
    this.#names = new Set(names);
  }

  /** Whether nothing is to be kept back. */
  get all(): boolean {
    return editionNames.every((name) => this.#names.has(name));
  }

  /** Those that are served. */
  get list(): Edition[] {
    return editionNames.filter((name) => this.#names.has(name)).map((name) => editions[name]);
  }

  /** Whether only editions are served from which something is withheld: no words of sources may be shown then. */
  get guarded(): boolean {
    return this.list.every(({ guarded }) => guarded);
  }

  /** Whether minutes and steps of a session may be told. */
  get plan(): boolean {
    return this.list.some(({ plan }) => plan === "shown");
  }

  /** An edition by its name, where it is served. */
  named(name: string): Edition | undefined {
    return this.list.find((each) => each.name === name);
  }

  /** What may be known of the finished books: those of these editions, with the files that are theirs by name, too. */
  books(listed: readonly ListedBook[]): ListedBook[] {
    if (this.all) return [...listed];
    return listed
      .filter(({ edition }) => this.named(edition) !== undefined)
      .map((book) => ({ ...book, files: book.files.filter((file) => isOwn(file, book)) }))
      .filter(({ files }) => files.length > 0);
  }
}

/** Loose sheets are listed with the participant's book, but are for whoever is handed one. */
function isOwn({ path }: ListedFile, { id, edition }: ListedBook): boolean {
  return path.startsWith(`${id}/${id}-${edition}.`);
}
