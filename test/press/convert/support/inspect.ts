import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFObject,
} from "@cantoo/pdf-lib";

/** A stream of a PDF by the reader of another library. */
export interface SeenStream {
  number: number;
  dictionary: string;
  /** Without filters; empty for pictures that only a picture library reads. */
  text: string;
}

const dates = { updateMetadata: false } as const;

/** All streams of a PDF but the output intent's profile, read by pdf-lib, which is not what wrote it. */
export async function streamsOf(bytes: Uint8Array): Promise<SeenStream[]> {
  const document = await PDFDocument.load(bytes, dates);
  return document.context.enumerateIndirectObjects().flatMap(([reference, object]): SeenStream[] => {
    if (!(object instanceof PDFRawStream)) return [];
    const dictionary = object.dict.toString();
    if (/\/N 4\b/.test(dictionary)) return [];
    const isPicture = /\/(?:DCT|JPX|JBIG2|CCITTFax)Decode/.test(dictionary);
    const text = isPicture ? "" : Buffer.from(decodePDFRawStream(object).decode()).toString("latin1");
    return [{ number: reference.objectNumber, dictionary, text }];
  });
}

/** All objects as text; streams by their dictionaries. */
export async function objectsOf(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, dates);
  const text = (object: PDFObject): string =>
    object instanceof PDFRawStream ? object.dict.toString() : object.toString();
  return document.context.enumerateIndirectObjects().map(([, object]) => text(object));
}

/** The page's content, and the text of objects by number. */
export async function pageContent(bytes: Uint8Array, index = 0): Promise<string> {
  const document = await PDFDocument.load(bytes, dates);
  const contents = document.getPage(index).node.Contents();
  if (!(contents instanceof PDFRawStream)) throw new Error("expected one content stream");
  return Buffer.from(decodePDFRawStream(contents).decode()).toString("latin1");
}

/** A resource of the first page as text. */
export async function pageResources(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, dates);
  return document.getPage(0).node.Resources()?.toString() ?? "";
}

/**
 * Everything of RGB in a file: operators in content, spaces in dictionaries and in content, profiles of three channels.
 * It looks at all objects, whether anything leads to them or not.
 */
export async function rgbIn(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, dates);
  const found: string[] = [];
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFRawStream ? object.dict : object;
    const text = dictionary.toString();
    const spaces = /\/(?:DeviceRGB|CalRGB|Lab|CalGray)\b/.exec(text);
    if (spaces) found.push(`${reference.objectNumber}: ${spaces[0]}`);
    if (
      dictionary instanceof PDFDict &&
      dictionary.get(PDFName.of("N"))?.toString() === "3" &&
      /Alternate/.test(text)
    )
      found.push(`${reference.objectNumber}: profile`);
    if (!(object instanceof PDFRawStream) || !isContent(object.dict)) continue;
    const content = Buffer.from(decodePDFRawStream(object).decode()).toString("latin1");
    for (const operator of operatorsOf(content)) {
      if (operator === "rg" || operator === "RG" || operator === "/RGB" || operator === "/DeviceRGB")
        found.push(`${reference.objectNumber}: ${operator}`);
    }
  }
  return found;
}

/** Content has no type of its own: what says that it is something else is none. */
function isContent(dictionary: PDFDict): boolean {
  const text = dictionary.toString();
  if (
    /\/Subtype \/(?:Image|XML)|\/Length1|\/FunctionType|\/ShadingType|\/Type \/(?:XRef|ObjStm)|\/N 4/.test(
      text,
    )
  )
    return false;
  return true;
}

/** Words of a content stream outside strings, hexadecimal and the data of inline images. */
export function operatorsOf(content: string): string[] {
  return content
    .replace(/\bID[\s\S]*?\sEI\b/g, " ")
    .replace(/\((?:\\[\s\S]|[^\\()])*\)/g, " ")
    .replace(/<(?!<)[\da-fA-F\s]*>/g, " ")
    .split(/[\s[\]<>{}]+/)
    .filter((word) => word !== "");
}
