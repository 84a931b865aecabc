import type { StructureElement } from "./structure.ts";
import type { StructureTree } from "./structure-tree.ts";

/**
 * The standard types of ISO 32000-1, 14.8.4, but for those of ruby and warichu, which no book of ours has.
 * https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf#page=590
 */
export const standardRoles: ReadonlySet<string> = new Set(
  (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody " +
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form"
  ).split(" "),
);

/** What Chromium writes beyond them (types of PDF 2.0), and what it means in PDF 1.7. */
const laterRoles: Readonly<Record<string, string>> = {
  Aside: "Div",
  DocumentFragment: "Div",
  Em: "Span",
  FENote: "Note",
  Strong: "Span",
  Sub: "Span",
  Title: "P",
};

/** The role map of a tree (ISO 32000-1, 14.7.3), by name; of roles that nobody knows it has none. */
export function roleMapOf(tree: StructureTree): Map<string, string> {
  const used = new Set([...tree.elements.values()].map(({ role }) => role));
  const known = Object.entries(laterRoles).filter(([role]) => used.has(role));
  return new Map(known.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A figure of HTML holds a picture and its caption; the picture in it has the words. To readers of a PDF a Figure is the
 * picture alone (ISO 14289-1, 7.3), so the outer one becomes a Div.
 */
export function mendFigures(tree: StructureTree): void {
  for (const element of tree.elements.values()) {
    if (element.role !== "Figure" || element.more.has("Alt") || tree.kidsOf(element).length === 0) continue;
    element.role = "Div";
    element.changed = true;
  }
}

/** Puts everything of a list item but its label into an LBody (ISO 14289-1, 7.6; ISO 32000-1, table 336). */
export function mendLists(tree: StructureTree, newNumber: () => number): void {
  const items = [...tree.elements.values()].filter(({ role }) => role === "LI");
  for (const item of items) {
    const labels = item.kids.filter((kid) => kid.kind === "element" && isLabel(tree.element(kid.number)));
    const others = item.kids.filter((kid) => !labels.includes(kid));
    if (others.length === 0) continue;
    const body: StructureElement = {
      number: newNumber(),
      role: "LBody",
      parent: item.number,
      page: item.page,
      kids: others,
      more: new Map(),
      changed: true,
    };
    tree.add(body);
    for (const kid of others) {
      if (kid.kind === "content") tree.setOwner(kid, body.number);
      if (kid.kind !== "element") continue;
      const element = tree.element(kid.number);
      element.parent = body.number;
      element.changed = true;
    }
    item.kids = [...labels, { kind: "element", number: body.number }];
    item.changed = true;
  }
}

function isLabel({ role }: StructureElement): boolean {
  return role === "Lbl" || role === "LBody";
}

/**
 * Sequences that say a table's head again on the pages after its first: pagination, not content (ISO 14289-1, 7.8). A
 * row of heads that has cells on a further page stands there a second time, since no row of ours is parted.
 */
export function repeatedHeads(tree: StructureTree): { page: number; mcid: number }[] {
  const found: { page: number; mcid: number }[] = [];
  for (const row of tree.elements.values()) {
    if (row.role !== "TR") continue;
    const cells = tree.kidsOf(row);
    if (cells.length === 0 || cells.some(({ role }) => role !== "TH")) continue;
    const places = cells.map((cell) => tree.leavesOf(cell).filter((leaf) => leaf.kind === "content"));
    const first = places.flat()[0]?.page;
    found.push(...places.flat().filter(({ page }) => page !== first));
  }
  return found;
}
