import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import { classesOf, hasClass, isDerived, isNumbered, textIn, type Run } from "./elements.ts";

/** A word, a sign, white space, or an element that is compared as a whole. */
export interface Token {
  /** What it is compared by: its text, and how that is set. */
  key: string;
  /** As it is read; empty for what has no text. */
  text: string;
  node: ElementContent;
  /** Elements around it within its line, outermost first. */
  path: readonly Element[];
  /** What follows it and is never compared. */
  tail: readonly Element[];
  /** How much it counts when two lines are compared. */
  weight: number;
}

const pattern = /\s+|[\p{L}\p{N}]+(?:[-'’.,:/][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

/** Parts a line of text into tokens. */
export function tokensOf({ nodes }: Run): Token[] {
  const tokens: Token[] = [];
  for (const node of nodes) addTokens(node, [], tokens);
  return tokens;
}

/**
 * What a line of text is compared by as a whole, without parting it into tokens: nearly every line of a book is as it was.
 * White space at its ends is nothing.
 */
export function runKey({ nodes }: Run): string {
  const pieces: string[] = [];
  let setting = "";
  const add = (node: ElementContent, path: readonly Element[]): void => {
    if (node.type === "text") {
      const own = path.map(settingOf).join("");
      if (own !== setting) pieces.push(`\u0002${own}\u0002`);
      setting = own;
      pieces.push(node.value);
    } else if (node.type === "element" && !isDerived(node)) {
      if (isWhole(node, path)) pieces.push(wholeKey(node, textIn(node)));
      else for (const child of node.children) add(child, [...path, node]);
    }
  };
  for (const node of nodes) add(node, []);
  return pieces.join("").normalize("NFC").replace(/\s+/g, " ").trim();
}

/** How an element within a line sets its text; empty where it sets nothing apart, as a link within the book. */
export function settingOf(element: Element): string {
  if (isTransparent(element)) return "";
  const { href } = element.properties;
  return [element.tagName, ...classesOf(element).sort(), typeof href === "string" ? href : ""].join(".");
}

/** A link within the book, or the mark of a term's first use: made from what stands elsewhere. */
export function isTransparent({ tagName, properties }: Element): boolean {
  return (
    tagName === "dfn" ||
    (tagName === "a" && (properties.href === undefined || properties.href.startsWith("#")))
  );
}

function addTokens(node: ElementContent, path: readonly Element[], tokens: Token[]): void {
  if (node.type === "text") {
    const setting = path.map(settingOf).join("");
    for (const [text] of node.value.matchAll(pattern)) tokens.push(wordToken(text, setting, path));
    return;
  }
  if (node.type !== "element") return;
  if (isDerived(node)) {
    const last = tokens.at(-1);
    if (last) tokens[tokens.length - 1] = { ...last, tail: [...last.tail, node] };
    else tokens.push({ key: "", text: "", node, path, tail: [], weight: 0.01 });
    return;
  }
  if (isWhole(node, path)) {
    tokens.push(wholeToken(node, path));
    return;
  }
  for (const child of node.children) addTokens(child, [...path, node], tokens);
}

function wordToken(text: string, setting: string, path: readonly Element[]): Token {
  const node: ElementContent = { type: "text", value: text };
  const common = { text, node, path, tail: [] };
  if (text.trim() === "") return { ...common, key: " ", weight: 0.01 };
  const weight = /[\p{L}\p{N}]/u.test(text) ? Math.min(8, 1 + text.length) : 0.4;
  return { ...common, key: `${setting}\u0002${text.normalize("NFC")}`, weight };
}

/** An element as one token. */
function wholeToken(node: Element, path: readonly Element[]): Token {
  const text = textIn(node);
  return { key: wholeKey(node, text), text, node, path, tail: [], weight: 4 };
}

/** Numbers in it follow from what stands before, so they are not compared. */
function wholeKey(node: Element, text: string): string {
  const { src, checked, role, ariaLabel } = node.properties;
  const facts =
    node.tagName === "svg" ? drawingKey(node) : [src, checked, role === "img" ? ariaLabel : ""].join(" ");
  return `\u0003${settingOf(node)} ${facts} ${text.replace(/\d+/g, "0")}`;
}

/** Whether an element is compared as a whole: a number, a picture, a box, words of ours. */
function isWhole(node: Element, path: readonly Element[]): boolean {
  const whole = isNumbered(node) || hasClass(node, "withheld");
  return whole || isCaptionNumber(node, path.at(-1)) || textIn(node) === "";
}

/** "Tabel 3", the number of a caption. */
function isCaptionNumber(node: Element, inside: Element | undefined): boolean {
  return (
    node.tagName === "b" && inside === undefined && /^(?:Gambar|Tabel|Figure|Table) \d+$/.test(toString(node))
  );
}

/** A drawing without the anchors in it, which count through the book. */
function drawingKey(node: Element): string {
  return JSON.stringify(node, (name, value: unknown) => {
    if (name === "id" || name === "position" || name === "href") return undefined;
    return typeof value === "string" ? value.replace(/#[\w-]+/g, "#") : value;
  });
}
