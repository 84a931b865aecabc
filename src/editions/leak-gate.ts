import { toString } from "mdast-util-to-string";
import type { FootnoteDefinition, Html, Image, Nodes, Parents, Root } from "mdast";
import { audienceOf, blockSpec } from "../blocks/index.ts";
import type { Edition } from "../model/edition.ts";
import type { Block } from "../model/nodes.ts";

/**
 * Words in one fingerprint, always of one sentence: few enough that a torn sentence is still found, enough that what a
 * note quotes of the open text is not taken for the note.
 */
const wordsPerPrint = 6;

/** Traces of what an edition withholds that must not be found in its files. */
export interface Withheld {
  /** Runs of words, normalised, that the edition itself does not contain. */
  phrases: ReadonlySet<string>;
  /** Bytes of pictures, and paths and addresses, that only withheld passages use. */
  pictures: readonly { path: string; bytes: Uint8Array }[];
  /** Addresses that only withheld passages link to. */
  addresses: readonly string[];
}

/** What the gate reads of an edition. */
export type WithholdingPolicy = Pick<Edition, "audiences" | "answers">;

/** Texts that books print from elsewhere than their trees. */
export interface BesideTrees {
  open?: readonly string[];
  secret?: readonly string[];
}

/** Something withheld that was found in a finished file. */
export interface Leak {
  file: string;
  what: string;
}

/**
 * Collects the traces of what an edition withholds, from the whole source and by a walk of its own: a fault in the
 * selection must not blind the gate. What the edition says elsewhere, too, is no secret.
 * @param trees whole trees, before selection
 * @param texts what stands beside the trees: open such as titles and objectives, secret such as notes on law
 */
export function tracesOf(
  trees: readonly Root[],
  policy: WithholdingPolicy,
  { open: openTexts = [], secret: secretTexts = [] }: BesideTrees = {},
): Withheld {
  const parts = trees.map((tree) => partition(tree, policy));
  const kept = parts.flatMap((part) => part.open);
  const secret = parts.flatMap((part) => part.secret);
  const open = new Set<string>();
  const openPassages = kept.flatMap(textsOf);
  // In a finished file passages follow each other without a seam: words across two of them are open, too.
  for (const text of [...openTexts, openPassages.join(" ")]) addPhrases([text], open);
  const phrases = new Set<string>();
  for (const text of [...secret.flatMap(textsOf), ...secretTexts]) addPhrases(sentencesOf(text), phrases);
  for (const phrase of open) phrases.delete(phrase);
  const openPictures = new Set(kept.flatMap(imagesOf).map(pathOf));
  const pictures = secret
    .flatMap(imagesOf)
    .flatMap((image) =>
      image.data?.picture && !openPictures.has(pathOf(image)) ? [image.data.picture] : [],
    );
  const openAddresses = new Set(kept.flatMap(addressesOf));
  const addresses = secret.flatMap(addressesOf).filter((url) => !openAddresses.has(url));
  return { phrases, pictures, addresses };
}

/** Searches a text, taken from a finished file in any way, for withheld phrases and addresses. */
export function searchText(text: string, file: string, withheld: Withheld): Leak[] {
  const leaks: Leak[] = [];
  for (const phrase of phrasesOf(sentencesOf(text))) {
    if (withheld.phrases.has(phrase)) leaks.push({ file, what: phrase });
  }
  for (const address of withheld.addresses) if (text.includes(address)) leaks.push({ file, what: address });
  return leaks;
}

/** Searches a file that embeds pictures as base64 for the bytes of withheld ones. */
export function searchPictures(text: string, file: string, withheld: Withheld): Leak[] {
  return withheld.pictures
    .filter(
      ({ bytes }) =>
        bytes.length > 0 &&
        text.includes(
          Buffer.from(bytes)
            .subarray(0, 3 * 256)
            .toString("base64"),
        ),
    )
    .map(({ path }) => ({ file, what: path }));
}

/** Nodes of a tree without their children, parted into what an edition may show and what it withholds. */
function partition(tree: Root, policy: WithholdingPolicy): { open: Nodes[]; secret: Nodes[] } {
  const open: Nodes[] = [];
  const secret: Nodes[] = [];
  const footnotes: FootnoteDefinition[] = [];
  const answersHidden = policy.answers !== "shown";
  const walk = (node: Nodes, hidden: boolean, exercise?: Block): void => {
    if (node.type === "footnoteDefinition") {
      footnotes.push(node);
      return;
    }
    if (node.type === "html" && !hidden) {
      const [shown, comments] = splitComments(node);
      open.push(shown);
      secret.push(comments);
      return;
    }
    const closed = hidden || isClosed(node, policy);
    if (!closed && answersHidden && holdsBlank(node)) {
      open.push(emptied(node));
      secret.push(node);
    } else (closed ? secret : open).push(node);
    if (!("children" in node)) return;
    const inside = node.type === "block" && blockSpec(node.name)?.exercise === true ? node : exercise;
    for (const [index, child] of node.children.entries()) {
      walk(child, closed || (answersHidden && inside !== undefined && isAnswer(node, index, inside)), inside);
    }
  };
  walk(tree, false);
  // A note belongs where it is cited; it may cite others, so what is open grows until nothing is added.
  let waiting = footnotes;
  for (let grown = true; grown;) {
    const cited = new Set(
      open.flatMap((node) => (node.type === "footnoteReference" ? [node.identifier] : [])),
    );
    const now = waiting.filter(({ identifier }) => cited.has(identifier));
    waiting = waiting.filter(({ identifier }) => !cited.has(identifier));
    for (const { children } of now) for (const child of children) walk(child, false);
    grown = now.length > 0;
  }
  for (const { children } of waiting) for (const child of children) walk(child, true);
  return { open, secret };
}

