import type { VFile } from "vfile";
import { stringify } from "yaml";
import { report } from "../../diagnostics/report.ts";
import { nearest } from "../../diagnostics/suggest.ts";
import type { Language, Localized } from "../../model/language.ts";
import { splitFrontMatter, type SplitFile } from "../../source/front-matter.ts";
import { validateWords, type Fields } from "../../source/validate.ts";
import { words, type Word } from "../../source/words.ts";
import { commentFields, noteFields } from "./comment-fields.ts";
import { commentKindNames, commentKinds, type CommentAnchor, type CommentKind } from "./comment.ts";
import type { RecordName } from "./comment-names.ts";

/** What a reply or a decision says. */
export interface NoteRecord {
  by: string;
  date: string;
  text: string;
  supersedes: readonly string[];
}

/** What a comment's own file says. */
export interface CommentRecord extends Omit<NoteRecord, "supersedes"> {
  session: string;
  kind: CommentKind;
  anchor: CommentAnchor;
}

/**
 * Reads a comment. What is wrong is reported on the file; what could be read is answered, so that no comment is lost for
 * one wrong word. Nothing where the front matter cannot be read at all.
 */
export function readCommentRecord(file: VFile, name: RecordName): CommentRecord | undefined {
  const split = splitRecord(file, commentFields);
  if (!split) return undefined;
  const values = validateWords(file, split, commentFields);
  const { quote, before, after, block, anchor: mark } = values;
  return {
    session: values.session ?? "",
    kind: kindOf(file, values.kind, split),
    anchor: { quote, before, after, block, mark },
    by: values.by ?? "?",
    date: values.date ?? dateOfId(name.id),
    text: bodyOf(file, split),
  };
}

/** Reads a reply or a decision in the same way. */
export function readNoteRecord(file: VFile, name: RecordName): NoteRecord | undefined {
  const split = splitRecord(file, noteFields);
  if (!split) return undefined;
  const { by = "?", date = dateOfId(name.id), supersedes = [] } = validateWords(file, split, noteFields);
  return { by, date, supersedes, text: bodyOf(file, split) };
}

/** A comment as the text of its file. */
export function commentText(
  { session, kind, anchor, by, date, text }: CommentRecord,
  language: Language,
): string {
  const { block, quote, before, after, mark } = anchor;
  return fileText(
    { session, block, kind: commentKinds[kind][language], quote, before, after, anchor: mark, by, date },
    text,
    language,
  );
}

/** A reply or a decision as the text of its file. */
export function noteText({ by, date, supersedes, text }: NoteRecord, language: Language): string {
  return fileText({ by, date, supersedes: supersedes.join(", ") }, text, language);
}

/**
 * What makes a file the same as another one: a client that sends a thing again does so at another time, and when other
 * decisions stand.
 * @param text of a file that edisi wrote
 */
export function essence(text: string): string {
  const passing = [words.date, words.supersedes].flatMap(({ en, id }) => [en, id]).join("|");
  return text.replaceAll("\r\n", "\n").replace(new RegExp(`^(?:${passing}): .*\\n`, "gm"), "");
}

/** Front matter of a comment or a note, and the text after it; nothing where it cannot be read, which is reported. */
function splitRecord(file: VFile, fields: Fields): SplitFile | undefined {
  const text = String(file.value);
  if (!/^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*\r?(?:\n|$)/.test(text)) {
    const found =
      text.trim() === ""
        ? { en: "empty file", id: "Berkas ini kosong" }
        : { en: "start of file", id: "Berkas ini tidak diawali keterangan" };
    report(file, "comment-start", { found, lines: requiredLines(fields) }, { line: 1, column: 1 });
    return undefined;
  }
  const split = splitFrontMatter(file, Object.keys(fields) as Word[]);
  return split.unreadable === true ? undefined : split;
}

/** The lines that a file must have, as people write them. */
function requiredLines(fields: Fields): Localized {
  const own = Object.entries(fields).filter(([, { required }]) => required === true);
  const said = (language: Language): string =>
    own.map(([word]) => `\`${words[word as Word][language]}: …\``).join(", ");
  return { en: said("en"), id: said("id") };
}

function fileText(
  values: Partial<Record<Word, string | undefined>>,
  text: string,
  language: Language,
): string {
  const lines = Object.entries(values).flatMap(([word, value]) => {
    const plain = oneLine(value ?? "");
    if (plain === "") return [];
    return [stringify({ [words[word as Word][language]]: plain }, { lineWidth: 0 })];
  });
  return `---\n${lines.join("")}---\n\n${readable(text)}\n`;
}

function bodyOf(file: VFile, { body }: SplitFile): string {
  const text = body.trim();
  const line =
    String(file.value)
      .split("\n")
      .findLastIndex((each) => each.trim() !== "") + 1;
  if (text === "") report(file, "comment-empty", {}, { line: Math.max(1, line), column: 1 });
  return text;
}

function kindOf(file: VFile, written: string | undefined, { places }: SplitFile): CommentKind {
  if (written === undefined) return "content";
  const lower = written.toLowerCase();
  const kind = commentKindNames.find((name) => Object.values(commentKinds[name]).includes(lower));
  if (kind) return kind;
  const known = { en: listed("en"), id: listed("id") };
  const near =
    nearest(
      written,
      Object.values(commentKinds).flatMap(({ en, id }) => [id, en]),
    ) ?? "";
  report(file, "comment-kind", { kind: written, known, near }, places.kind);
  return "content";
}

function listed(language: Language): string {
  return commentKindNames.map((name) => commentKinds[name][language]).join(", ");
}

function dateOfId(id: string): string {
  return id.replace(/^(\d{4})(\d{2})(\d{2}).*$/, "$1-$2-$3");
}

/** Text as it can be written: whole characters, no control characters but line ends and tabs. */
function readable(text: string): string {
  const whole = Buffer.from(text, "utf8").toString("utf8");
  return whole
    .replace(/\r\n?/g, "\n")
    .replace(/[\u2028\u2029]/g, "\n")
    .replace(/(?![\n\t])\p{Cc}|\ufeff/gu, "")
    .trim();
}

function oneLine(text: string): string {
  return readable(text).replace(/\s+/g, " ");
}
