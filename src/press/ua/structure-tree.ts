import { isRef, type ChromiumPdf } from "../chromium-pdf.ts";
import { PdfSyntaxError, type PdfValue } from "../pdf-value.ts";
import { isElement, readElement, type Kid, type StructureElement } from "./structure.ts";

/** The structure tree of a file: all of its elements, and what the sequences of its pages belong to. */
export class StructureTree {
  /** Elements in reading order, by the number of their object. */
  readonly elements = new Map<number, StructureElement>();
  /** Numbers of elements that are no longer in the tree. */
  readonly removed: number[] = [];
  /** By object of the page: the element that each marked sequence belongs to (ISO 32000-1, 14.7.4.4). */
  readonly owners = new Map<number, (number | undefined)[]>();
  /** By structure key of the annotation: its element. */
  readonly annotations = new Map<number, number>();
  /** Objects of the parent tree's arrays, by page. */
  readonly #arrays = new Map<number, number>();
  readonly #changedPages = new Set<number>();

  /** @param bodies bodies that objects have by now, where other than in the file */
  constructor(pdf: ChromiumPdf, bodies: ReadonlyMap<number, string>) {
    const root = pdf.catalog.get("StructTreeRoot");
    if (root === undefined) return;
    const tree = pdf.dictionary(root);
    this.#readElements(pdf, bodies, tree.get("K"));
    const parents = tree.get("ParentTree");
    if (parents !== undefined) this.#readParents(pdf, parents);
  }

  #readElements(pdf: ChromiumPdf, bodies: ReadonlyMap<number, string>, kids: PdfValue | undefined): void {
    const first = Array.isArray(kids) ? kids : [kids];
    const waiting = first
      .filter((kid) => isRef(kid))
      .map(({ ref }) => ref)
      .toReversed();
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      if (this.elements.has(number)) throw new PdfSyntaxError(`structure element ${number} comes twice`);
      const body = bodies.get(number) ?? pdf.body(number);
      if (!isElement(body)) throw new PdfSyntaxError(`object ${number} is no structure element`);
      const element = readElement(number, body);
      this.elements.set(number, element);
      for (let index = element.kids.length - 1; index >= 0; index -= 1) {
        const kid = element.kids[index];
        if (kid?.kind === "element") waiting.push(kid.number);
      }
    }
  }

  #readParents(pdf: ChromiumPdf, node: PdfValue): void {
    const nums = parentNums(pdf, node);
    for (const page of pdf.pages()) {
      const key = pdf.dictionary({ ref: page }).get("StructParents");
      const value = typeof key === "number" ? nums.get(key) : undefined;
      if (value === undefined) continue;
      const array = isRef(value) ? pdf.body(value.ref) : "";
      if (!isRef(value) || !/^\[[\d Rnul]*\]$/.test(array)) {
        throw new PdfSyntaxError("an unexpected entry of the parent tree");
      }
      const owners = [...array.matchAll(/(\d+) 0 R|null/g)];
      this.owners.set(
        page,
        owners.map(([, owner]) => (owner === undefined ? undefined : Number(owner))),
      );
      this.#arrays.set(page, value.ref);
    }
    const arrays = new Set(this.#arrays.values());
    for (const [key, value] of nums) {
      if (isRef(value) && !arrays.has(value.ref)) this.annotations.set(key, value.ref);
    }
  }

  /** An element by number. @throws PdfSyntaxError where there is none */
  element(number: number): StructureElement {
    const element = this.elements.get(number);
    if (!element) throw new PdfSyntaxError(`no structure element ${number}`);
    return element;
  }

  /** Elements that an element holds, in order. */
  kidsOf({ kids }: StructureElement): StructureElement[] {
    return kids.flatMap((kid) => (kid.kind === "element" ? [this.element(kid.number)] : []));
  }

  /** Marked sequences and annotations inside an element at any depth, in reading order. */
  leavesOf(element: StructureElement): Exclude<Kid, { kind: "element" }>[] {
    return element.kids.flatMap((kid) =>
      kid.kind === "element" ? this.leavesOf(this.element(kid.number)) : [kid],
    );
  }

  /** Adds an element. */
  add(element: StructureElement): void {
    this.elements.set(element.number, element);
  }

  /** Says which element a marked sequence belongs to; none where it is an artifact. */
  setOwner({ page, mcid }: { page: number; mcid: number }, owner: number | undefined): void {
    const owners = this.owners.get(page);
    if (!owners || owners[mcid] === owner) return;
    owners[mcid] = owner;
    this.#changedPages.add(page);
  }

  /** Takes a marked sequence out of the tree, and what held nothing else and says nothing by itself. */
  dropContent(place: { page: number; mcid: number }): void {
    const owner = this.owners.get(place.page)?.[place.mcid];
    this.setOwner(place, undefined);
    if (owner === undefined) return;
    let element = this.element(owner);
    this.#dropKid(
      element,
      (kid) => kid.kind === "content" && kid.page === place.page && kid.mcid === place.mcid,
    );
    while (element.kids.length === 0 && element.role === "NonStruct") {
      const { number } = element;
      const parent = this.elements.get(element.parent);
      if (!parent) return;
      this.#dropKid(parent, (kid) => kid.kind === "element" && kid.number === number);
      this.elements.delete(number);
      this.removed.push(number);
      element = parent;
    }
  }

  #dropKid(element: StructureElement, which: (kid: Kid) => boolean): void {
    element.kids = element.kids.filter((kid) => !which(kid));
    element.changed = true;
  }

  /** Arrays of the parent tree that are other than they were, by object. */
  changedParents(): [number, string][] {
    return [...this.#changedPages].map((page) => {
      const owners = this.owners.get(page) ?? [];
      const refs = owners.map((owner) => (owner === undefined ? "null" : `${owner} 0 R`));
      return [this.#arrays.get(page) ?? 0, `[${refs.join(" ")}]`];
    });
  }
}

/** All entries of a number tree (ISO 32000-1, 7.9.7). */
function parentNums(pdf: ChromiumPdf, node: PdfValue): Map<number, PdfValue> {
  const dictionary = pdf.dictionary(node);
  const kids = dictionary.get("Kids");
  if (Array.isArray(kids)) return new Map(kids.flatMap((kid) => [...parentNums(pdf, kid)]));
  const nums = dictionary.get("Nums");
  if (!Array.isArray(nums)) throw new PdfSyntaxError("a parent tree without Nums");
  const entries = new Map<number, PdfValue>();
  for (let index = 0; index + 1 < nums.length; index += 2) {
    const [key, value] = [nums[index], nums[index + 1]];
    if (typeof key === "number" && value !== undefined) entries.set(key, value);
  }
  return entries;
}
