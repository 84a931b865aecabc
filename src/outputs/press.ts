import { z } from "zod";
import { CannotRun } from "../diagnostics/failure.ts";
import type { Language } from "../model/language.ts";
import { PressError, problemText, toPress } from "../press/index.ts";
import { wordsOf } from "../press/preflight/finding.ts";
import { preflight } from "../press/preflight/preflight.ts";
import { fileName } from "./names.ts";
import type { Output } from "./output.ts";
import type { Templates } from "./templates.ts";

const share = z.number().min(0).max(1);

const pressFile = z.object({
  /** Name of the printing condition in the ICC registry. */
  condition: z.string().min(1),
  /** The condition in words. */
  info: z.string().min(1),
  /** ICC profile beside this file. */
  profile: z.string().min(1),
  /** Sum of inks at one place, 3 for 300 %. */
  inkLimit: z.number().positive().max(4),
  /** Mm. */
  bleed: z.number().min(0).max(10),
  /** Exact inks (cyan, magenta, yellow, black; 0 to 1) of the colours of tokens.css. */
  colours: z.record(z.string().regex(/^#[0-9a-f]{6}$/), z.tuple([share, share, share, share])),
});

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
    const { colours, inkLimit, bleed, condition, info, profile } = await pressSettings(templates);
    const intent = { profile: await templates.bytes(`press/${profile}`), condition, info };
    const { bytes } = await toPress(source, {
      intent,
      colours,
      inkLimit,
      bleed,
      date: book.config.date,
      producer: generator,
    }).catch((error: unknown) => {
      throw asFailure(error, name, book.language);
    });
    await mustPass(bytes, name, book.language);
    return [{ name, output: "press", bytes, ...(pages === undefined ? {} : { pages }) }];
  },
};

async function pressSettings(templates: Templates): Promise<z.output<typeof pressFile>> {
  const path = "press/inks.json";
  const parsed = pressFile.safeParse(JSON.parse(await templates.read(path)));
  if (parsed.success) return parsed.data;
  throw new CannotRun("template-broken", { path, detail: parsed.error.message });
}

function asFailure(error: unknown, name: string, language: Language): unknown {
  if (!(error instanceof PressError)) return error;
  const [first] = error.problems;
  const detail = first ? problemText(first, language) : "";
  return new CannotRun("press-colour", { file: name, detail }, { cause: error });
}

/** A file that a shop would send back is not published. */
async function mustPass(bytes: Uint8Array, name: string, language: Language): Promise<void> {
  const { findings } = await preflight(bytes, "sheet");
  const error = findings.find(({ severity }) => severity === "error");
  if (!error) return;
  const { place, message, hint } = wordsOf(error, language);
  throw new CannotRun("press-refused", { file: name, detail: `${place}: ${message} ${hint}` });
}
