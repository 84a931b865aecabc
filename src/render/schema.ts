import { defaultSchema, type Options as Schema } from "rehype-sanitize";
import { writersElements } from "../model/html-elements.ts";

/** Elements that only Markdown and rendered blocks make. */
const ownElements = ["article", "aside", "cite", "figcaption", "figure", "header", "img", "input", "section"];

/**
 * What may stand in a book: a writer's elements and what Markdown and blocks are made of.
 * Attributes of ours carry no script and no style; a writer who uses them by hand gains a class name.
 */
export const bookSchema: Schema = {
  ...defaultSchema,
  clobber: [],
  strip: ["script", "style", "iframe", "object", "noscript", "template"],
  tagNames: [...writersElements, ...ownElements],
  // Not GitHub's: its rules for single elements would take our class names away.
  attributes: {
    "*": ["className", "id", "lang", "dir", "title", "align"],
    span: ["dataDrawing", "dataPageOf", "role", "ariaLabel"],
    a: ["href", "ariaLabel", "ariaDescribedBy", "dataFootnoteRef", "dataFootnoteBackref"],
    div: ["role", "ariaLabel", "ariaHidden"],
    figure: ["role"],
    img: ["src", "alt", "width", "height"],
    section: ["dataFootnotes"],
    th: ["scope", "colSpan", "rowSpan"],
    td: ["colSpan", "rowSpan"],
    ol: ["start", "reversed", "type"],
    input: ["type", "checked", "disabled"],
    details: ["open"],
  },
  protocols: { href: ["http", "https", "mailto", "tel"], src: ["edisi-picture"], cite: ["http", "https"] },
};
