// The press library: `import { preflight, toPress } from "edisi/press"`.
export type { Inks } from "./convert/colour.ts";
export type {
  CopierRules,
  Marks,
  OutputIntent,
  PageChoice,
  PageFormat,
  PictureReport,
  PressFile,
  PressOptions,
  PressReport,
  RuledPage,
} from "./convert/options.ts";
export { PressError, problemText, type PressProblem, type ProblemCode } from "./convert/problems.ts";
export { toPress } from "./convert/to-press.ts";
export type { BookletFile, BookletOptions, BookletReport, BookletWords } from "./impose/booklet-options.ts";
export { creepOf, sheetsOf, type Creep, type Sheet, type SheetSide } from "./impose/sheets.ts";
export { signatures, type BookletPage, type Signature, type SignaturePlan } from "./impose/signatures.ts";
export { toBooklet } from "./impose/to-booklet.ts";
export { wordsOf, type Finding, type FindingWords, type Place } from "./preflight/finding.ts";
export { preflight, type PreflightOptions, type PreflightResult } from "./preflight/preflight.ts";
export { profileNames, profiles, type ProfileName } from "./preflight/profiles.ts";
export { UnreadablePdf } from "./preflight/read/unreadable.ts";
export { jsonReport, type JsonReport } from "./preflight/report/json-report.ts";
export { textReport } from "./preflight/report/text-report.ts";
export type { PreflightFacts } from "./preflight/summary.ts";
