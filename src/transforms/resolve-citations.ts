import type { Root } from "mdast";
import type { Language } from "../model/language.ts";
import type { Citation } from "../model/nodes.ts";
import type { References } from "../model/references.ts";
import { citationText, citedItems } from "../source/citation.ts";
import { walk } from "./walk.ts";

/**
 * Puts citations into plain words, on the whole source: from here on they are text like any other, for checks, for the
 * leak gate and for readers. The source of a law block becomes a citation, too.
 */
export function resolveCitations(tree: Root, references: References, language: Language): void {
  walk(tree, (node) => {
    if (node.type === "citation") node.value = citationText(node.items, references, language);
    if (node.type !== "block" || node.attributes.source === undefined) return;
    const items = citedItems(node.attributes.source);
    const cited: Citation = { type: "citation", items, value: citationText(items, references, language) };
    if (node.position) cited.position = node.position;
    node.cited = cited;
  });
}
