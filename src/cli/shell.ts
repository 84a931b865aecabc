import { languages, type Language } from "../model/language.ts";
import { textsOf, type Texts } from "./texts.ts";

/** What a command may use of the world around it. */
export interface Shell {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  language: Language;
  texts: Texts;
  /** For results. */
  out(text: string): void;
  /** For progress and diagnostics. */
  err(text: string): void;
  /** Whether diagnostics may be coloured. */
  color: boolean;
  /** Ends everything that is under way. */
  signal: AbortSignal;
}

/** Makes the shell of this process. */
export function processShell(language: Language, signal: AbortSignal): Shell {
  const color = process.env["NO_COLOR"] === undefined && process.stderr.isTTY;
  return {
    cwd: process.cwd(),
    env: process.env,
    language,
    texts: textsOf(language),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    color,
    signal,
  };
}

/**
 * Language of messages: `--lang`, then EDISI_LANG, then Indonesian. It must be known before the arguments are parsed, so
 * that help and usage errors are in it too.
 */
export function messageLanguage(argv: readonly string[], env: Shell["env"]): Language {
  const at = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const written = at === -1 ? env["EDISI_LANG"] : (argv[at]?.split("=")[1] ?? argv[at + 1]);
  return languages.find((language) => language === written) ?? "id";
}
