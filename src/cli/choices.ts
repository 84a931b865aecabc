import { CannotRun } from "../diagnostics/failure.ts";
import { languages, type Language } from "../model/language.ts";
import { spacings, type Review } from "../model/review.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { editionNames, type EditionName } from "../editions/index.ts";
import { reporterNames, type ReporterName } from "../reporters/index.ts";
import { extractNames, outputNames, type ExtractName, type OutputName } from "../outputs/names.ts";

/** Editions named on the command line. @throws CannotRun `value-unknown` */
export function chosenEditions(written: string | undefined): EditionName[] {
  return written === undefined ? [...editionNames] : chosen(written, editionNames, "--edition");
}

/** Outputs named on the command line. @throws CannotRun `value-unknown` */
function chosenOutputs(written: string | undefined): OutputName[] | undefined {
  if (written === undefined) return undefined;
  return chosen(written, outputNames, "--output");
}

/**
 * Outputs named on the command line, and what is copied by itself, which wants no other output.
 * @throws CannotRun `value-unknown`, `option-output`
 */
function chosenCopies({ output, handoutsOnly, worksheetsOnly }: CopyArguments): {
  outputs: OutputName[] | undefined;
  extracts: ExtractName[];
} {
  const outputs = chosenOutputs(output);
  const wanted = { handouts: handoutsOnly === true, worksheets: worksheetsOnly === true };
  const extracts = extractNames.filter((name) => wanted[name]);
  const [first] = extracts;
  if (first === undefined) return { outputs, extracts };
  if (outputs?.includes("photocopy") === false)
    throw new CannotRun("option-output", { option: `--${first}-only`, output: "photocopy" });
  return { outputs: outputs ?? ["photocopy"], extracts };
}

/** What is copied, as commander parses it. */
interface CopyArguments {
  output?: string;
  handoutsOnly?: boolean;
  worksheetsOnly?: boolean;
}

/**
 * Outputs named on the command line, or the review copy that is asked for in their place.
 * @throws CannotRun `value-unknown`, `value-missing`, `option-output`, `round-alone`
 */
export function chosenFiles(written: FileArguments): {
  outputs: OutputName[] | undefined;
  extracts: ExtractName[];
  review?: Review;
} {
  const { round, spacing, output, handoutsOnly, worksheetsOnly, release } = written;
  if (round === undefined) {
    if (spacing !== undefined)
      throw new CannotRun("value-missing", { option: "--round", other: "--spacing" });
    return chosenCopies(written);
  }
  const others = {
    "--output": output !== undefined,
    "--handouts-only": handoutsOnly === true,
    "--worksheets-only": worksheetsOnly === true,
    "--release": release === true,
  };
  const [option] = Object.entries(others).find(([, given]) => given) ?? [];
  if (option !== undefined) throw new CannotRun("round-alone", { option });
  const review: Review = {
    round: wholeNumber(round, "--round", [1, 999]),
    spacing: chosenOne(spacing ?? "single", spacings, "--spacing"),
  };
  return { outputs: ["review"], extracts: [], review };
}

/** What files are asked for, as commander parses it. */
interface FileArguments extends CopyArguments {
  release?: boolean;
  round?: string;
  spacing?: string;
}

/** A format of diagnostics named on the command line. @throws CannotRun `value-unknown` */
export function chosenFormat(written: string): ReporterName {
  const [name = "text"] = chosen(written, reporterNames, "--format");
  return name;
}

/** One of several words named on the command line. @throws CannotRun `value-unknown` */
export function chosenOne<T extends string>(written: string, known: readonly T[], option: string): T {
  const [name] = chosen(written, known, option);
  if (name !== undefined) return name;
  throw new CannotRun("value-unknown", { option, value: written, known: known.join(", ") });
}

/** A language of messages named on the command line. @throws CannotRun `value-unknown` */
export function chosenLanguage(written: string): Language {
  return languageOf(written, "--lang");
}

/** A language of books named on the command line. @throws CannotRun `value-unknown` */
export function chosenBookLanguage(written: string | undefined): Language | undefined {
  return written === undefined ? undefined : languageOf(written, "--language");
}

function languageOf(written: string, option: string): Language {
  const language = languages.find((each) => each === written);
  if (language !== undefined) return language;
  throw new CannotRun("value-unknown", { option, value: written, known: languages.join(", ") });
}

/** A whole number within bounds. @throws CannotRun `value-unknown` */
export function wholeNumber(
  written: string,
  option: string,
  [least, most]: readonly [number, number],
): number {
  const value = Number(written);
  if (/^\d+$/.test(written) && value >= least && value <= most) return value;
  throw new CannotRun("value-unknown", { option, value: written, known: `${least}–${most}` });
}

function chosen<T extends string>(written: string, known: readonly T[], option: string): T[] {
  const names = split(written).map((value) => {
    const name = known.find((each) => each === value);
    if (name !== undefined) return name;
    const near = nearest(value, known) ?? "";
    throw new CannotRun("value-unknown", {
      option,
      value,
      known: known.join(", "),
      near,
    });
  });
  return [...new Set(names)];
}

function split(written: string): string[] {
  return written.split(",").map((each) => each.trim().toLowerCase());
}
