import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from "@cantoo/pdf-lib";

/** Everything in a PDF, object by object, as pdf-lib reads it. */
export interface PdfObjects {
  document: PDFDocument;
  /** Every string and every name, decoded. */
  strings: string[];
  /** Every stream, decoded. */
  streams: { type: string; bytes: Buffer }[];
}

/** Opens a PDF with pdf-lib and inflates everything in it; object streams are opened while it loads. */
export async function readObjects(bytes: Uint8Array): Promise<PdfObjects> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const strings: string[] = [];
  const streams: PdfObjects["streams"] = [];
  const walk = (object: PDFObject): void => {
    if (object instanceof PDFString || object instanceof PDFHexString) strings.push(object.decodeText());
    else if (object instanceof PDFName) strings.push(object.decodeText());
    else if (object instanceof PDFArray) for (const item of object.asArray()) walk(item);
    else if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) {
        walk(key);
        walk(value);
      }
    } else if (object instanceof PDFRawStream) {
      walk(object.dict);
      const type = ["Type", "Subtype"].map((key) => String(object.dict.get(PDFName.of(key)) ?? "")).join(" ");
      const image = String(object.dict.get(PDFName.of("Filter"))).includes("DCT");
      const decoded = image ? object.contents : decodePDFRawStream(object).decode();
      streams.push({ type: type.trim(), bytes: Buffer.from(decoded) });
    }
  };
  for (const [, object] of document.context.enumerateIndirectObjects()) walk(object);
  return { document, strings, streams };
}

/** The numbers of a page's box, in points. */
export function boxOf(document: PDFDocument, page: number, name: string): number[] {
  const box = document.getPage(page).node.lookup(PDFName.of(name), PDFArray);
  return box.asArray().map((value) => Number(String(value)));
}

/** Dictionaries of all fonts. */
export function fontsOf(document: PDFDocument): PDFDict[] {
  return dictionariesOf(document).filter((dict) => String(dict.get(PDFName.of("Type"))) === "/Font");
}

/** All dictionaries of a document that stand by themselves. */
export function dictionariesOf(document: PDFDocument): PDFDict[] {
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
}

/** A value of a dictionary by key, with references followed. */
export function valueOf(dict: PDFDict, key: string): PDFObject | undefined {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFRef ? dict.context.lookup(value) : value;
}
