import { isPrintable } from "../../checks/characters.ts";

/** What stands for marks that people often write and the typefaces lack. */
const standIns: Readonly<Record<string, string>> = {
  "→": "->",
  "←": "<-",
  "⇒": "=>",
  "≤": "<=",
  "≥": ">=",
  "✓": "[v]",
  "✔": "[v]",
  "✅": "[v]",
  "☑": "[v]",
  "✗": "[x]",
  "✘": "[x]",
  "❌": "[x]",
  "☐": "[ ]",
  "⚠": "[!]",
};

const segmenter = new Intl.Segmenter("id", { granularity: "grapheme" });

/** Most characters in a row that are named one by one. */
const mostNamed = 3;

/**
 * A text in characters of our own typefaces alone: a sheet looks the same whatever the machine has. Accents that they
 * lack fall away; other characters are named by their code, such as `[U+1F44D]`, and the file of the comment has them.
 */
export function printableText(text: string): string {
  if (isPrintable(text)) return text;
  const written: string[] = [];
  let unknown: string[] = [];
  const tell = (): void => {
    const codes = unknown.length > mostNamed ? unknown.slice(0, 1) : unknown;
    const rest = unknown.length > mostNamed ? ` … × ${unknown.length}` : "";
    if (unknown.length > 0) written.push(`[${codes.map(codeOf).join(" ")}${rest}]`);
    unknown = [];
  };
  for (const { segment } of segmenter.segment(text)) {
    const plain = plainOf(segment);
    if (plain === undefined) {
      unknown.push(segment);
      continue;
    }
    tell();
    written.push(plain);
  }
  tell();
  return written.join("");
}

/** A character as the typefaces can print it; undefined where they cannot. */
function plainOf(segment: string): string | undefined {
  if (isPrintable(segment)) return segment;
  // A mark may be followed by one that asks for its coloured form.
  const stand = standIns[segment.replace(/\ufe0f$/, "")];
  if (stand !== undefined) return stand;
  const bare = segment.normalize("NFKD").replace(/\p{M}/gu, "");
  return bare !== "" && isPrintable(bare) && !/\p{Extended_Pictographic}/u.test(segment) ? bare : undefined;
}

function codeOf(segment: string): string {
  return `U+${(segment.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
