import { inflateSync } from "node:zlib";
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFObject,
  type PDFPage,
} from "@cantoo/pdf-lib";

/** One painting operator of a page, in the order of the content, forms included. */
export interface Painted {
  kind: "text" | "fill" | "stroke";
  /** Operator and operands of the colour in force, such as `0 0 0 1 k`; `pattern` for gradients and tiles. */
  colour: string;
  /** Of text: the size its font is set in, before any matrix. */
  size: number;
  /** Of text: the font's name, without the letters of a subset. */
  font: string;
  /** Of text: bytes shown. */
  length: number;
}

interface State {
  fill: string;
  stroke: string;
  size: number;
  font: string;
  mode: number;
}

/** Loads a PDF with the reader of another library. */
export async function load(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false });
}

/** Everything that the content of a page paints but pictures, gradients and what is in patterns and masks. */
export function paintedOn(page: PDFPage): Painted[] {
  const found: Painted[] = [];
  const resources = page.node.Resources();
  const start = { fill: "0 g", stroke: "0 G", size: 0, font: "", mode: 0 };
  walk(contentOf(page), { resources, state: start, found, depth: 0 });
  return found;
}

/** A page's content; several streams as one. */
export function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams.map((stream) => textOf(page.doc.context.lookup(stream))).join("\n");
}

/** A stream without its filters, a byte a letter; empty for anything else. */
export function textOf(object: PDFObject | undefined): string {
  if (!(object instanceof PDFRawStream)) return "";
  // The other library's own way is slow.
  const isPlain = object.dict.get(PDFName.of("Filter")) === PDFName.of("FlateDecode");
  if (isPlain && !object.dict.has(PDFName.of("DecodeParms")))
    return inflateSync(object.getContents()).toString("latin1");
  return Buffer.from(decodePDFRawStream(object).decode()).toString("latin1");
}

const token = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[\da-fA-F\s]*>|[[\]]|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+/g;

const fills = new Set(["f", "F", "f*"]);
const strokes = new Set(["S", "s"]);
const both = new Set(["B", "B*", "b", "b*"]);
const shows = new Set(["Tj", "TJ", "'", '"']);
const fillColours = new Set(["g", "rg", "k", "sc", "scn"]);
const strokeColours = new Set(["G", "RG", "K", "SC", "SCN"]);

interface Walk {
  resources: PDFDict | undefined;
  state: State;
  found: Painted[];
  depth: number;
}

function walk(content: string, { resources, state: first, found, depth }: Walk): void {
  const stack: State[] = [];
  let state = { ...first };
  let operands: string[] = [];
  const paint = (kind: Painted["kind"], colour: string, length = 0): void => {
    found.push({ kind, colour, size: state.size, font: state.font, length });
  };
  for (const [word] of content.matchAll(token)) {
    if (/^[-+.\d([<>\]/]/.test(word) || word === "true" || word === "false") {
      operands.push(word);
      continue;
    }
    if (word === "q") stack.push({ ...state });
    else if (word === "Q") state = stack.pop() ?? state;
    else if (fillColours.has(word)) state.fill = colourOf(operands, word);
    else if (strokeColours.has(word)) state.stroke = colourOf(operands, word.toLowerCase());
    else if (word === "Tf")
      state = { ...state, size: Number(operands[1]), font: fontOf(resources, operands[0]) };
    else if (word === "Tr") state.mode = Number(operands[0]);
    else if (fills.has(word) || both.has(word)) paint("fill", state.fill);
    if (strokes.has(word) || both.has(word)) paint("stroke", state.stroke);
    if (shows.has(word) && state.mode !== 3)
      paint("text", state.mode % 4 === 1 ? state.stroke : state.fill, lengthOf(operands));
    if (word === "Do") {
      const form = formOf(resources, operands[0] ?? "");
      const own = form?.dict.lookupMaybe(PDFName.of("Resources"), PDFDict);
      if (form && depth < 12)
        walk(textOf(form), { resources: own ?? resources, state, found, depth: depth + 1 });
    }
    operands = [];
  }
}

function colourOf(operands: readonly string[], operator: string): string {
  const last = operands.at(-1) ?? "";
  return last.startsWith("/") ? "pattern" : `${operands.map((value) => Number(value)).join(" ")} ${operator}`;
}

function lengthOf(operands: readonly string[]): number {
  return operands.reduce((sum, word) => {
    if (word.startsWith("<")) return sum + (word.length - 2) / 2;
    return word.startsWith("(") ? sum + word.length - 2 : sum;
  }, 0);
}

function fontOf(resources: PDFDict | undefined, name = ""): string {
  const font = resources
    ?.lookupMaybe(PDFName.of("Font"), PDFDict)
    ?.lookupMaybe(PDFName.of(name.slice(1)), PDFDict);
  return String(font?.get(PDFName.of("BaseFont"))).replace(/^\/[A-Z]{6}\+/, "");
}

function formOf(resources: PDFDict | undefined, name: string): PDFRawStream | undefined {
  const object = resources
    ?.lookupMaybe(PDFName.of("XObject"), PDFDict)
    ?.lookup(PDFName.of(name.replace(/^\//, "")));
  if (!(object instanceof PDFRawStream)) return undefined;
  return object.dict.get(PDFName.of("Subtype")) === PDFName.of("Form") ? object : undefined;
}
