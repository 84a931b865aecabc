import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified, type Processor } from "unified";
import { flattenBlocks } from "./flat-blocks.ts";
import { nestBlocks } from "./nest-blocks.ts";

/** Character code of a colon. */
const colon = 58;

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .use(remarkProseColons)
  .use(remarkFlatBlocks)
  .freeze();

/** Parses Markdown with tables, footnotes and directives. Positions are those of `text`. */
export function parseMarkdown(text: string): Root {
  const tree = parser.parse(text);
  nestBlocks(tree, text);
  return tree;
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
