import matter from "gray-matter";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Pair } from "yaml";
import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { notLines, yamlMistake } from "./yaml-mistakes.ts";
import { canonicalWord, spelledList, words, type Word } from "./words.ts";

/** Aliases that one YAML text may use: enough for people, too few for a bomb. */
const aliasLimit = 50;

/** YAML read by canonical words, with the place of each for messages. */
export interface WordedYaml {
  values: Partial<Record<Word, unknown>>;
  places: Partial<Record<Word, Point>>;
  /** Words that a misspelt one was meant to be: that they are missing is said with it. */
  meant?: Set<Word>;
  /** True where nothing could be read: what is missing then is not worth a message. */
  unreadable?: boolean;
}

/** Front matter and the text after it. */
export interface SplitFile extends WordedYaml {
  /** The file's text with every line of front matter emptied, so that lines keep their numbers. */
  body: string;
}

/**
 * Splits the front matter from a lesson and reads it. Mistakes are reported on the file; what could be read is returned.
 * Only YAML is accepted: gray-matter's other engines, JavaScript above all, are never reached.
 */
export function splitFrontMatter(file: VFile, allowed: readonly Word[]): SplitFile {
  const text = String(file.value);
  const first = /^---([^\n]*)(?:\n|$)/.exec(text);
  if (!first) {
    report(file, "front-matter-missing", {}, { line: 1, column: 1 });
    return { values: {}, places: {}, unreadable: true, body: text };
  }
  const language = (first[1] ?? "").trim();
  if (language !== "") {
    report(file, "front-matter-language", { language }, { line: 1, column: 4 });
    return { values: {}, places: {}, unreadable: true, body: text };
  }
  if (!/\n---[ \t]*(?:\n|$)/.test(text)) {
    report(file, "front-matter-unclosed", {}, { line: 1, column: 1 });
    return { values: {}, places: {}, unreadable: true, body: "" };
  }
  return readSplit(file, text, allowed);
}

/** Reads a whole file of YAML, such as package.yaml, by canonical words. */
export function readWordedYaml(file: VFile, allowed: readonly Word[]): WordedYaml {
  return wordedYaml(file, String(file.value), 0, allowed);
}

function readSplit(file: VFile, text: string, allowed: readonly Word[]): SplitFile {
  let yaml = "";
  const keep = (source: string): object => {
    yaml = source;
    return {};
  };
  const refuse = (): never => {
    throw new Error("front matter is YAML only");
  };
  const { content } = matter(text, {
    language: "yaml",
    engines: { yaml: keep, json: refuse, javascript: refuse, js: refuse, coffee: refuse },
  });
  const head = text.slice(0, text.length - content.length);
  const body = head.replace(/[^\n]/g, "") + content;
  return { ...wordedYaml(file, yaml.replace(/^\n/, ""), 1, allowed), body };
}

function wordedYaml(file: VFile, yaml: string, linesBefore: number, allowed: readonly Word[]): WordedYaml {
  const result: WordedYaml = { values: {}, places: {} };
  const counter = new LineCounter();
  const place = (offset: number): Point => {
    const { line, col } = counter.linePos(offset);
    return { line: line + linesBefore, column: col };
  };
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const mistake = yamlMistake(yaml, document);
  if (mistake) {
    const { detail, way, offset } = mistake;
    report(file, "yaml-broken", { detail, way }, place(offset));
    return { ...result, unreadable: true };
  }
  if (document.contents === null) return result;
  if (!isMap(document.contents)) {
    report(file, "yaml-broken", notLines, place(0));
    return { ...result, unreadable: true };
  }
  const values = plainValues(file, document);
  if (!values) return { ...result, unreadable: true };
  for (const pair of document.contents.items) {
    takePair({ file, result, values, allowed, place }, pair);
  }
  return result;
}

function plainValues(file: VFile, document: Document): Record<string, unknown> | undefined {
  try {
    return document.toJS({ maxAliasCount: aliasLimit }) as Record<string, unknown>;
  } catch {
    // The only error left is the alias bound: the document has parsed without errors.
    report(file, "yaml-aliases", { limit: aliasLimit }, { line: 1, column: 1 });
    return undefined;
  }
}

interface Taking {
  file: VFile;
  result: WordedYaml;
  values: Record<string, unknown>;
  allowed: readonly Word[];
  place: (offset: number) => Point;
}

function takePair({ file, result, values, allowed, place }: Taking, pair: Pair): void {
  if (!isScalar(pair.key)) return;
  const written = String(pair.key.value);
  const point = place(pair.key.range?.[0] ?? 0);
  const word = canonicalWord(written, allowed);
  if (word === undefined) {
    const spellings = allowed.flatMap((each) => [words[each].id, words[each].en]);
    const near = nearest(written, spellings) ?? "";
    const meant = canonicalWord(near, allowed);
    if (meant) (result.meant ??= new Set()).add(meant);
    report(file, "word-unknown", { word: written, known: spelledList(allowed), near }, point);
  } else if (word in result.values) {
    report(file, "word-twice", { word: written, other: words[word].id }, point);
  } else {
    result.values[word] = values[written];
    result.places[word] = point;
  }
}
