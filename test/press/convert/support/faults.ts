import { deflateSync } from "node:zlib";
import { PDFDict, PDFName, PDFNumber, PDFRawStream, type PDFDocument, type PDFPage } from "@cantoo/pdf-lib";
import { contentOf, load, textOf } from "./paint-walk.ts";

/** Something that goes wrong on one page of a press file; false where the page has nothing that could. */
type Spoil = (page: PDFPage) => boolean;

/** A file with one fault on one page, from 0. @throws Error where the page has nothing that could go wrong so */
export async function spoiled(
  bytes: Uint8Array,
  index: number,
  fault: keyof typeof faults,
): Promise<Uint8Array> {
  const document = await load(bytes);
  if (!faults[fault](document.getPage(index))) throw new Error(`page ${index + 1} has nothing for: ${fault}`);
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

/** What a converter might do wrong and must not go unseen. */
export const faults = {
  "a picture is 3 mm to the right": (page) =>
    inContent(page, (content) =>
      // A picture is one unit wide, and some 350 points on paper.
      replaced(content, pictureIn(page, content), (operator) => `1 0 0 1 .024 0 cm ${operator}`),
    ),
  "a picture is lost": (page) =>
    inContent(page, (content) => replaced(content, pictureIn(page, content), () => "")),
  "a JPEG in four inks is a negative": (page) =>
    picturesOn(page).some((dict) => {
      const isPhotograph = /DCTDecode/.test(String(dict.get(PDFName.of("Filter"))));
      if (!isPhotograph || dict.get(PDFName.of("ColorSpace")) !== PDFName.of("DeviceCMYK")) return false;
      const straight = [0, 1, 0, 1, 0, 1, 0, 1];
      const was = String(dict.get(PDFName.of("Decode")) ?? "[ 0 1").replace(/\s/g, "");
      dict.set(
        PDFName.of("Decode"),
        dict.context.obj(was.startsWith("[0") ? straight.toReversed() : straight),
      );
      return true;
    }),
  "a word is lost": (page) =>
    inContent(page, (content) => {
      // One operator a letter, as Chromium writes.
      const letters = [...content.matchAll(/<[\dA-F]{4}> Tj/g)];
      const from = letters[Math.floor(letters.length / 2)]?.index;
      const to = letters[Math.floor(letters.length / 2) + 12]?.index;
      if (from === undefined || to === undefined || letters.length < 100) return undefined;
      return (
        content.slice(0, from) + content.slice(from, to).replace(/<[\dA-F]{4}>/g, "<>") + content.slice(to)
      );
    }),
  "text is blue": (page) =>
    inContent(page, (content) =>
      /\b0 0 0 1 k\b/.test(content) ? content.replaceAll("0 0 0 1 k", "1 .6 0 0 k") : undefined,
    ),
  "everything is 1 mm higher": (page) => {
    const content = page.doc.context.stream(`1 0 0 1 0 2.83 cm\n${contentOf(page)}`);
    page.node.set(PDFName.of("Contents"), page.doc.context.register(content));
    return true;
  },
} satisfies Record<string, Spoil>;

/** Streams of content of a page and of the forms in it, outermost first. */
function contentsOn(page: PDFPage): PDFRawStream[] {
  const found = new Set<PDFRawStream>();
  const look = (object: unknown): void => {
    if (!(object instanceof PDFRawStream) || found.has(object)) return;
    found.add(object);
    const own = object.dict.lookupMaybe(PDFName.of("Resources"), PDFDict);
    for (const inner of xObjects(own)) if (subtype(inner) === "/Form") look(inner);
  };
  look(page.node.Contents());
  for (const inner of xObjects(page.node.Resources())) if (subtype(inner) === "/Form") look(inner);
  return [...found];
}

function xObjects(resources: PDFDict | undefined): PDFRawStream[] {
  const all = resources?.lookupMaybe(PDFName.of("XObject"), PDFDict);
  return (all?.keys() ?? []).flatMap((key) => {
    const object = all?.lookup(key);
    return object instanceof PDFRawStream ? [object] : [];
  });
}

function subtype(stream: PDFRawStream): string {
  return String(stream.dict.get(PDFName.of("Subtype")));
}

/** Dictionaries of the pictures that a page uses. */
function picturesOn(page: PDFPage): PDFDict[] {
  const dictionaries = [
    page.node.Resources(),
    ...contentsOn(page).map(({ dict }) => dict.lookupMaybe(PDFName.of("Resources"), PDFDict)),
  ];
  return dictionaries
    .flatMap(xObjects)
    .flatMap((stream) => (subtype(stream) === "/Image" ? [stream.dict] : []));
}

/** The operator that draws a picture, in some content of the page. */
function pictureIn(page: PDFPage, content: string): RegExp | undefined {
  const context: PDFDocument["context"] = page.doc.context;
  const names = [...content.matchAll(/\/(\w+) Do\b/g)].map(([, name = ""]) => name);
  const dictionaries = [
    page.node.Resources(),
    ...contentsOn(page).map(({ dict }) => dict.lookupMaybe(PDFName.of("Resources"), PDFDict)),
  ];
  const name = names.find((each) =>
    dictionaries.some((resources) => {
      const object = context.lookup(
        resources?.lookupMaybe(PDFName.of("XObject"), PDFDict)?.get(PDFName.of(each)),
      );
      return object instanceof PDFRawStream && subtype(object) === "/Image";
    }),
  );
  return name === undefined ? undefined : new RegExp(`/${name} Do\\b`);
}

function replaced(
  content: string,
  pattern: RegExp | undefined,
  by: (found: string) => string,
): string | undefined {
  return pattern?.test(content) ? content.replace(pattern, by) : undefined;
}

/** Changes the first content of the page that can be changed so. */
function inContent(page: PDFPage, change: (content: string) => string | undefined): boolean {
  for (const stream of contentsOn(page)) {
    const changed = change(textOf(stream));
    if (changed === undefined) continue;
    const packed = deflateSync(Buffer.from(changed, "latin1"));
    stream.dict.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
    stream.dict.set(PDFName.of("Length"), PDFNumber.of(packed.length));
    stream.updateContents(packed);
    return true;
  }
  return false;
}
