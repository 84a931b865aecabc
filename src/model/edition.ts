import type { Localized } from "./language.ts";

/** Whom a block addresses. A holder is whoever is handed a loose sheet, such as a role card. */
export type Audience = "everyone" | "facilitator" | "participant" | "holder";

/** A named set of audiences with a policy: what a book shows, and how. */
export interface Edition {
  /** Name on the command line and in file names. */
  readonly name: string;
  /** Printed on the cover. */
  readonly title: Localized;
  /** One line that says whom the book is for. */
  readonly purpose: Localized;
  /** Blocks of these audiences are selected; nothing else is. */
  readonly audiences: ReadonlySet<Audience>;
  /** Model answers in place, or ruled lines to write on. */
  readonly answers: "shown" | "lines";
  /** Session plan, minutes and steps for the one who leads the session. */
  readonly plan: "shown" | "none";
  /** Edition whose page numbers this one quotes, by name; it is paginated first. */
  readonly companion?: string;
  /** Lines for the owner's name on the cover. */
  readonly ownerLines: boolean;
  /** Whether its PDF output also makes the file of what is handed out loose. */
  readonly looseSheets: boolean;
  /** Whether what this edition withholds is searched for in its finished files. */
  readonly guarded: boolean;
}
