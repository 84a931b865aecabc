import { isScalar, visit, type Document, type Scalar, type YAMLError } from "yaml";
import type { Localized } from "../model/language.ts";

/** What is wrong with a text of YAML, in words for who wrote it. */
export interface YamlMistake {
  detail: Localized;
  /** The way out. */
  way: Localized;
  /** Where, counted in characters from the beginning. */
  offset: number;
}

type Words = Pick<YamlMistake, "detail" | "way">;

const quoteIt: Localized = {
  en: 'Put the whole value between quotes: title: "Rights: a map".',
  id: 'Apit seluruh isinya dengan tanda kutip: judul: "Hak: sebuah peta".',
};

const pairs: Localized = {
  en: "Write lines such as `duration: 60`, with a space after the colon.",
  id: "Tulis baris seperti `durasi: 60`, dengan spasi sesudah titik dua.",
};

const mistakes = {
  lines: {
    detail: {
      en: "unexpected text, expected lines of `word: value`",
      id: "di sini seharusnya ada baris `kata: isi`",
    },
    way: pairs,
  },
  noColon: {
    detail: {
      en: "unexpected line without a colon, expected `word: value`",
      id: "baris ini tidak punya titik dua",
    },
    way: pairs,
  },
  noSpace: {
    detail: {
      en: "unexpected colon without a space after it",
      id: "sesudah titik dua di baris ini tidak ada spasi",
    },
    way: pairs,
  },
  colon: {
    detail: { en: "unexpected colon within the value", id: "isi baris ini memuat titik dua" },
    way: quoteIt,
  },
  openQuote: {
    detail: { en: "unexpected quote that is never closed", id: "tanda kutip ini tidak ditutup" },
    way: {
      en: "Close it at the end of the value, in the same line.",
      id: "Tutup dengan tanda kutip yang sama di akhir isinya.",
    },
  },
  afterQuote: {
    detail: {
      en: "unexpected words after the closing quote or bracket",
      id: "ada kata-kata sesudah tanda kutip atau kurung penutup",
    },
    way: {
      en: "Put the whole value between the other quotes: title: '\"Rights\" and a map'.",
      id: "Apit seluruh isinya dengan kutip yang lain: judul: '\"Hak\" dan peta'.",
    },
  },
  sign: {
    detail: { en: "unexpected sign at the beginning of the value", id: "isinya diawali tanda khusus" },
    way: quoteIt,
  },
  tab: {
    detail: {
      en: "unexpected tab at the beginning of the line, expected spaces",
      id: "baris ini diawali Tab",
    },
    way: { en: "Write two spaces in its place.", id: "Ganti dengan dua spasi." },
  },
  indent: {
    detail: {
      en: "unexpected number of spaces at the beginning of the line",
      id: "spasi di awal baris ini tidak sejajar dengan baris di atasnya",
    },
    way: {
      en: "Lines that belong together begin at the same place. An item of a list begins with `- `.",
      id: "Samakan spasi di awal baris yang setingkat. Butir daftar diawali `- `.",
    },
  },
  twice: {
    detail: { en: "unexpected word that was given already", id: "kata ini sudah ditulis di atas" },
    way: { en: "Keep one of the two lines.", id: "Hapus salah satu barisnya." },
  },
  escape: {
    detail: {
      en: "unexpected \\ between double quotes",
      id: "tanda \\ tidak bisa dipakai di antara kutip ganda",
    },
    way: { en: "Use single quotes: 'a\\b'.", id: "Pakai kutip tunggal: 'a\\b'." },
  },
  bracket: {
    detail: {
      en: "unexpected end of a list between brackets",
      id: "daftar dalam tanda kurung ini tidak lengkap",
    },
    way: {
      en: "Close the bracket and part the items by commas, or write one item a line, each after `- `.",
      id: "Tutup kurungnya dan pisahkan butirnya dengan koma, atau tulis satu butir per baris yang diawali `- `.",
    },
  },
  divided: {
    detail: { en: "unexpected line `---` in the middle", id: "ada garis `---` di tengah" },
    way: { en: "Remove that line.", id: "Hapus garis itu." },
  },
  merge: {
    detail: {
      en: "unexpected mark of git, which could not merge two texts",
      id: "ada tanda dari git yang gagal menggabungkan dua naskah",
    },
    way: {
      en: "Keep one of the two texts, and remove the lines of <<<<<<<, ======= and >>>>>>>.",
      id: "Pilih salah satu naskah, lalu hapus baris <<<<<<<, =======, dan >>>>>>>.",
    },
  },
  other: {
    detail: { en: "unexpected sign in this line", id: "ada tanda yang tidak pada tempatnya" },
    way: quoteIt,
  },
} satisfies Record<string, Words>;

