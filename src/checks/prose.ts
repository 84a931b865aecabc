import type { PhrasingContent } from "mdast";

/** Abbreviations whose point ends no sentence. Those of lists (dll., dsb., etc.) may end one, and are not among them. */
const abbreviations =
  "dr|drs|dra|prof|ir|bpk|sdr|sdri|yth|jl|jln|mis|a\\.n|u\\.p|u\\.b|s\\.d|d\\.a|st|mr|mrs|ms|e\\.g|i\\.e|cf|vs|approx";

/** Abbreviations whose point ends no sentence where a number follows. */
const numberAbbreviations =
  "ps|psl|no|nom|hlm|tgl|gbr|lamp|tel|telp|rp|art|arts|sec|nos|p|pp|para|paras|fig|ch|vol";

/** The end of a sentence: a mark, what closes around it, a space, and no small letter after it. */
const endOfSentence = /([.!?…]+)["'”’)\]]*(?=\s+(?!\p{Ll})\S|$)\s*/gu;

const abbreviated = new RegExp(`(?:^|[\\s(“"'])(?:${abbreviations})\\.$`, "iu");
const abbreviatedNumber = new RegExp(`(?:^|[\\s(“"'])(?:${numberAbbreviations})\\.$`, "iu");

/** A word and the number that belongs to it, which are read in one go: "Pasal 28", "ayat (1)", "huruf a", "Rp 10.000". */
const numbered =
  /\b((?:pasal|ps\.?|ayat|huruf|angka|butir|nomor|no\.?|tahun|bab|lembar kerja|sesi|tabel|gambar|rp|article|art\.?|section|sec\.?|paragraph|para\.?|number|chapter|session|table|figure|worksheet)) +\(?(?:\d[\d./–-]*|[a-z])\)?(?=[\s.,;:!?)]|$)/giu;

/** A sentence in running text. */
export interface Sentence {
  text: string;
  /** Where it begins in the text. */
  offset: number;
}

/**
 * The sentences of a text. A point in an abbreviation, a number, a time or an address ends none, and neither does one
 * that a small letter follows.
 */
export function sentencesIn(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const take = (to: number): void => {
    const piece = text.slice(from, to);
    if (piece.trim() !== "")
      sentences.push({ text: piece.trim(), offset: from + piece.length - piece.trimStart().length });
    from = to;
  };
  for (const match of text.matchAll(endOfSentence)) {
    const [whole, marks = ""] = match;
    const end = match.index + whole.length;
    const before = text.slice(Math.max(0, match.index - 12), match.index + marks.length);
    const short = abbreviated.test(before) || (/^\d/.test(text.slice(end)) && abbreviatedNumber.test(before));
    if (short && marks === "." && end < text.length) continue;
    take(end);
  }
  take(text.length);
  return sentences;
}

/** How many words a text has. A number that belongs to a word does not count beside it, nor does a mark alone. */
export function wordsIn(text: string): number {
  return text
    .replace(numbered, "$1")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Inline content as it is read: without notes, citations and HTML. */
export function proseOf(nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => textOf(node)).join("");
}

function textOf(node: PhrasingContent): string {
  switch (node.type) {
    case "break":
      return " ";
    case "crossReference":
      return "#";
    case "text":
    case "inlineCode":
    case "blank":
      return node.value;
    default:
      return "children" in node ? proseOf(node.children) : "";
  }
}
