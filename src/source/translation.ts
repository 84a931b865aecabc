import { createHash } from "node:crypto";
import type { VFile } from "vfile";
import { languages, type Language } from "../model/language.ts";

const statusLine = /^status[ \t]*:.*\n/im;
const markLine = /^(?:translated-from|terjemahan-dari)[ \t]*:(.*)$/i;

/** `03-sesi.en.md` is the English of `03-sesi.md`: the language before the ending, where a file name has one. */
export function languageOfName(name: string): Language | undefined {
  const written = /\.([a-z]{2})\.[a-z]+$/i.exec(name)?.[1]?.toLowerCase();
  return languages.find((language) => language === written);
}

/** Name of the translation of a file: `03-sesi.md` becomes `03-sesi.en.md`. */
export function translatedName(name: string, language: Language): string {
  return name.replace(/(?=\.[a-z]+$)/i, `.${language}`);
}

/** Name of the file that a translation translates. */
export function sourceName(name: string): string {
  return name.replace(/\.[a-z]{2}(?=\.[a-z]+$)/i, "");
}

/**
 * Mark of a text, by which a translation names what it was made from: `s` and eight hexadecimal digits. Line ends and
 * white space at the ends of lines are none of it, so that it is the same on every machine; nor is the status in its front
 * matter: no word changes when a text becomes final.
 */
export function markOf(file: VFile): string {
  const text = String(file.value)
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join("\n")
    .trim()
    .replace(/^---\n(?:.*\n)*?---(?=\n|$)/, (head) => head.replace(statusLine, ""));
  return `s${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
}

/** The mark that a translation bears in its front matter, and its line; nothing where none is written. */
export function writtenMark(file: VFile): { mark: string; line: number } | undefined {
  const [head = ""] = /^---[ \t]*\n[\s\S]*?\n---/.exec(String(file.value)) ?? [];
  const lines = head.split("\n");
  const index = lines.findIndex((line) => markLine.test(line));
  const mark = markLine
    .exec(lines[index] ?? "")?.[1]
    ?.replace(/(?:^|\s)#.*$/, "")
    .trim()
    .replace(/^["']|["']$/g, "");
  return mark === undefined || mark === "" ? undefined : { mark, line: index + 1 };
}
