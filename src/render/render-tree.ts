import type { Element, ElementContent, Root as HastRoot } from "hast";
import { h } from "hastscript";
import type { Nodes, Root } from "mdast";
import { defaultHandlers, type Handlers, type State } from "mdast-util-to-hast";
import { toString } from "mdast-util-to-string";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import remarkRehype, { type Options } from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { blockSpec } from "../blocks/index.ts";
import { looseSheets } from "../editions/loose-sheets.ts";
import { project } from "../editions/project.ts";
import type { Language } from "../model/language.ts";
import type {
  Blank,
  Block,
  Citation,
  CrossReference,
  Figure,
  TableCaption,
  TermUse,
} from "../model/nodes.ts";
import { walk } from "../transforms/walk.ts";
import { citedLaw, renderCitation } from "./citation.ts";
import { eachElement } from "./each-element.ts";
import { renderBlank, renderReference } from "./inline.ts";
import type { RenderOptions } from "./render-options.ts";
import { bookSchema } from "./schema.ts";
import { renderTerm } from "./term.ts";
import { wordsOf } from "./words.ts";

/** Scheme that marks a lesson's picture until an output puts the file in its place. */
export const pictureScheme = "edisi-picture";

/** Turns a projected tree into sanitised HTML. */
export function renderTree(tree: Root, options: RenderOptions): ElementContent[] {
  const drawings: Element[] = [];
  const processor = unified().use(remarkRehype, optionsFor(options, drawings));
  // Only raw HTML needs the round trip through an HTML parser, and few lessons have any.
  if (hasHtml(tree)) processor.use(rehypeRaw).use(rehypeOwnPictures, ownPictures(tree));
  const hast = processor.use(rehypeSanitize, bookSchema).runSync(tree);
  prefixFootnoteLabel(hast, options.prefix);
  if (drawings.length > 0) placeDrawings(hast, drawings);
  return hast.children.filter((child): child is ElementContent => child.type !== "doctype");
}

function optionsFor(options: RenderOptions, drawings: Element[]): Options {
  const words = wordsOf(options.language);
  return {
    allowDangerousHtml: true,
    clobberPrefix: `${options.prefix}-`,
    footnoteLabel: words.footnotes,
    footnoteLabelTagName: "p",
    footnoteLabelProperties: { className: ["footnotes-label"] },
    footnoteBackLabel: (reference) => `${words.backToText} ${reference + 1}`,
    footnoteBackContent: "^",
    handlers: handlersFor(options, drawings),
    unknownHandler: (_, node: Nodes) => {
      throw new Error(`No rendering for a node of type ${node.type}`);
    },
  };
}

function handlersFor(options: RenderOptions, drawings: Element[]): Handlers {
  const { level } = options;
  let { language } = options;
  const words = wordsOf(language);
  let depth = 0;
  const block = (state: State, node: Block): ElementContent[] => {
    const spec = blockSpec(node.name);
    if (!spec) throw new Error(`No block ${node.name}`);
    const around = language;
    language = node.written ?? around;
    const titleIsHeading = spec.titleIsHeading !== false;
    const titled = titleIsHeading && (node.attributes.title !== undefined || node.title !== undefined);
    const headingLevel = Math.min(6, level + depth);
    depth += titled ? 1 : 0;
    const children = state.all(node);
    depth -= titled ? 1 : 0;
    const title = node.title ? state.all({ type: "paragraph", children: node.title }) : [];
    const plain: ElementContent[] = node.attributes.title
      ? [{ type: "text", value: node.attributes.title }]
      : [];
    const rendered = spec.render(node, children, {
      policy: options.edition,
      language,
      label: spec.label?.[language] ?? "",
      titleIsHeading,
      headingLevel,
      title: title.length > 0 ? title : plain,
      cite: (citation) => citedLaw(citation, options),
      handedOut: () => handedOut(node, { ...options, level: headingLevel + 1 }, drawings),
      draw: (svg) => h("span", { dataDrawing: String(drawings.push(svg) - 1) }),
    });
    language = around;
    return inLanguage(rendered, node.written);
  };
  return {
    block,
    blank: (_, node: Blank) => renderBlank(node, options),
    crossReference: (_, node: CrossReference) => renderReference(node, options),
    citation: (_, node: Citation) => renderCitation(node, options),
    termUse: (state, node: TermUse) => renderTerm(node, state.all(node)),
    heading: (state, node: { depth: number } & Nodes) =>
      h(
        `h${Math.min(6, Math.max(level, level + node.depth - 2 + (depth > 0 ? depth - 1 : 0)))}`,
        state.all(node),
      ),
    figure: (state, node: Figure) =>
      // The picture is what a PDF tags as a figure, with its words; the group round it is none.
      h("figure", { id: node.anchor, role: "group" }, [
        ...state.all(node),
        node.caption
          ? h("figcaption", [
              h("b", `${words.figure} ${node.number ?? ""}`),
              " ",
              ...state.all({ type: "paragraph", children: node.caption }),
            ])
          : null,
      ]),
    tableCaption: (state, node: TableCaption) =>
      h("p.table-caption", { id: node.anchor }, [
        h("b", `${words.table} ${node.number ?? ""}`),
        " ",
        ...state.all(node),
      ]),
    image: (_, node) =>
      h("img", {
        src: node.data?.picture ? `${pictureScheme}:${node.data.picture.path}` : undefined,
        alt: node.alt ?? "",
        width: node.data?.picture?.width,
        height: node.data?.picture?.height,
      }),
    link: (state, node) => {
      const link = defaultHandlers.link(state, node);
      // Its own address need not be printed behind it.
      if (/^(?:https?:\/\/|www\.)/i.test(toString(node))) link.properties.className = ["bare"];
      return link;
    },
    table: (state, node) => tableWithHeads(state, node),
  };
}

