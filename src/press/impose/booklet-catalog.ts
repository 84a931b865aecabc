import type { PdfFile } from "../convert/pdf-file.ts";
import type { PdfOutput } from "../convert/pdf-output.ts";
import { name } from "../convert/values.ts";
import { decodeText, type Dictionary, type PdfValue } from "../pdf-value.ts";
import { xmpPacket, type XmpDetails } from "../xmp.ts";
import type { BookletOptions } from "./booklet-options.ts";
import type { ObjectCopy } from "./object-copy.ts";

/** One side of a sheet as it was written. */
export interface WrittenSide {
  /** Number of the page object. */
  page: number;
  /** Zero-based. */
  signature: number;
  sheet: number;
  isFront: boolean;
}

/** Everything that a booklet's catalog is made of. */
export interface CatalogTask {
  file: PdfFile;
  out: PdfOutput;
  copy: ObjectCopy;
  options: BookletOptions;
  /** Number of the page tree. */
  pages: number;
  sides: readonly WrittenSide[];
}

/** Entries that say what content means: layers, and the inks it is made for. */
const kept = ["OCProperties", "OutputIntents"];

/** Writes catalog, Info, XMP, page labels and bookmarks. Answers the numbers of catalog and Info. */
export function writeBookletCatalog(task: CatalogTask): { root: number; info: number } {
  const { file, out, copy, options, pages, sides } = task;
  const details = detailsOf(file, options);
  const catalog: Dictionary = new Map<string, PdfValue>([
    ["Type", name("Catalog")],
    ["Pages", { ref: pages }],
    ["PageLayout", name("SinglePage")],
    ["ViewerPreferences", printing()],
    ["Metadata", metadata(out, details)],
  ]);
  if (details.language !== "") catalog.set("Lang", textOf(details.language));
  for (const key of kept) {
    const value = file.catalog.get(key);
    if (value !== undefined) catalog.set(key, copy.value(value));
  }
  if (options.words) {
    catalog.set("PageLabels", pageLabels(sides, options.words));
    const outline = bookmarks(out, sides, options.words.signature);
    if (outline !== undefined) catalog.set("Outlines", outline).set("PageMode", name("UseOutlines"));
  }
  const [root, info] = [out.reserve(), out.reserve()];
  out.set(root, catalog);
  out.set(info, infoOf(details));
  return { root, info };
}

/** What a print dialog begins with (ISO 32000-1, table 150): both sides, short edge, not made smaller. */
function printing(): Dictionary {
  return new Map<string, PdfValue>([
    ["Duplex", name("DuplexFlipShortEdge")],
    ["PrintScaling", name("None")],
    ["PickTrayByPDFSize", true],
  ]);
}

/** "1 depan", or "Kuras 2, 1 depan" where there are several. */
function pageLabels(sides: readonly WrittenSide[], words: NonNullable<BookletOptions["words"]>): Dictionary {
  const isDivided = sides.some(({ signature }) => signature > 0);
  const numbers = sides.flatMap(({ signature, sheet, isFront }, index): PdfValue[] => {
    const side = `${sheet + 1} ${isFront ? words.front : words.back}`;
    const label = isDivided ? `${words.signature} ${signature + 1}, ${side}` : side;
    return [index, new Map([["P", textOf(label)]])];
  });
  return new Map([["Nums", numbers]]);
}

/** A bookmark for each of several signatures. */
function bookmarks(out: PdfOutput, sides: readonly WrittenSide[], word: string): PdfValue | undefined {
  const firsts = sides.filter(({ sheet, isFront }) => sheet === 0 && isFront);
  if (firsts.length < 2) return undefined;
  const outline = out.reserve();
  const items = firsts.map(() => out.reserve());
  for (const [index, { page, signature }] of firsts.entries()) {
    const item: Dictionary = new Map<string, PdfValue>([
      ["Title", textOf(`${word} ${signature + 1}`)],
      ["Parent", { ref: outline }],
      ["Dest", [{ ref: page }, name("Fit")]],
    ]);
    const [previous, next] = [items[index - 1], items[index + 1]];
    if (previous !== undefined) item.set("Prev", { ref: previous });
    if (next !== undefined) item.set("Next", { ref: next });
    out.set(items[index] ?? 0, item);
  }
  out.set(
    outline,
    new Map<string, PdfValue>([
      ["Type", name("Outlines")],
      ["First", { ref: items[0] ?? 0 }],
      ["Last", { ref: items.at(-1) ?? 0 }],
      ["Count", items.length],
    ]),
  );
  return { ref: outline };
}

/** Options first, then what the source says of itself. */
function detailsOf(file: PdfFile, options: BookletOptions): XmpDetails {
  const info = file.dictionary(file.trailer.get("Info"));
  const text = (value: PdfValue | undefined): string => {
    const direct = file.resolve(value);
    return typeof direct === "string" ? decodeText(direct) : "";
  };
  return {
    title: options.title ?? text(info.get("Title")),
    author: options.author ?? text(info.get("Author")),
    subject: options.subject ?? text(info.get("Subject")),
    creator: options.creator ?? text(info.get("Creator")),
    producer: options.producer ?? text(info.get("Producer")),
    language: text(file.catalog.get("Lang")),
    date: options.date,
  };
}

function metadata(out: PdfOutput, details: XmpDetails): PdfValue {
  const entries = new Map([
    ["Type", name("Metadata")],
    ["Subtype", name("XML")],
  ]);
  return out.addStream(entries, Buffer.from(xmpPacket(details), "utf8"));
}

function infoOf(details: XmpDetails): Dictionary {
  const date = `D:${details.date.replaceAll("-", "")}000000Z`;
  return new Map<string, PdfValue>([
    ["Title", textOf(details.title)],
    ["Subject", textOf(details.subject)],
    ["Author", textOf(details.author)],
    ["Creator", textOf(details.creator)],
    ["Producer", textOf(details.producer)],
    ["CreationDate", date],
    ["ModDate", date],
    ["Trapped", name("False")],
  ]);
}

/** A text string with its mark (ISO 32000-1, 7.9.2.2). */
function textOf(text: string): string {
  return `\u00fe\u00ff${Buffer.from(text, "utf16le").swap16().toString("latin1")}`;
}
