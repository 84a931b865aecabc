import type { FootnoteDefinition, FootnoteReference, Link, Nodes, Root } from "mdast";
import { editions, type EditionName } from "../editions/index.ts";
import { project } from "../editions/project.ts";
import type { CrossReference } from "../model/nodes.ts";

/** What in a text leads elsewhere, and what can be led to; in the order of the text. */
export interface Landmarks {
  anchored: (Nodes & { anchor: string })[];
  links: Link[];
  references: CrossReference[];
  footnotes: FootnoteDefinition[];
  citedFootnotes: FootnoteReference[];
}

const found = new WeakMap<Root, Landmarks>();
const selections = new WeakMap<Root, Map<EditionName, Root>>();

/** What an edition shows of a text: selected once, since several checks look at it. Look only. */
export function selected(tree: Root, name: EditionName): Root {
  const known = selections.get(tree) ?? new Map<EditionName, Root>();
  selections.set(tree, known);
  const selection = known.get(name) ?? project(tree, editions[name]);
  known.set(name, selection);
  return selection;
}

/** Landmarks of a tree, looked for once: of a whole text, or of what an edition shows of it. */
export function landmarksOf(tree: Root): Landmarks {
  const known = found.get(tree);
  if (known) return known;
  const landmarks: Landmarks = {
    anchored: [],
    links: [],
    references: [],
    footnotes: [],
    citedFootnotes: [],
  };
  collect(tree, landmarks);
  found.set(tree, landmarks);
  return landmarks;
}

function collect(node: Nodes, landmarks: Landmarks): void {
  if (node.type === "link") landmarks.links.push(node);
  else if (node.type === "crossReference") landmarks.references.push(node);
  else if (node.type === "footnoteDefinition") landmarks.footnotes.push(node);
  else if (node.type === "footnoteReference") landmarks.citedFootnotes.push(node);
  if (isAnchored(node)) landmarks.anchored.push(node);
  if ("children" in node) for (const child of node.children) collect(child, landmarks);
}

function isAnchored(node: Nodes): node is Nodes & { anchor: string } {
  return "anchor" in node && node.anchor !== undefined;
}
