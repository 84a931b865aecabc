/**
 * Whole words and phrases that are looked for, in one expression that disregards case; the longest is found first.
 * @returns undefined where there is nothing to look for
 */
export function phrasePattern(phrases: Iterable<string>, suffix = ""): RegExp | undefined {
  const sources = sourcesOf(phrases);
  if (sources.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}-])(${sources.join("|")})${suffix}(?![\\p{L}\\p{N}]|-\\p{L})`, "giu");
}

/** Whether letters of a phrase are all capitals, as in an abbreviation, which is found only as it is written. */
export function isAbbreviation(phrase: string): boolean {
  return /\p{Lu}/u.test(phrase) && !/\p{Ll}/u.test(phrase);
}

/**
 * Whether a text may hold one of the phrases: a quick look, which most texts end with, before the exact one.
 * @returns an expression without state
 */
export function phraseHint(phrases: Iterable<string>): RegExp {
  return new RegExp(sourcesOf(phrases).join("|"), "i");
}

function sourcesOf(phrases: Iterable<string>): string[] {
  return [...new Set(phrases)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+"));
}
