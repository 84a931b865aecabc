import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { searchPictures, searchText, tracesOf, type Leak, type Withheld } from "../editions/leak-gate.ts";
import type { LessonMatter } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import type { References } from "../model/references.ts";
import type { OutputFile } from "../outputs/output.ts";
import { treesOf, type Book } from "../render/book.ts";
import { statusText } from "../source/law-status.ts";

/**
 * Searches the finished files of a guarded edition for what it withholds. Selection has taken it out already: this looks
 * at the files themselves, with other eyes, before anybody else can.
 */
export async function findLeaks(book: Book, files: readonly OutputFile[]): Promise<Leak[]> {
  if (!book.edition.guarded) return [];
  const traces = new Map<Edition, Withheld>();
  const withheldFrom = (reader: Edition): Withheld => {
    const known = traces.get(reader) ?? withheldBy(book, reader);
    traces.set(reader, known);
    return known;
  };
  const leaks = await Promise.all(
    files.map((file) => searchFile(file, withheldFrom(file.edition ?? book.edition))),
  );
  return leaks.flat();
}

/** The traces of what a reader of a book must not find: of its edition, or of what is handed out with it. */
export function withheldBy(book: Book, reader: Edition): Withheld {
  const { parts, matter, config, glossary, references } = book;
  const modules = parts.map(({ module }) => module);
  const trees = modules.flatMap(({ introduction, bank, lessons }) => [
    introduction,
    ...(bank ? [bank.tree] : []),
    ...lessons.map(({ tree }) => tree),
  ]);
  const open = [
    matter,
    config.title,
    config.imprints,
    ...modules.map((module) => module.matter),
    ...modules.flatMap(({ lessons }) => lessons.map((lesson) => openMatter(lesson.matter))),
    parts.flatMap(treesOf).flatMap(namesElsewhere),
    glossary.terms,
    [...references.entries.values()].map(({ name, title, forms }) => [name, title, forms]),
    standings(references),
  ].flatMap(stringsIn);
  const secret = [...references.entries.values()].flatMap(({ note, parts }) =>
    [note, ...parts.map((part) => part.note)].filter((text) => text !== undefined),
  );
  return tracesOf(trees, reader, { open, secret });
}

/** The status of instruments and of their articles, as the list of law says it in every edition. */
function standings(references: References): unknown {
  return [...references.entries.values()].flatMap((entry) =>
    [entry, ...entry.parts].map((standing) => statusText(standing, references)),
  );
}

/** What references in a selected tree call things in other modules. */
function namesElsewhere(tree: Root): string[] {
  const names: string[] = [];
  visit(tree, "crossReference", ({ resolved }) => {
    if (resolved?.module) names.push(resolved.module.title, resolved.title);
  });
  return names;
}

/** Front matter that the participant's book shows. */
function openMatter({ title, summary, objectives, bring }: LessonMatter): unknown {
  return [title, summary, objectives, bring];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

async function searchFile({ name, bytes }: OutputFile, withheld: Withheld): Promise<Leak[]> {
  if (name.endsWith(".pdf")) {
    // pdf.js is large, and only guarded editions need it.
    const { readPdfText } = await import("../press/pdf-text.ts");
    const { pages, others } = await readPdfText(bytes);
    return [pages.join("\n"), ...others].flatMap((text) => searchText(text, name, withheld));
  }
  const text = Buffer.from(bytes).toString("utf8");
  return [
    ...textsOfHtml(text).flatMap((each) => searchText(each, name, withheld)),
    ...searchPictures(text, name, withheld),
  ];
}

/**
 * Everything in HTML that somebody can read, without the embedded data: its text as it runs on over tags, then what
 * stands in its tags and comments, each for itself.
 */
function textsOfHtml(html: string): string[] {
  const text = html
    .replace(/data:[a-z]+\/[a-z0-9+.-]+;base64,[A-Za-z0-9+/=]+/g, " ")
    .replace(/<style>[\s\S]*?<\/style>/g, " ")
    .replaceAll("&#x26;", "&")
    .replaceAll("&amp;", "&");
  const tag = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^>]*>/gi;
  return [text.replace(tag, " "), ...(text.match(tag)?.filter((each) => /[\s!]/.test(each)) ?? [])];
}
