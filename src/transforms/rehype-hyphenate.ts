import type { Element, Root } from "hast";
import english from "hyphen/en-gb/index.js";
import indonesian from "hyphen/id/index.js";
import { SKIP, visit } from "unist-util-visit";
import type { Language } from "../model/language.ts";

/** Elements whose text is left whole: headings, labels, code, and what people copy or look up. */
const whole = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "kbd", "cite", "th"]);
const wholeClasses = ["label", "block-label", "step-title", "minutes", "session-label"];

/** Letters of the shortest word that may be parted. */
const shortest = 8;

const hyphenators: Record<Language, (text: string) => string> = {
  id: (text) => indonesian.hyphenateSync(text, { minWordLength: shortest }),
  en: (text) => english.hyphenateSync(text, { minWordLength: shortest }),
};

/**
 * Puts soft hyphens into running text, for print only: headless Chromium has no dictionary for Indonesian.
 * At least three letters stay on each line.
 */
export function rehypeHyphenate(tree: Root | Element, language: Language): void {
  const hyphenate = hyphenators[language];
  visit(tree, (node) => {
    if (node.type === "element" && isWhole(node)) return SKIP;
    if (node.type === "text") node.value = keepEnds(hyphenate(node.value));
    return undefined;
  });
}

function isWhole(node: Element): boolean {
  const classes = node.properties.className;
  return (
    whole.has(node.tagName) || (Array.isArray(classes) && wholeClasses.some((name) => classes.includes(name)))
  );
}

/** Takes soft hyphens back that would leave one or two letters alone on a line. */
function keepEnds(text: string): string {
  return text
    .replace(/(^|[^\p{L}\u00ad])(\p{L}{1,2})\u00ad/gu, "$1$2")
    .replace(/\u00ad(\p{L}{1,2})(?=$|[^\p{L}\u00ad])/gu, "$1");
}
