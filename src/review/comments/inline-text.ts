import type { Nodes, PhrasingContent, Text } from "mdast";
import type { Language } from "../../model/language.ts";
import { nameOf } from "../../render/inline.ts";

/** How references are put into words: as writers spell them, or as a book prints them. */
export type ReferenceWords = "written" | Language;

/** A run of text of one node. */
export interface Piece {
  /** Offset in the passage. */
  start: number;
  text: string;
  /** Where the text is a text node's own, character by character. */
  node?: Text;
}

/** Inline content as plain text, with the nodes that its parts come from. Notes and pictures have no words of their own. */
export function inlineText(
  nodes: readonly PhrasingContent[],
  references: ReferenceWords,
): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let length = 0;
  const add = (text: string, node?: Text): void => {
    if (text === "") return;
    pieces.push({ start: length, text, ...(node ? { node } : {}) });
    length += text.length;
  };
  const step = (node: Nodes): void => {
    if (node.type === "text") add(node.value, node);
    else if (node.type === "inlineCode" || node.type === "blank") add(node.value);
    else if (node.type === "break") add(" ");
    else if (node.type === "citation") add(node.value || node.items.map(({ key }) => key).join(" "));
    else if (node.type === "crossReference") {
      const { target, resolved } = node;
      const name = references === "written" || !resolved ? "" : nameOf(resolved, references);
      add(name || `{lihat:${target}}`);
    } else if ("children" in node) for (const child of node.children) step(child);
  };
  for (const node of nodes) step(node);
  return { text: pieces.map(({ text }) => text).join(""), pieces };
}
