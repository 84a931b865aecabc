/**
 * A soft hyphen inside a line: Chromium shows it as a blank without width, and says that it stands for U+00AD. The glyph
 * after it begins where it began (`0 0 Td`); behind a hyphen that a line ends with, nothing does.
 */
const idle = /\/Span<<\/ActualText <feff00ad> >> BDC\n([-\d.]+ [-\d.]+ Td) <[\da-f]+> Tj\nEMC\n0 0 Td /gi;

/** The same inside a ligature, as in a soft hyphen between f and i. */
const insideLigature = /(\/ActualText <feff)((?:[\da-f]{4})*?)00ad((?:[\da-f]{4})*> >> BDC)/gi;

/**
 * Takes soft hyphens that no line ends with out of a content stream, so that words can be searched, copied and read
 * aloud whole. Nothing that is seen changes its place.
 */
export function withoutIdleHyphens(content: string): string {
  if (!/00ad/i.test(content)) return content;
  return content
    .replace(idle, "$1 ")
    .replace(insideLigature, (whole, open: string, before: string, after: string) =>
      before === "" && after.startsWith(">") ? whole : `${open}${before}${after}`,
    );
}