/** Whether a child is an answer: what stands under an item's first paragraph, a row of a filled sample. */
function isAnswer(node: Parents, index: number, exercise: Block): boolean {
  if (node.type === "listItem") return index > 0 || node.children[0]?.type !== "paragraph";
  if (exercise.name !== "fill-table" || node.type !== "tableRow") return false;
  const table = exercise.children.find(({ type }) => type === "table");
  const head = table?.type === "table" ? table.children[0] : undefined;
  return node !== head && (index > 0 || exercise.attributes.firstColumn !== true);
}

function isClosed(node: Nodes, { audiences }: WithholdingPolicy): boolean {
  if (node.type !== "block") return false;
  const audience = audienceOf(node);
  return audience === undefined || !audiences.has(audience);
}

/** Whether a passage has words that participants fill in. */
function holdsBlank(node: Nodes): boolean {
  if (node.type === "blank") return true;
  return (
    isPassage(node) && node.children.some((child: Nodes) => child.type === "blank" || holdsBlankDeep(child))
  );
}

function holdsBlankDeep(node: Nodes): boolean {
  return node.type === "blank" || ("children" in node && node.children.some(holdsBlankDeep));
}

function isPassage(node: Nodes): node is Extract<Nodes, { type: "paragraph" | "heading" | "tableCell" }> {
  return node.type === "paragraph" || node.type === "heading" || node.type === "tableCell";
}

/** A copy of a passage whose blanks are empty. */
function emptied<T extends Nodes>(node: T): T {
  if (node.type === "blank") return { ...node, value: "" };
  return "children" in node ? { ...node, children: node.children.map((child) => emptied(child)) } : node;
}

/** HTML without its comments, and the comments, which no edition shows. */
function splitComments(node: Html): [Html, Html] {
  const comment = /<!--[\s\S]*?(?:-->|$)/g;
  const comments = node.value.match(comment)?.map((text) => text.replace(/^<!--|-->$/g, "")) ?? [];
  return [
    { ...node, value: node.value.replace(comment, " ") },
    { ...node, value: comments.join(" ") },
  ];
}

/** Text that one node adds by itself; a phrase never spans two passages. */
function textsOf(node: Nodes): string[] {
  switch (node.type) {
    case "html":
      return [wordsOfHtml(node)];
    case "block":
      return [
        ...Object.values(node.attributes).map(String),
        toString(node.title ?? []),
        headOf(node),
        node.cited?.value ?? "",
      ];
    case "image":
      return [node.alt ?? "", node.title ?? "", wordsInPicture(node)];
    case "figure":
      return [toString(node.caption ?? [])];
    case "code":
      return [node.value];
    case "paragraph":
    case "heading":
    case "tableCell":
    case "tableCaption":
      return [toString(node, { includeImageAlt: false, includeHtml: false })];
    default:
      return [];
  }
}

/** A drawing's words can be read in print, too. */
function wordsInPicture({ data }: Image): string {
  const { picture } = data ?? {};
  if (picture?.mediaType !== "image/svg+xml") return "";
  return Buffer.from(picture.bytes)
    .toString("utf8")
    .replace(/<[^>]*>/g, " ");
}

/** A block's label, number and title, as they stand together in print. */
function headOf({ name, number = "", attributes, title = [] }: Block): string {
  const label = blockSpec(name)?.label;
  return [label?.id, label?.en]
    .map((word) => [word, number, attributes.title ?? toString(title)].join(" "))
    .join(" ");
}

/** The words of HTML, or of a comment. */
function wordsOfHtml(node: Html): string {
  return node.value.replace(/^<!--|-->$/g, "").replace(/<[^>]*>/g, " ");
}

function addPhrases(sentences: readonly string[], phrases: Set<string>): void {
  for (const phrase of phrasesOf(sentences)) phrases.add(phrase);
}

function* phrasesOf(sentences: readonly string[]): Generator<string> {
  for (const sentence of sentences) {
    const words = wordsOf(sentence);
    for (let index = 0; index + wordsPerPrint <= words.length; index += 1) {
      yield words.slice(index, index + wordsPerPrint).join(" ");
    }
  }
}

/** Sentences of a text; a line end is none, for lines of print end anywhere. */
function sentencesOf(text: string): string[] {
  return text.split(/[.!?;:]["\u201d\u2019)]*\s/u);
}

/** Words as letters and digits only, so that quotes, hyphens at line ends and spaces make no difference. */
function wordsOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("\u00ad", "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function imagesOf(node: Nodes): Image[] {
  return node.type === "image" ? [node] : [];
}

function pathOf(image: Image): string {
  return image.data?.picture?.path ?? image.url;
}

function addressesOf(node: Nodes): string[] {
  return node.type === "link" && !node.url.startsWith("#") ? [node.url] : [];
}
