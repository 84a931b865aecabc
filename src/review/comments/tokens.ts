/** A word of a text, for comparing. */
export interface Token {
  /** Small letters without soft hyphens; a reference is one word, `{peta}`. */
  word: string;
  /** Offsets in the text. */
  start: number;
  end: number;
}

/** References as writers spell them, then runs of letters, digits and marks; soft hyphens and joiners part nothing. */
const pattern = /\{(?:lihat|ref):([^}\s]*)\}|[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]+/gu;

const invisible = /[\u00ad\u200b-\u200d\u2060]/g;

/**
 * The words of a text in order. Punctuation, letter case, spaces and hyphenation are none of it, so that a passage has the
 * same words in its source, in a book and in what a browser selects.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [written, target] = match;
    const word =
      target === undefined
        ? written.replace(invisible, "").normalize("NFKC").toLowerCase()
        : `{${target.toLowerCase()}}`;
    if (word !== "") tokens.push({ word, start: match.index, end: match.index + written.length });
  }
  return tokens;
}

/** The words alone. */
export function wordsIn(text: string | undefined): string[] {
  return tokensOf(text ?? "").map(({ word }) => word);
}
