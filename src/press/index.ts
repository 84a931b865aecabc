// The press library: `import { preflight, toPress } from "edisi/press"`.
export type { Inks } from "./convert/colour.ts";
export type {
  Marks,
  OutputIntent,
  PageFormat,
  PictureReport,
  PressFile,
  PressOptions,
  PressReport,
} from "./convert/options.ts";
export { PressError, problemText, type PressProblem, type ProblemCode } from "./convert/problems.ts";
export { toPress } from "./convert/to-press.ts";
export { wordsOf, type Finding, type FindingWords, type Place } from "./preflight/finding.ts";
export { preflight, type PreflightOptions, type PreflightResult } from "./preflight/preflight.ts";
export { profileNames, profiles, type ProfileName } from "./preflight/profiles.ts";
export { UnreadablePdf } from "./preflight/read/unreadable.ts";
export { jsonReport, type JsonReport } from "./preflight/report/json-report.ts";
export { textReport } from "./preflight/report/text-report.ts";
export type { PreflightFacts } from "./preflight/summary.ts";
