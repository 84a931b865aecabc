import { isRef, type ChromiumPdf } from "./chromium-pdf.ts";
import { PdfSyntaxError, type PdfValue } from "./pdf-value.ts";

const written = /\((node\d{8})\)/g;

/**
 * Structure elements bear the browser's node numbers as IDs, which depend on what else the browser had open, even in
 * their order. Elements are numbered anew as they follow each other in the file, and the ID tree (ISO 32000-1, 7.9.6) is
 * filled again in that order. Answers the bodies of all objects that change.
 */
export function canonicalIds(pdf: ChromiumPdf): Map<number, string> {
  const bearers = bearersOf(pdf);
  const renamed = renamedIds(bearers);
  const changed = new Map<number, string>();
  for (const [number, body] of bearers) {
    changed.set(
      number,
      body.replace(written, (_, id: string) => `(${renamed.get(id) ?? id})`),
    );
  }
  const tree = pdf.catalog.has("StructTreeRoot")
    ? pdf.dictionary(pdf.catalog.get("StructTreeRoot")).get("IDTree")
    : undefined;
  if (tree !== undefined) {
    const names = namesOf(pdf, tree).map(([id, element]): [string, number] => [
      renamed.get(id) ?? id,
      element,
    ]);
    fillTree(pdf, tree, { names: names.sort(([a], [b]) => (a < b ? -1 : 1)), changed });
  }
  return changed;
}

/** Objects that name an ID, by number; content and fonts name none. */
function bearersOf(pdf: ChromiumPdf): [number, string][] {
  return [...pdf.objects.keys()]
    .sort((a, b) => a - b)
    .flatMap((number): [number, string][] => {
      if (pdf.isStream(number)) return [];
      const body = pdf.body(number);
      return body.includes("(node") ? [[number, body]] : [];
    });
}

/** New names: those of elements in the order of their objects, and then any that no element bears. */
function renamedIds(bearers: readonly [number, string][]): Map<string, string> {
  const own = bearers.flatMap(([, body]) => /\/ID \((node\d{8})\)/.exec(body)?.[1] ?? []);
  const others = bearers.flatMap(([, body]) => [...body.matchAll(written)].map(([, id = ""]) => id)).sort();
  const order = [...new Set([...own, ...others])];
  return new Map(order.map((id, index) => [id, `node${String(index + 1).padStart(8, "0")}`]));
}

/** What the leaves of an ID tree hold: IDs with the numbers of their elements. */
function namesOf(pdf: ChromiumPdf, node: PdfValue): [string, number][] {
  const dictionary = pdf.dictionary(node);
  const kids = dictionary.get("Kids");
  if (Array.isArray(kids)) return kids.flatMap((kid) => namesOf(pdf, kid));
  const names = dictionary.get("Names");
  if (!Array.isArray(names)) throw new PdfSyntaxError("an ID tree without Names");
  return names.flatMap((id, index): [string, number][] => {
    const element = names[index + 1];
    return typeof id === "string" && isRef(element) ? [[id, element.ref]] : [];
  });
}

interface Filling {
  /** Sorted; each leaf takes from its front as many as it had. */
  names: [string, number][];
  changed: Map<number, string>;
}

/** Writes a node of the tree and those below it. Answers its first and last ID. */
function fillTree(pdf: ChromiumPdf, node: PdfValue, filling: Filling): [string, string] {
  const dictionary = pdf.dictionary(node);
  const kids = dictionary.get("Kids");
  const [limits, content] = Array.isArray(kids)
    ? fillKids(pdf, kids, filling)
    : fillLeaf(namesOf(pdf, node).length, filling);
  if (!isRef(node)) throw new PdfSyntaxError("an ID tree that is no object");
  const bounds = dictionary.has("Limits") ? `/Limits [(${limits[0]}) (${limits[1]})]\n` : "";
  filling.changed.set(node.ref, `<<${bounds}${content}>>`);
  return limits;
}

function fillKids(
  pdf: ChromiumPdf,
  kids: readonly PdfValue[],
  filling: Filling,
): [limits: [string, string], content: string] {
  const all = kids.flatMap((kid) => fillTree(pdf, kid, filling));
  const refs = kids.map((kid) => (isRef(kid) ? `${kid.ref} 0 R` : "null"));
  return [[all[0] ?? "", all.at(-1) ?? ""], `/Kids [${refs.join(" ")}]`];
}

function fillLeaf(count: number, { names }: Filling): [limits: [string, string], content: string] {
  const taken = names.splice(0, count);
  const pairs = taken.map(([id, element]) => `(${id}) ${element} 0 R`);
  return [[taken[0]?.[0] ?? "", taken.at(-1)?.[0] ?? ""], `/Names [${pairs.join(" ")}]`];
}
