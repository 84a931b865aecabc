import { isRef } from "../chromium-pdf.ts";
import { PdfSyntaxError, parseValue, type Dictionary, type PdfValue } from "../pdf-value.ts";
import { writeValue } from "./write-value.ts";

/** What an element holds: another element, a marked sequence of a page, or an annotation (ISO 32000-1, 14.7.2). */
export type Kid =
  | { kind: "element"; number: number }
  | { kind: "content"; page: number; mcid: number }
  | { kind: "object"; page: number; number: number };

/** An element of the structure tree. */
export interface StructureElement {
  /** Number of its object. */
  number: number;
  /** Name without slash, as the file has it. */
  role: string;
  /** Object of the element it is in, or of the root. */
  parent: number;
  /** Object of the page that its bare numbers of marked sequences mean. */
  page: number | undefined;
  kids: Kid[];
  /** All other entries: words, language, attributes, ID. */
  more: Dictionary;
  /** Whether it is other than in the file that was read. */
  changed: boolean;
}

const none: Dictionary = new Map();
const own = new Set(["Type", "S", "P", "Pg", "K"]);

/** The shape of nearly all elements, which are too many for the reader of all values (measured: three times as long). */
const usual =
  /^<<\/Type \/StructElem\n\/S \/(\w+)\n\/P (\d+) 0 R\n(?:\/Pg (\d+) 0 R\n)?\/K (?:(\d+)( 0 R)?|\[([\d R]*)\])>>$/;

/** True for the body of a structure element. */
export function isElement(body: string): boolean {
  return body.startsWith("<</Type /StructElem") || /^<<[^()]*?\/Type\s*\/StructElem\b/.test(body);
}

/** Reads an element from its object's body. @throws PdfSyntaxError */
export function readElement(number: number, body: string): StructureElement {
  const found = usual.exec(body);
  if (!found) return elementOf(number, parseValue(body));
  const [, role = "", parent, pg, only, isReference, list = ""] = found;
  const page = pg === undefined ? undefined : Number(pg);
  const kids: Kid[] = [];
  if (only !== undefined) kids.push(kidOf(Number(only), isReference !== undefined, page));
  else if (list !== "") {
    const words = list.split(" ");
    for (let at = 0; at < words.length; at += 1) {
      const isLonger = words[at + 2] === "R";
      kids.push(kidOf(Number(words[at]), isLonger, page));
      if (isLonger) at += 2;
    }
  }
  return { number, role, parent: Number(parent), page, kids, more: none, changed: false };
}

function kidOf(number: number, isReference: boolean, page: number | undefined): Kid {
  if (isReference) return { kind: "element", number };
  if (page === undefined) throw new PdfSyntaxError("a marked sequence without a page");
  return { kind: "content", page, mcid: number };
}

/** The same from any dictionary of an element. @internal */
export function elementOf(number: number, value: PdfValue): StructureElement {
  if (!(value instanceof Map)) throw new PdfSyntaxError(`structure element ${number} is no dictionary`);
  const role = value.get("S");
  const parent = value.get("P");
  if (typeof role !== "object" || role === null || !("name" in role) || !isRef(parent)) {
    throw new PdfSyntaxError(`structure element ${number} without a type or parent`);
  }
  const pg = value.get("Pg");
  const page = isRef(pg) ? pg.ref : undefined;
  const k = value.get("K");
  const kids = (Array.isArray(k) ? k : k === undefined ? [] : [k]).map((kid) => anyKid(kid, page));
  const more = new Map([...value].filter(([key]) => !own.has(key)));
  return { number, role: role.name, parent: parent.ref, page, kids, more, changed: false };
}

function anyKid(value: PdfValue, page: number | undefined): Kid {
  if (typeof value === "number") return kidOf(value, false, page);
  if (isRef(value)) return { kind: "element", number: value.ref };
  if (!(value instanceof Map)) throw new PdfSyntaxError("an unexpected kid of a structure element");
  const pg = value.get("Pg");
  const place = isRef(pg) ? pg.ref : page;
  const mcid = value.get("MCID");
  const object = value.get("Obj");
  if (place === undefined || value.has("Stm")) throw new PdfSyntaxError("a marked sequence without a page");
  if (typeof mcid === "number") return { kind: "content", page: place, mcid };
  if (isRef(object)) return { kind: "object", page: place, number: object.ref };
  throw new PdfSyntaxError("an unexpected kid of a structure element");
}

/** An element's object as it is written. */
export function writeElement({ role, parent, page, kids, more }: StructureElement): string {
  const entries = [`/Type /StructElem`, `/S /${role}`, `/P ${parent} 0 R`];
  if (page !== undefined) entries.push(`/Pg ${page} 0 R`);
  const written = kids.map((kid) => writeKid(kid, page));
  if (written.length > 0) entries.push(`/K ${written.length === 1 ? written[0] : `[${written.join(" ")}]`}`);
  for (const [key, value] of more) entries.push(`/${key} ${writeValue(value)}`);
  return `<<${entries.join("\n")}>>`;
}

function writeKid(kid: Kid, page: number | undefined): string {
  if (kid.kind === "element") return `${kid.number} 0 R`;
  if (kid.kind === "object") return `<</Type /OBJR /Obj ${kid.number} 0 R /Pg ${kid.page} 0 R>>`;
  return kid.page === page ? String(kid.mcid) : `<</Type /MCR /Pg ${kid.page} 0 R /MCID ${kid.mcid}>>`;
}