type Name = keyof typeof mistakes;

/** What an error means, by the code that the library gives it. */
const byCode: Partial<Record<YAMLError["code"], Name>> = {
  BLOCK_AS_IMPLICIT_KEY: "colon",
  BLOCK_IN_FLOW: "bracket",
  TAB_AS_INDENT: "tab",
  BAD_INDENT: "indent",
  DUPLICATE_KEY: "twice",
  BAD_SCALAR_START: "sign",
  BAD_ALIAS: "sign",
  TAG_RESOLVE_FAILED: "sign",
  BAD_DQ_ESCAPE: "escape",
  MULTIPLE_DOCS: "divided",
};

/** The mistake that is said of YAML that is no lines of words and values. */
export const notLines: Words = mistakes.lines;

/**
 * The first mistake of a text of YAML: what the library says beyond it is mostly a consequence. Undefined where it could
 * be read.
 */
export function yamlMistake(text: string, document: Document.Parsed): YamlMistake | undefined {
  const [first, ...others] = document.errors;
  if (!first) return signMistake(document);
  const [offset] = first.pos;
  const merge = /^(?:<{7}|={7}|>{7})/m.exec(text)?.index;
  if (merge !== undefined) return { ...mistakes.merge, offset: merge };
  if (first.message.startsWith("Missing closing")) {
    return { ...mistakes.openQuote, offset: lastQuoted(document) ?? offset };
  }
  // A line that stands too far to the right is read as a part of the value above it.
  const isContinued =
    first.code === "BLOCK_AS_IMPLICIT_KEY" && others.some(({ code }) => code === "MULTILINE_IMPLICIT_KEY");
  if (isContinued)
    return { ...mistakes.indent, offset: isAtStart(text, offset) ? offset : nextLine(text, offset) };
  return { ...mistakes[nameOf(first, text)], offset };
}

function nameOf({ code, message, pos: [offset] }: YAMLError, text: string): Name {
  const isBetween = /flow|bracket|\[|\{/i.test(message);
  if (code === "MULTILINE_IMPLICIT_KEY" || message.startsWith("Implicit map keys")) {
    return lineAt(text, offset).includes(":") ? "noSpace" : "noColon";
  }
  if (code === "BAD_INDENT" && isBetween) return "bracket";
  if (code === "MISSING_CHAR" && isBetween) return "bracket";
  if (code === "UNEXPECTED_TOKEN") return tokenName(message, text, offset);
  return byCode[code] ?? "other";
}

/** Something stands where a value has ended already: what the value begins with says why. */
function tokenName(message: string, text: string, offset: number): Name {
  const line = lineAt(text, offset);
  const [, sign = ""] = /^\s*(?:- +)*(?:[^:'"]*: +)?(.)/u.exec(line) ?? [];
  if (/["'[{]/.test(sign)) return "afterQuote";
  if (/[*&!|>@`%\]}?,-]/.test(sign)) return "sign";
  return message.includes("node end") ? "indent" : "other";
}

/** Signs that YAML takes for its own and that lead nowhere: `*bold*`, `!important`. */
function signMistake(document: Document.Parsed): YamlMistake | undefined {
  const [warning] = document.warnings;
  let offset = warning?.pos[0];
  visit(document, {
    Alias: (_, alias) => {
      if (offset === undefined && !alias.resolve(document)) offset = alias.range?.[0];
    },
  });
  return offset === undefined ? undefined : { ...mistakes.sign, offset };
}

/** Where the last value between quotes begins: one that is not closed goes on until the end. */
function lastQuoted(document: Document.Parsed): number | undefined {
  let last: number | undefined;
  const look = (node: Scalar): void => {
    if (isScalar(node) && node.type?.startsWith("QUOTE")) last = Math.max(last ?? 0, node.range?.[0] ?? 0);
  };
  visit(document, { Scalar: (_, node) => look(node) });
  return last;
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, end === -1 ? undefined : end);
}

function isAtStart(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
}

function nextLine(text: string, offset: number): number {
  return text.indexOf("\n", offset) + 1;
}
