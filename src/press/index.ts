// The press library: `import { toPress } from "edisi/press"`.
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
