/** Characters that move a terminal's cursor or turn the letters after them around, and those of no shape at all. */
export const shapeless = /(?![\n\t])\p{Cc}|[\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** What anybody may have written, without characters that do something to where it is shown. */
export function plainText(text: string): string {
  return text.replace(shapeless, "");
}

/**
 * The same as one line, and not longer than there is room for.
 * @param most characters, an ellipsis included
 */
export function plainLine(text: string, most = Number.POSITIVE_INFINITY): string {
  return shortened(plainText(text.replace(/\s+/g, " ")).trim(), most);
}

/** A text of at most so many characters, an ellipsis included; no letter is cut in half. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "");
  return `${kept.trimEnd()}…`;
}
