import type { Element, ElementContent } from "hast";

/** Elements that stand by themselves; every other runs along in a line of text. */
const standing: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/**
 * Classes of what is made from other parts of the book, or from nothing but room: it changes because something else has,
 * and that is marked in its own place.
 */
const derivedClasses: ReadonlySet<string> = new Set([
  "agenda",
  "first-use",
  "law-note",
  "law-uses",
  "miniature",
  "objective-uses",
  "ref-page",
  "scoring",
  "tests",
  "write-in",
]);

/** Classes of numbers that follow from what stands before them, and of words that hold such a number. */
const numberedClasses: ReadonlySet<string> = new Set([
  "kind",
  "label",
  "number",
  "objective-number",
  "page-number",
  "ref",
  "session-label",
]);

/** What a container holds, in order: elements that stand by themselves, and lines of text between them. */
export type Item = Element | Run;

/** Text and what runs along in it. */
export interface Run {
  type: "run";
  nodes: ElementContent[];
}

/** Classes of an element. */
export function classesOf({ properties }: Element): string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** Whether an element has a class. */
export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

/** Whether an element stands by itself, or holds one that does. */
function isStanding(node: ElementContent): node is Element {
  return (
    node.type === "element" &&
    node.tagName !== "svg" &&
    (standing.has(node.tagName) || node.children.some(isStanding))
  );
}

/** Whether something is made from other parts of the book. */
export function isDerived(element: Element): boolean {
  return (
    classesOf(element).some((name) => derivedClasses.has(name)) ||
    element.properties["dataFootnoteBackref"] !== undefined
  );
}

/** Whether something is a number, or words with one, that follows from what stands before. */
export function isNumbered(element: Element): boolean {
  return (
    classesOf(element).some((name) => numberedClasses.has(name)) ||
    (element.tagName === "sup" && element.children.some(isFootnoteReference))
  );
}

/** What an element holds. White space between elements is nothing. */
export function itemsOf({ children }: Pick<Element, "children">): Item[] {
  const items: Item[] = [];
  let run: Run | undefined;
  for (const child of children) {
    if (child.type === "comment") continue;
    if (isStanding(child)) {
      items.push(child);
      run = undefined;
    } else if (run) run.nodes.push(child);
    else {
      run = { type: "run", nodes: [child] };
      items.push(run);
    }
  }
  return items.filter((item) => item.type === "element" || item.nodes.some(isSomething));
}

/** Text of an item, white space as single spaces. */
export function textOf(item: Item | Pick<Element, "children">): string {
  const nodes = "nodes" in item ? item.nodes : item.children;
  return nodes
    .map((node) => textIn(node))
    .join(nodes.some(isStanding) ? " " : "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The words of a text as letters and digits in small letters. */
export function wordsOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("\u00ad", "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Text of a node as it stands, without what is made from other parts of the book. */
export function textIn(node: ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element" || isDerived(node)) return "";
  if (node.tagName === "br") return " ";
  if (node.tagName === "svg") return "";
  return node.children.some(isStanding)
    ? ` ${node.children.map(textIn).join(" ")} `
    : node.children.map(textIn).join("");
}

function isSomething(node: ElementContent): boolean {
  return node.type === "element" || (node.type === "text" && node.value.trim() !== "");
}

function isFootnoteReference(node: ElementContent): boolean {
  return node.type === "element" && node.properties["dataFootnoteRef"] !== undefined;
}
