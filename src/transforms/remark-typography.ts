import type { Heading, Paragraph, Root, RootContent, TableCell } from "mdast";
import { toString } from "mdast-util-to-string";
import remarkSmartypants from "remark-smartypants";
import { unified } from "unified";
import type { Figure, TableCaption } from "../model/nodes.ts";
import { curled } from "../source/curled.ts";
import { walk } from "./walk.ts";

const smart = unified()
  .use(remarkSmartypants, { dashes: "oldschool", ellipses: true, quotes: true })
  .freeze();

/** What smart punctuation would change: most passages have none of it, and reading their sentences takes long. */
const straight = /["'`]|--|\.\.\./;

/** No-break space, U+00A0. */
const tie = "\u00a0";

/** Words that must not be parted from the number after them at the end of a line. */
const tied =
  /\b(Pasal|Ps|ayat|huruf|angka|UU|PP|Perpres|Keppres|Permenaker|Kepmenaker|No\.|Rp|hlm\.|Sesi|Lembar Kerja|Modul|pukul|Articles?|Law|Convention|paragraph|page|Session|Worksheet|Module) (?=[\d(])/g;

/** Sets curly quotes, dashes and ellipses, and ties numbers to the word before them. */
export function remarkTypography(tree: Root): void {
  walk(tree, (node) => {
    // A block's title between brackets stands beside its children.
    if (node.type === "block" && node.title)
      remarkTypography({ type: "root", children: [{ type: "paragraph", children: node.title }] });
    if (node.type === "block" && node.attributes.title !== undefined)
      node.attributes.title = curled(node.attributes.title);
    if (node.type === "text") node.value = node.value.replace(tied, `$1${tie}`);
    if (!isPassage(node)) return;
    if (straight.test(toString(node)) && !curlPairs(node)) smart.runSync(passage(node));
  });
}

/** Words between double quotes, with nothing around that makes the direction of a quote doubtful. */
const pair = /(^|[\s(])"([^\s"](?:[^"]*[^\s"])?)"(?=$|[\s).,;:!?])/g;

/**
 * Curls the quotes of a passage where they are plain pairs within one run of text, as nearly all of a lesson's are; false
 * where they are not, and nothing is changed: then its sentences must be read.
 */
function curlPairs(node: Paragraph | Heading | TableCell | TableCaption | Figure): boolean {
  const texts = node.children.filter((child) => child.type === "text");
  const curled = texts.map(({ value }) => value.replace(pair, "$1\u201c$2\u201d"));
  const rest = node.children.filter((child) => child.type !== "text").map((child) => toString(child));
  if ([...curled, ...rest].some((text) => straight.test(text))) return false;
  for (const [index, text] of texts.entries()) text.value = curled[index] ?? text.value;
  return true;
}

/** A passage as a document of its own: its children are changed in place. */
function passage(node: RootContent): Root {
  return { type: "root", children: [node] };
}

function isPassage(node: { type: string }): node is Paragraph | Heading | TableCell | TableCaption | Figure {
  return ["paragraph", "heading", "tableCell", "tableCaption", "figure"].includes(node.type);
}
