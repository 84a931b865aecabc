import { CannotRun } from "../diagnostics/failure.ts";
import type { Language } from "../model/language.ts";
import { PressError, problemText, toPress } from "../press/index.ts";
import { wordsOf } from "../press/preflight/finding.ts";
import { preflight } from "../press/preflight/preflight.ts";
import type { ProfileName } from "../press/preflight/profiles.ts";
import { fileName } from "./names.ts";
import type { Output } from "./output.ts";
import { pressCondition } from "./press-condition.ts";

/**
 * The inside pages for an offset press: PDF/X-4 in the inks of the templates' printing condition, black text in black
 * ink alone. It is made from the very file that `pdf` writes, so that the text of both is one.
 * @throws CannotRun `press-colour` where something cannot be converted, `press-refused` where preflight finds an error
 */
export const press: Output = {
  name: "press",
  async make(book, { templates, generator, pdfOf }) {
    const { bytes: source, pages } = await pdfOf(book);
    const name = fileName(book, `${book.edition.name}.press`, "pdf");
    const { bytes } = await toPress(source, {
      ...(await pressCondition(templates, book.config)),
      inside: book.config.press.inside,
      date: book.config.date,
      producer: generator,
    }).catch((error: unknown) => {
      throw asPressFailure(error, name, book.language);
    });
    await mustPass(bytes, { name, profile: "sheet", language: book.language });
    return [{ name, output: "press", bytes, ...(pages === undefined ? {} : { pages }) }];
  },
};

/** What cannot be converted, as a failure of the file named. */
export function asPressFailure(error: unknown, name: string, language: Language): unknown {
  if (!(error instanceof PressError)) return error;
  const [first] = error.problems;
  const detail = first ? problemText(first, language) : "";
  return new CannotRun("press-colour", { file: name, detail }, { cause: error });
}

/** A file that a shop would send back is not published. @throws CannotRun `press-refused` */
export async function mustPass(
  bytes: Uint8Array,
  { name, profile, language }: { name: string; profile: ProfileName; language: Language },
): Promise<void> {
  const { findings } = await preflight(bytes, profile);
  const error = findings.find(({ severity }) => severity === "error");
  if (!error) return;
  const { place, message, hint } = wordsOf(error, language);
  throw new CannotRun("press-refused", { file: name, detail: `${place}: ${message} ${hint}` });
}
