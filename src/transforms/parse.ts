import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified, type PluggableList, type Processor } from "unified";
import { flattenBlocks } from "./flat-blocks.ts";
import { nestBlocks } from "./nest-blocks.ts";
import { walk } from "./walk.ts";

/** Character code of a colon. */
const colon = 58;

/** The grammar of lessons. A frozen processor cannot be built upon: its copy would have every extension twice. */
const syntax: PluggableList = [
  remarkParse,
  [remarkGfm, { singleTilde: false }],
  remarkDirective,
  remarkProseColons,
  remarkFlatBlocks,
];

const parser = unified().use(syntax).freeze();

/** The same without the search for addresses, which stops at every letter. */
const withoutAddresses = unified().use(syntax).use(remarkNoAddresses).freeze();

/** What can make a link of words alone: an address of a site, or of mail. */
const address = /https?:\/\/|www\.|[\w+.-]@/i;

/** An address that is not visibly a link already. */
const bareAddress = /(?<!\]\(<?|\]:\s|<)(?:https?:\/\/|www\.)|[\w+.-]@/i;

/** Parses Markdown with tables, footnotes and directives. Positions are those of `text`. */
export function parseMarkdown(text: string): Root {
  const quick = bareAddress.test(text) ? undefined : (withoutAddresses.parse(text) as Root);
  const tree = quick && !showsAddress(quick) ? quick : (parser.parse(text) as Root);
  nestBlocks(tree, text);
  return tree;
}

/** True where the text has an address after all, such as one with `&#64;`, or one beside a link that is none. */
function showsAddress(tree: Root): boolean {
  let shows = false;
  walk(tree, (node) => {
    if (node.type === "text" && address.test(node.value)) shows = true;
    return !shows;
  });
  return shows;
}

/**
 * Takes inline directives out of the grammar: `waktu:pagi`, `08:30` and `lihat:situs[ini](https://…)` are prose with a
 * link, and no inline directive is part of the lesson language. Putting their text back after parsing would be too late
 * for the links, notes and emphasis that they had swallowed.
 */
function remarkProseColons(this: Processor): void {
  for (const extension of this.data().micromarkExtensions ?? []) {
    if (extension.text && colon in extension.text) delete extension.text[colon];
  }
}

function remarkFlatBlocks(this: Processor): void {
  flattenBlocks(this.data());
}

/** Takes out of GFM's grammar what makes links of addresses. */
function remarkNoAddresses(this: Processor): void {
  const data = this.data();
  for (const { text = {} } of data.micromarkExtensions ?? []) {
    for (const [code, constructs] of Object.entries(text)) {
      const others = [constructs ?? []].flat().filter(({ name }) => name?.endsWith("Autolink") !== true);
      if (others.length > 0) text[code] = others;
      else delete text[code];
    }
  }
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).flat().map((extension) => {
    return { ...extension, transforms: [] };
  });
}
