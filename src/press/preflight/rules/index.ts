import { boxRules } from "./box-rules.ts";
import { colourRules } from "./colour-rules.ts";
import { contentRules } from "./content-rules.ts";
import { fileRules } from "./file-rules.ts";
import { fontRules } from "./font-rules.ts";
import { imageRules } from "./image-rules.ts";
import { inkRules } from "./ink-rules.ts";
import { overprintRules } from "./overprint-rules.ts";
import { pdfxRules } from "./pdfx-rules.ts";
import type { Rule } from "./rule.ts";

/** Every rule of preflight, in the order of reports. A new one is an entry in the file of its area; ids are permanent. */
export const preflightRules: readonly Rule[] = [
  ...fileRules,
  ...pdfxRules,
  ...boxRules,
  ...contentRules,
  ...fontRules,
  ...colourRules,
  ...overprintRules,
  ...inkRules,
  ...imageRules,
];
