import { CannotRun } from "../diagnostics/failure.ts";
import type { Language } from "../model/language.ts";
import { PressError, problemText } from "../press/index.ts";
import { wordsOf } from "../press/preflight/finding.ts";
import { preflight } from "../press/preflight/preflight.ts";
import type { ProfileName } from "../press/preflight/profiles.ts";
import type { Book } from "../render/book.ts";
import type { BookPdf, SheetsPdf } from "./output.ts";
import { sourcePlace } from "./source-place.ts";

/** Problems told at once: the others are often the same. */
const mostTold = 3;

/** What cannot be converted, as a failure of the file named that says where in the sources it comes from. */
export function asPressFailure(
  error: unknown,
  name: string,
  { book, pdf }: { book: Book; pdf: BookPdf | SheetsPdf },
): unknown {
  if (!(error instanceof PressError)) return error;
  const lines = error.problems.slice(0, mostTold).map((problem) => {
    const source = sourcePlace(book, pdf, problem);
    return problemText({ ...problem, ...(source && { source }) }, book.language);
  });
  const detail = lines.join("; ");
  return new CannotRun("press-colour", { file: name, detail }, { cause: error });
}

/** A finished file, and what to say of it. */
export interface Candidate {
  name: string;
  profile: ProfileName;
  language: Language;
  /** Where a page, counted from 1, comes from in the sources. */
  source?(page: number): string | undefined;
}

/** A file that a shop would send back is not published. @throws CannotRun `press-refused` */
export async function mustPass(bytes: Uint8Array, candidate: Candidate): Promise<void> {
  const { name, profile, language, source } = candidate;
  const { findings } = await preflight(bytes, profile);
  const error = findings.find(({ severity }) => severity === "error");
  if (!error) return;
  const { place, message, hint } = wordsOf(error, language);
  const { page } = error;
  const line = page === undefined ? undefined : source?.(page);
  const where = [line, place].filter((part) => part !== undefined).join(", ");
  throw new CannotRun("press-refused", { file: name, detail: `${where}: ${message} ${hint}` });
}
