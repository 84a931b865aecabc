import type { Nodes, Parents, Text } from "mdast";
import type { Point } from "unist";
import { report } from "../diagnostics/report.ts";
import type { LessonMatter, ModuleMatter } from "../model/book.ts";
import type { Glossary, WordChoice } from "../model/glossary.ts";
import type { Language } from "../model/language.ts";
import { isAbbreviation, phraseHint, phrasePattern } from "../source/phrases.ts";
import { quotedSpans, within } from "../transforms/quotes.ts";
import { contextIn, type Check, type CheckContext, type ModuleText } from "./check.ts";
import { linesOf } from "./lines-of.ts";
import { pointIn } from "./text-place.ts";

/** Words that the package has decided against, found with one expression. */
interface Choices {
  hint: RegExp;
  pattern: RegExp;
  byWord: ReadonlyMap<string, { word: string; choice: WordChoice }>;
  /** Phrases in which they are fine. */
  except: RegExp | undefined;
}

const known = new WeakMap<Glossary, Map<Language, Choices | undefined>>();

/** The package's own words for people and work. A word that is spoken about stands between quotes or in italics. */
export const wordChoice: Check = {
  nodes: {
    text(node, text, { ancestors }) {
      const avoided = avoidedIn(node.value, text.context);
      if (avoided.length === 0 || ancestors.some(({ type }) => type === "emphasis")) return;
      const found = avoidedIn(node.value, text.context);
      const passage = found.length > 0 ? ancestors.findLast(isPassage) : undefined;
      const spans = passage && quotedSpans(passage).get(node);
      for (const { index, ...each } of found) {
        if (!within(spans, index)) reportWord(each, text, pointIn(node, index));
      }
    },
    block(node, text) {
      if (!node.position) return;
      for (const found of avoidedIn(node.attributes.title ?? "", text.context)) {
        reportWord(found, text, node.position?.start);
      }
      for (const part of node.title ?? []) if (part.type === "text") checkTitlePart(part, text);
    },
    figure(node, text) {
      for (const part of node.caption ?? []) if (part.type === "text") checkTitlePart(part, text);
    },
  },
  module(module, context) {
    for (const { file, matter, written } of [module, ...module.lessons]) {
      const own = contextIn(written, context);
      for (const value of matterTexts(matter)) {
        for (const found of avoidedIn(value, own)) {
          reportWord(found, { file }, placeInMatter({ file }, found.written));
        }
      }
    }
  },
};

function checkTitlePart(part: Text, text: ModuleText): void {
  for (const { index, ...found } of avoidedIn(part.value, text.context)) {
    reportWord(found, text, pointIn(part, index));
  }
}

interface Found {
  written: string;
  choice: WordChoice;
}

function reportWord(
  { written, choice }: Found,
  { file }: Pick<ModuleText, "file">,
  place: Point | undefined,
): void {
  report(file, "word-choice", { word: written, use: choice.use, reason: choice.reason }, place);
}

/** Avoided words of a text, but for those in a phrase that is fine. */
function avoidedIn(value: string, { glossary, config }: CheckContext): (Found & { index: number })[] {
  const choices = choicesOf(glossary, config.language);
  if (!choices?.hint.test(value)) return [];
  const found = [...value.matchAll(choices.pattern)];
  if (found.length === 0) return [];
  const fine = choices.except
    ? [...value.matchAll(choices.except)].map(
        ({ 0: phrase, index }) => [index, index + phrase.length] as const,
      )
    : [];
  return found.flatMap(({ 0: written, index }) => {
    const entry = choices.byWord.get(normal(written));
    if (!entry || within(fine, index)) return [];
    if (isAbbreviation(entry.word) && entry.word !== written) return [];
    return [{ written, choice: entry.choice, index }];
  });
}

function choicesOf(glossary: Glossary, language: Language): Choices | undefined {
  const languages = known.get(glossary) ?? new Map<Language, Choices | undefined>();
  known.set(glossary, languages);
  if (!languages.has(language)) languages.set(language, makeChoices(glossary, language));
  return languages.get(language);
}

function makeChoices({ choices }: Glossary, language: Language): Choices | undefined {
  const own = choices.filter((choice) => choice.language === language);
  const entries = own.flatMap((choice) => choice.words.map((word) => ({ word, choice })));
  const avoided = entries.map(({ word }) => word);
  const pattern = phrasePattern(avoided);
  if (!pattern) return undefined;
  return {
    hint: phraseHint(avoided),
    pattern,
    byWord: new Map(entries.map((entry) => [normal(entry.word), entry])),
    except: phrasePattern(own.flatMap(({ except }) => except)),
  };
}

function normal(word: string): string {
  return word.toLowerCase().replace(/\s+/g, " ");
}

function isPassage(node: Parents): boolean {
  const passages: readonly Nodes["type"][] = ["paragraph", "heading", "tableCell", "tableCaption"];
  return passages.includes(node.type);
}

/** Every text of a front matter. */
function matterTexts(matter: LessonMatter | ModuleMatter): string[] {
  return Object.values(matter).flatMap((value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
  });
}

/** The first line of a front matter that has the word. */
function placeInMatter({ file }: Pick<ModuleText, "file">, written: string): Point {
  const lines = linesOf(file);
  const end = lines.indexOf("---", 1);
  const index = lines.slice(0, end === -1 ? undefined : end).findIndex((line) => line.includes(written));
  return { line: index + 1 || 1, column: (lines[index]?.indexOf(written) ?? 0) + 1 };
}
