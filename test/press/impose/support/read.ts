import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";

/** A page as it stands on one side of a sheet. */
export interface SeenPage {
  /** `Left` or `Right`. */
  key: string;
  /** Left, bottom, width, height of what may be seen, in points. */
  clip: number[];
  /** Where the form is put. */
  offset: number[];
  matrix: number[];
  bbox: number[];
  /** The text that it shows. */
  text: string;
}

/** A side of a sheet, read by another library. */
export interface SeenSide {
  width: number;
  height: number;
  content: string;
  pages: SeenPage[];
}

const halves = /q\n([-\d. ]+) re W n\n1 0 0 1 ([-\d. ]+) cm\n\/(Left|Right) Do\nQ\n/g;

const numbers = (text: string): number[] => text.trim().split(/\s+/).map(Number);

/** Reads a booklet with pdf-lib, which is not what wrote it. */
export async function sidesOf(bytes: Uint8Array): Promise<SeenSide[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map((page) => {
    const contents = page.node.Contents();
    if (!(contents instanceof PDFRawStream)) throw new Error("expected one content stream");
    const content = Buffer.from(decodePDFRawStream(contents).decode()).toString("latin1");
    const forms = page.node.Resources()?.lookup(PDFName.of("XObject"), PDFDict);
    const pages = [...content.matchAll(halves)].map(([, clip = "", offset = "", key = ""]) => {
      const form = forms?.lookup(PDFName.of(key));
      if (!(form instanceof PDFRawStream)) throw new Error("expected a form");
      const entry = (name: string): number[] =>
        numbers(form.dict.lookup(PDFName.of(name))?.toString().replaceAll(/[[\]]/g, " ") ?? "");
      const drawn = Buffer.from(decodePDFRawStream(form).decode()).toString("latin1");
      return {
        key,
        clip: numbers(clip),
        offset: numbers(offset),
        matrix: entry("Matrix"),
        bbox: entry("BBox"),
        text: /\(([^)]*)\) Tj/.exec(drawn)?.[1] ?? "",
      };
    });
    const { width, height } = page.getMediaBox();
    return { width, height, content, pages };
  });
}
