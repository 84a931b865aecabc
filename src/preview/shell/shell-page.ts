import { join } from "node:path";
import type { Language } from "../../model/language.ts";
import { Templates } from "../../outputs/templates.ts";
import { shellWords } from "./shell-words.ts";

/** Policy of the preview's own page: scripts, styles and books that it serves itself, and nothing else. */
export const shellPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * The page at `/`, without any book: its scripts fetch these.
 * @param templates the tool's own folder of templates
 * @throws CannotRun `template-broken`, `template-word`
 */
export async function shellPage(templates: string, language: Language): Promise<string> {
  const words = shellWords(language);
  return new Templates([templates]).fill(join("preview", "shell.html"), {
    html: {},
    text: { ...words, language, words: JSON.stringify(words) },
  });
}
