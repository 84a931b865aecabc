import type { Localized } from "./language.ts";

/** Whom a block addresses. */
export type Audience = "everyone" | "facilitator" | "participant";

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
  /** Lines for the owner's name on the cover. */
  readonly ownerLines: boolean;
  /** Whether what this edition withholds is searched for in its finished files. */
  readonly guarded: boolean;
}
