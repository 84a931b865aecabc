import { distance } from "fastest-levenshtein";
import type { Language } from "../model/language.ts";

/** The known word nearest to the one written, or undefined where none is near enough to have been meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const written = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const steps = distance(written, candidate.toLowerCase());
    if (steps < bestDistance) {
      best = candidate;
      bestDistance = steps;
    }
  }
  return best;
}

/** " Did you mean `x`?", or nothing where there is no near word. */
export function nearSentence(word: string, language: Language): string {
  if (word === "") return "";
  return language === "id" ? ` Mungkin maksudnya \`${word}\`?` : ` Did you mean \`${word}\`?`;
}
