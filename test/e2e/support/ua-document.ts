import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from "@cantoo/pdf-lib";
import { getDocument, OPS, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Dictionary, PdfValue } from "../../../src/press/pdf-value.ts";
import { elementOf, type StructureElement } from "../../../src/press/ua/structure.ts";
import type { UaAnnotation, UaDocument, UaPage } from "../../../src/press/ua/ua-document.ts";
import { valueOf } from "./pdf-objects.ts";

/** What our rules look at, read from a finished file by pdf-lib. */
export function readUaDocument(document: PDFDocument): UaDocument {
  const { catalog, context } = document;
  const lookup = (number: number): PDFObject | undefined => context.lookup(PDFRef.of(number));
  const root = dictOf(valueOf(catalog, "StructTreeRoot"));
  const parents = numbersOf(root && valueOf(root, "ParentTree"));
  const marks = dictOf(valueOf(catalog, "MarkInfo"));
  const preferences = dictOf(valueOf(catalog, "ViewerPreferences"));
  const language = valueOf(catalog, "Lang");
  return {
    metadata: metadataOf(valueOf(catalog, "Metadata")),
    catalog: {
      language: textOf(language),
      displaysTitle: String(preferences && valueOf(preferences, "DisplayDocTitle")) === "true",
      marked: String(marks && valueOf(marks, "Marked")) === "true",
      suspects: String(marks && valueOf(marks, "Suspects")) === "true",
    },
    roleMap: rolesOf(root && valueOf(root, "RoleMap")),
    elements: elementsOf(root?.get(PDFName.of("K")), lookup),
    pages: document.getPages().map(({ node, ref }) => pageOf(node, ref.objectNumber, parents)),
  };
}

function pageOf(node: PDFDict, number: number, parents: ReadonlyMap<number, PDFObject>): UaPage {
  const tabs = valueOf(node, "Tabs");
  const owners = parents.get(Number(String(valueOf(node, "StructParents"))));
  const list = valueOf(node, "Annots");
  const annotations = list instanceof PDFArray ? list.asArray() : [];
  return {
    number,
    tabs: tabs instanceof PDFName ? tabs.decodeText() : undefined,
    owners:
      owners instanceof PDFArray
        ? owners.asArray().map((owner) => (owner instanceof PDFRef ? owner.objectNumber : undefined))
        : [],
    annotations: annotations.map((ref): UaAnnotation => {
      const entries = ref instanceof PDFRef ? dictOf(node.context.lookup(ref)) : undefined;
      if (!(ref instanceof PDFRef) || !entries) throw new Error("an annotation that is no object");
      const contents = valueOf(entries, "Contents");
      const [subtype, key] = ["Subtype", "StructParent"].map((name) => String(valueOf(entries, name)));
      const element = parents.get(Number(key));
      return {
        number: ref.objectNumber,
        subtype: (subtype ?? "").slice(1),
        contents: textOf(contents) ?? "",
        element: element instanceof PDFRef ? element.objectNumber : undefined,
      };
    }),
  };
}

function elementsOf(
  kids: PDFObject | undefined,
  lookup: (number: number) => PDFObject | undefined,
): Map<number, StructureElement> {
  const elements = new Map<number, StructureElement>();
  const walk = (number: number): void => {
    const found = lookup(number);
    if (!found || elements.has(number)) throw new Error(`structure element ${number}`);
    const element = elementOf(number, toValue(found));
    elements.set(number, element);
    for (const kid of element.kids) if (kid.kind === "element") walk(kid.number);
  };
  if (kids instanceof PDFRef) walk(kids.objectNumber);
  return elements;
}

/** Entries of a number tree; references that stand for dictionaries stay references. */
function numbersOf(node: PDFObject | undefined): Map<number, PDFObject> {
  const entries = new Map<number, PDFObject>();
  const nums = node instanceof PDFDict ? valueOf(node, "Nums") : undefined;
  if (!(node instanceof PDFDict) || !(nums instanceof PDFArray)) return entries;
  const list = nums.asArray();
  for (let index = 0; index + 1 < list.length; index += 2) {
    const value = list[index + 1];
    const found = value instanceof PDFRef ? node.context.lookup(value) : value;
    const kept = found instanceof PDFArray ? found : value;
    if (kept) entries.set(Number(String(list[index])), kept);
  }
  return entries;
}

function rolesOf(map: PDFObject | undefined): Map<string, string> {
  if (!(map instanceof PDFDict)) return new Map();
  return new Map(map.entries().map(([role, means]) => [role.decodeText(), String(means).slice(1)]));
}

function metadataOf(stream: PDFObject | undefined): UaDocument["metadata"] {
  const text =
    stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString("utf8") : "";
  return {
    part: /<pdfuaid:part xmlns:pdfuaid="http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/">(\d)</.exec(text)?.[1],
    title: /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]+)</.exec(text)?.[1],
  };
}

function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}

function dictOf(object: PDFObject | undefined): PDFDict | undefined {
  return object instanceof PDFDict ? object : undefined;
}

function toValue(object: PDFObject): PdfValue {
  if (object instanceof PDFRef) return { ref: object.objectNumber };
  if (object instanceof PDFName) return { name: object.decodeText() };
  if (object instanceof PDFNumber) return object.asNumber();
  if (object instanceof PDFBool) return object.asBoolean();
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText();
  if (object instanceof PDFArray) return object.asArray().map(toValue);
  if (!(object instanceof PDFDict)) return null;
  const entries: Dictionary = new Map();
  for (const [key, value] of object.entries()) entries.set(key.decodeText(), toValue(value));
  return entries;
}

/** A tag's name: pdf.js answers the name's object where a mark has no properties. */
function tagOf(tag: unknown): unknown {
  return typeof tag === "object" && tag !== null && "name" in tag ? tag.name : tag;
}

const painting = new Set<number>([
  OPS.showText,
  OPS.showSpacedText,
  OPS.shadingFill,
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintInlineImageXObject,
  OPS.paintSolidColorImageMask,
]);

/**
 * What pages paint that is neither content nor artifact (Matterhorn 01-005), content inside artifacts and artifacts inside
 * content (01-003, 01-004), as pdf.js reads it.
 */
export async function strayPainting(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
  });
  const strays: string[] = [];
  try {
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { fnArray, argsArray } = await page.getOperatorList();
      const open: ("artifact" | "content" | "other")[] = [];
      for (const [index, operator] of fnArray.entries()) {
        const [first, second] = (argsArray[index] ?? []) as unknown[];
        if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) {
          const kind =
            tagOf(first) === "Artifact" ? "artifact" : typeof second === "number" ? "content" : "other";
          if (kind !== "other" && open.some((each) => each !== "other"))
            strays.push(`${number}: ${kind} inside`);
          open.push(kind);
        } else if (operator === OPS.endMarkedContent) open.pop();
        else if (painting.has(operator) || (operator === OPS.constructPath && first !== OPS.endPath)) {
          if (!open.some((each) => each !== "other")) strays.push(`${number}: operator ${operator}`);
        }
      }
      if (open.length > 0) strays.push(`${number}: marks that do not end`);
    }
    return strays;
  } finally {
    await task.destroy();
  }
}
