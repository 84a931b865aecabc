import type { Element, Root } from "hast";
import english from "hyphen/en-gb/index.js";
import { toString } from "hast-util-to-string";
import indonesian from "hyphen/id/index.js";
import { SKIP, visit } from "unist-util-visit";
import { languages, type Language } from "../model/language.ts";

/** Elements whose text is left whole: headings, labels, code, and what people copy or look up. */
const whole = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "kbd", "cite", "th", "svg"]);
const wholeClasses = ["label", "block-label", "step-title", "minutes", "session-label"];

/** Letters of the shortest word that may be parted, and letters that stay on each line. */
const shortest = 10;
const ends = 4;

/** A place before two consonants that begin no syllable: "lah" stays whole in "berkelilinglah". */
const beforeCluster = /\u00ad(?=(?!(?:ng|ny|sy|kh)[aiueo])[^aiueo\u00ad]{2})/giu;

const hyphenators: Record<Language, (text: string) => string> = {
  id: (text) => indonesian.hyphenateSync(text, { minWordLength: shortest }).replace(beforeCluster, ""),
  en: (text) => english.hyphenateSync(text, { minWordLength: shortest }),
};

/**
 * Puts soft hyphens into running text, for print only: headless Chromium has no dictionary for Indonesian. Light: long
 * words only, and at most two places in a word, for ragged text needs few and readers stumble over each. What is marked
 * with another language (`lang`) has that language's hyphens.
 */
export function rehypeHyphenate(tree: Root | Element, language: Language): void {
  const own = (tree.type === "element" ? languageOf(tree) : undefined) ?? language;
  const hyphenate = hyphenators[own];
  visit(tree, (node) => {
    if (node.type === "element" && isWhole(node)) return SKIP;
    if (node.type === "element" && node !== tree && (languageOf(node) ?? own) !== own) {
      rehypeHyphenate(node, own);
      return SKIP;
    }
    if (node.type === "text" && /\p{L}{10}/u.test(node.value)) {
      node.value = hyphenate(node.value).replace(/[\p{L}\u00ad]+/gu, lighten);
    }
    return undefined;
  });
}

/** The language that an element is marked with, where it is one that edisi knows. */
function languageOf({ properties }: Element): Language | undefined {
  return languages.find((language) => language === properties.lang);
}

/** Keeps the two places nearest to the thirds of a word, away from its ends. */
function lighten(word: string): string {
  const parts = word.split("\u00ad");
  if (parts.length === 1) return word;
  const letters = parts.join("");
  const places: number[] = [];
  let at = 0;
  for (const part of parts.slice(0, -1)) {
    at += part.length;
    if (at >= ends && letters.length - at >= ends) places.push(at);
  }
  const nearest = (target: number): number | undefined =>
    places.toSorted((a, b) => Math.abs(a - target) - Math.abs(b - target))[0];
  const third = letters.length / 3;
  const kept = new Set([nearest(third), nearest(2 * third)]);
  return Array.from(letters, (letter, index) => (kept.has(index) ? `\u00ad${letter}` : letter)).join("");
}

function isWhole(node: Element): boolean {
  if (node.tagName === "a" && toString(node).includes("://")) return true;
  const classes = node.properties.className;
  return (
    whole.has(node.tagName) || (Array.isArray(classes) && wholeClasses.some((name) => classes.includes(name)))
  );
}
