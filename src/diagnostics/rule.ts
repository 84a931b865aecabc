import type { Localized } from "../model/language.ts";

/** How grave a diagnostic is: an error keeps editions from being published. */
export type Severity = "error" | "warning";

/** What the catalogue knows of a rule. Its page in docs/rules/ has a bad and a good example. */
export interface Rule {
  severity: Severity;
  /** What is wrong, with `{name}` for arguments. `{near}` becomes a sentence: " Did you mean `x`?". */
  message: Localized;
  /** The way out. */
  hint?: Localized;
}
