import type { FootnoteDefinition, Html, Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { blockSpec } from "../blocks/index.ts";
import type { Edition } from "../model/edition.ts";

/** Types of plain Markdown that every edition shows. What is not named here and is no block stays out. */
const plainTypes: ReadonlySet<Nodes["type"]> = new Set<Nodes["type"]>([
  "root",
  "paragraph",
  "heading",
  "text",
  "emphasis",
  "strong",
  "delete",
  "inlineCode",
  "code",
  "break",
  "blockquote",
  "list",
  "listItem",
  "table",
  "tableRow",
  "tableCell",
  "tableCaption",
  "figure",
  "image",
  "link",
  "footnoteReference",
  "footnoteDefinition",
  "thematicBreak",
  "html",
]);

/**
 * Selects from a resolved tree what one edition shows, by an allow list: plain Markdown, and blocks whose audience the
 * edition has. It runs before anything is collected from the tree, so that footnotes, contents and bookmarks are
 * those of the edition. The tree given stays as it is.
 */
export function project(tree: Root, edition: Pick<Edition, "audiences">): Root {
  const selected = select(tree, edition) as Root;
  dropLonelyFootnotes(selected);
  return selected;
}

function select(node: Nodes, edition: Pick<Edition, "audiences">): Nodes {
  if (node.type === "html") return { ...node, value: withoutComments(node) };
  if (!("children" in node)) return { ...node };
  const shown = node.children.filter((child) => isShown(child, edition));
  const kept = shown.map((child) => select(child, edition));
  // A parent keeps its own kind of children: selection only leaves some of them out.
  return { ...node, children: kept } as Nodes;
}

function isShown(node: Nodes, edition: Pick<Edition, "audiences">): boolean {
  if (node.type === "block") {
    const audience = blockSpec(node.name)?.audience;
    return audience !== undefined && edition.audiences.has(audience);
  }
  if (node.type === "html") return withoutComments(node).trim() !== "";
  return plainTypes.has(node.type);
}

/** A comment is for those who write; what stands beside it in the same HTML stays. */
function withoutComments({ value }: Html): string {
  return value.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
}

/** A footnote that only a withheld passage cites goes with it. */
function dropLonelyFootnotes(tree: Root): void {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, "footnoteDefinition", (node) => {
    definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  const cited = new Set<string>();
  const cite = (node: Nodes): void => {
    visit(node, (inner) => {
      if (inner.type === "footnoteDefinition" && inner !== node) return "skip";
      if (inner.type !== "footnoteReference" || cited.has(inner.identifier)) return undefined;
      cited.add(inner.identifier);
      const definition = definitions.get(inner.identifier);
      if (definition) cite(definition);
      return undefined;
    });
  };
  cite(tree);
  visit(tree, (node) => {
    if (!("children" in node)) return;
    node.children = node.children.filter(
      (child) => child.type !== "footnoteDefinition" || cited.has(child.identifier),
    ) as typeof node.children;
  });
}
