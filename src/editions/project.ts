import type { FootnoteDefinition, Html, Nodes, Parents, Root } from "mdast";
import { audienceOf, blockSpec } from "../blocks/index.ts";
import type { Edition } from "../model/edition.ts";
import { walk } from "../transforms/walk.ts";

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
  "blank",
  "crossReference",
  "citation",
  // A sheet is selected again for its small picture, when the terms in it are marked already.
  "termUse",
]);

/** What selection reads of an edition. */
export type SelectionPolicy = Pick<Edition, "audiences" | "answers">;

/**
 * Selects from a resolved tree what one edition shows, by an allow list: plain Markdown, and blocks whose audience the
 * edition has. It runs before anything is collected from the tree, so that footnotes, contents and bookmarks are
 * those of the edition. The tree given stays as it is.
 */
export function project(tree: Root, edition: SelectionPolicy): Root {
  const selected = select(tree, edition, false) as Root;
  dropLonelyFootnotes(selected);
  return selected;
}

/** `exercise`: whether an exercise is around the node, whose answers an edition may withhold. */
function select(node: Nodes, edition: SelectionPolicy, exercise: boolean): Nodes {
  const withheld = edition.answers !== "shown";
  if (node.type === "html") return { ...node, value: withoutComments(node) };
  if (node.type === "blank") return { ...node, value: withheld ? "" : node.value };
  if (!("children" in node)) return { ...node };
  const spec = node.type === "block" ? blockSpec(node.name) : undefined;
  const inside = exercise || spec?.exercise === true;
  const whole = withheld && inside ? withoutAnswers(node) : node;
  const shown = whole.children.filter((child) => isShown(child, edition));
  const kept = shown.map((child) => select(child, edition, inside));
  // A parent keeps its own kind of children: selection only leaves some of them out.
  const selected = { ...whole, children: kept } as Nodes;
  return withheld && selected.type === "block" && spec?.withhold ? spec.withhold(selected) : selected;
}

/** A list item of an exercise without its check mark and without what stands under its first paragraph. */
function withoutAnswers<T extends Parents>(node: T): T {
  if (node.type !== "listItem") return node;
  const first = node.children[0];
  const children = first?.type === "paragraph" ? [first] : [];
  return { ...node, checked: typeof node.checked === "boolean" ? false : node.checked, children };
}

function isShown(node: Nodes, edition: SelectionPolicy): boolean {
  if (node.type === "block") {
    const audience = audienceOf(node);
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
  walk(tree, (node) => {
    if (node.type === "footnoteDefinition") definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  const cited = new Set<string>();
  const cite = (node: Nodes): void => {
    walk(node, (inner) => {
      if (inner.type === "footnoteDefinition" && inner !== node) return false;
      if (inner.type !== "footnoteReference" || cited.has(inner.identifier)) return undefined;
      cited.add(inner.identifier);
      const definition = definitions.get(inner.identifier);
      if (definition) cite(definition);
      return undefined;
    });
  };
  cite(tree);
  walk(tree, (node) => {
    if (!("children" in node)) return;
    node.children = node.children.filter(
      (child) => child.type !== "footnoteDefinition" || cited.has(child.identifier),
    ) as typeof node.children;
  });
}