/** Marks what is in another language than the text around it. */
function inLanguage(children: ElementContent[], language: Language | undefined): ElementContent[] {
  for (const child of children) {
    if (child.type === "element" && language !== undefined) child.properties.lang = language;
  }
  return children;
}

/** A block's content as its sheet shows it, not yet sanitised. */
function handedOut(block: Block, options: RenderOptions, drawings: Element[]): ElementContent[] {
  const tree = project({ type: "root", children: block.children }, looseSheets);
  const inside = optionsFor({ ...options, edition: looseSheets }, drawings);
  const { children } = unified().use(remarkRehype, inside).runSync(tree);
  return children.filter((child): child is ElementContent => child.type !== "doctype");
}

/** Hours, years or amounts from one to another, which no line may part: "22–23". */
const rangeOnly = /^\d[\d.,:]*[–-]\d[\d.,:]*$/;

/** A table whose head cells say what they head, and whose empty cells are there to be filled. */
function tableWithHeads(state: State, node: Extract<Nodes, { type: "table" }>): Element {
  const aligns = node.align ?? [];
  const rows = node.children.map((row, index) =>
    h(
      "tr",
      row.children.map((cell, column) => {
        // A cell that is nothing but a blank is a cell to fill; where answers are shown it holds a sample.
        const blank =
          cell.children.length === 1 && cell.children[0]?.type === "blank" ? cell.children[0] : undefined;
        const content = blank?.value === "" ? [] : state.all(cell);
        const align = aligns[column] ?? undefined;
        if (index === 0) return h("th", { scope: "col", align }, content);
        const range = rangeOnly.test(toString(cell)) ? ["range"] : undefined;
        return h("td", { align, className: content.length === 0 ? ["to-fill"] : range }, content);
      }),
    ),
  );
  const [head, ...body] = rows;
  const fill = body.some((row) =>
    row.children.some((cell) => cell.type === "element" && cell.children.length === 0),
  );
  return h("table", { className: fill ? ["fill"] : undefined }, [
    head ? h("thead", [head]) : null,
    body.length > 0 ? h("tbody", body) : null,
  ]);
}

/** Puts drawings in the place of their stand-ins; sanitising would take drawings apart, and they are our own. */
function placeDrawings(tree: HastRoot, drawings: readonly Element[]): void {
  visit(tree, "element", (node, index, parent) => {
    const drawing = drawings[Number(node.properties.dataDrawing ?? -1)];
    if (!drawing || !parent || index === undefined) return undefined;
    parent.children[index] = drawing;
    return SKIP;
  });
}

/** The label of the footnotes has one fixed anchor, and a book has footnotes in many lessons. */
function prefixFootnoteLabel(tree: HastRoot, prefix: string): void {
  const anchor = "footnote-label";
  eachElement(tree, ({ properties }) => {
    if (properties.id === anchor) properties.id = `${prefix}-${anchor}`;
    if (String(properties.ariaDescribedBy) === anchor) properties.ariaDescribedBy = [`${prefix}-${anchor}`];
  });
}

/** Addresses of the pictures that Markdown brought in. */
function ownPictures(tree: Root): ReadonlySet<string> {
  const sources = new Set<string>();
  visit(tree, "image", ({ data }) => {
    if (data?.picture) sources.add(`${pictureScheme}:${data.picture.path}`);
  });
  return sources;
}

/**
 * Drops what a writer's HTML shows as a picture or a field to type in, and a check has said so: no file was read for the
 * one, and only lists with boxes to tick make the other.
 */
function rehypeOwnPictures(own: ReadonlySet<string>): (tree: HastRoot) => void {
  return (tree) => {
    visit(tree, "element", ({ tagName, properties }, index, parent) => {
      const foreign =
        (tagName === "img" && !own.has(String(properties.src))) ||
        (tagName === "input" && properties.type !== "checkbox");
      if (!foreign) return undefined;
      if (parent && index !== undefined) parent.children.splice(index, 1);
      return index;
    });
  };
}

function hasHtml(tree: Root): boolean {
  let found = false;
  walk(tree, ({ type }) => {
    found ||= type === "html";
    return !found;
  });
  return found;
}
