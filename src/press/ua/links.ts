import { isRef, type ChromiumPdf } from "../chromium-pdf.ts";
import { decodeText, textString, type Dictionary, type PdfValue } from "../pdf-value.ts";
import type { StructureElement } from "./structure.ts";
import type { StructureTree } from "./structure-tree.ts";

/** An annotation of a page, as it was printed. */
export interface PrintedAnnotation {
  /** Number of its object. */
  number: number;
  page: number;
  entries: Dictionary;
}

/** The annotations of a page. */
export function annotationsOf(pdf: ChromiumPdf, page: number): PrintedAnnotation[] {
  const list = pdf.resolve(pdf.dictionary({ ref: page }).get("Annots"));
  if (!Array.isArray(list)) return [];
  return list.flatMap((ref) => (isRef(ref) ? [{ number: ref.ref, page, entries: pdf.dictionary(ref) }] : []));
}

/** Marked sequences inside links, by page: their text will be the links' words. */
export function linkedContent(tree: StructureTree): Map<number, Set<number>> {
  const wanted = new Map<number, Set<number>>();
  for (const element of tree.elements.values()) {
    if (element.role !== "Link") continue;
    for (const leaf of tree.leavesOf(element)) {
      if (leaf.kind !== "content") continue;
      const page = wanted.get(leaf.page) ?? new Set();
      wanted.set(leaf.page, page.add(leaf.mcid));
    }
  }
  return wanted;
}

/** The words of pictures inside an element. */
export function alternativesIn(tree: StructureTree, element: StructureElement): string {
  const own = element.more.get("Alt");
  const words = typeof own === "string" ? [decodeText(own)] : [];
  return [...words, ...tree.kidsOf(element).map((kid) => alternativesIn(tree, kid))]
    .filter(Boolean)
    .join(" ");
}

/** The address that a link leads to, or the name of its destination. */
export function targetOf(pdf: ChromiumPdf, { entries }: PrintedAnnotation): string {
  const destination = entries.get("Dest");
  if (typeof destination === "object" && destination !== null && "name" in destination)
    return destination.name;
  const action = pdf.resolve(entries.get("A"));
  const uri: PdfValue | undefined = action instanceof Map ? action.get("URI") : undefined;
  return typeof uri === "string" ? uri : "";
}

/** An annotation's object with its words (ISO 14289-1, 7.18.5). */
export function withContents(body: string, words: string): string {
  return body.replace(/^<</, () => `<</Contents ${textString(words)}\n`);
}
