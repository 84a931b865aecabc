import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .freeze();

/** Parses Markdown with tables, footnotes and directives. Positions are those of `text`. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text);
}
