import { xmp } from "./xmp.ts";

/** One page, as its content stream and what it uses. `@name` stands for a reference to an object of that name. */
export interface SmallPage {
  content?: string | Uint8Array;
  /** Entries of the resources beside the font F1. */
  resources?: string;
  /** `[left bottom right top]` in points; the defaults are A6 with a bleed of 3 mm. */
  media?: string;
  bleed?: string;
  trim?: string;
  /** Further entries of the page, such as `/Rotate 90`. */
  entries?: string;
}

/** A stream as it is written: entries of its dictionary, and bytes. */
export interface SmallStream {
  entries?: string;
  data: string | Uint8Array;
}

/** A PDF as the difference from one that passes. */
export interface SmallPdf {
  pages?: readonly SmallPage[];
  /** Further objects by name: dictionaries and arrays as text, or streams. */
  objects?: Readonly<Record<string, string | SmallStream>>;
  /** Further entries of the catalog. */
  catalog?: string;
  version?: string;
  /** Entries of the Info dictionary, all of them. */
  info?: string;
  /** The XMP packet; undefined for the one of a PDF/X-4 file, null for none. */
  xmp?: string | Uint8Array | null;
  /** Entries of the metadata stream. */
  metadata?: string;
  /** Entries of the trailer beside Root, Info and Size. */
  trailer?: string;
  /** The output intents; undefined for one that is right. */
  intents?: string;
}

const mm = 72 / 25.4;
const box = (...millimetres: number[]): string =>
  `[${millimetres.map((each) => (each * mm).toFixed(4)).join(" ")}]`;

/** A6 in the middle of a sheet that is 10 mm larger on all sides, so that the trim's corner is at 28.3464 points. */
export const a6 = { media: box(0, 0, 125, 168), bleed: box(7, 7, 118, 161), trim: box(10, 10, 115, 158) };

/** Text that every page has unless a test gives another content. */
export const greeting = "0 0 0 1 k BT /F1 14 Tf 100 300 Td (Salam) Tj ET";

const info = "/Title (Uji) /CreationDate (D:20260102030405Z) /ModDate (D:20260102030405Z) /Trapped /False";

/** A header of an ICC profile: a printer's, for CMYK. */
export function profile(kind = "prtr", space = "CMYK"): Uint8Array {
  const bytes = Buffer.alloc(160);
  bytes.write(kind.padEnd(4), 12, "latin1");
  bytes.write(space.padEnd(4), 16, "latin1");
  return bytes;
}

/** Writes a small PDF: PDF/X-4 with nothing to find in it, but for what `difference` says. */
export function smallPdf(difference: SmallPdf = {}): Buffer {
  const { pages = [{}], catalog = "", version = "1.6", trailer = "/ID [<01> <02>]" } = difference;
  const objects = new Map<string, string | SmallStream>([
    ["root", ""],
    ["tree", ""],
    ["info", `<< ${difference.info ?? info} >>`],
    ["profile", { entries: "/N 4", data: profile() }],
    [
      "font",
      "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Uji /FirstChar 32 /Widths @widths /FontDescriptor @descriptor >>",
    ],
    ["widths", `[${"500 ".repeat(224)}]`],
    ["descriptor", "<< /Type /FontDescriptor /FontName /ABCDEF+Uji /FontFile2 @fontfile >>"],
    ["fontfile", { data: "glyphs" }],
    ...Object.entries(difference.objects ?? {}),
  ]);
  const kids = pages.map((page, index) => addPage(objects, page, index));
  if (difference.xmp !== null) {
    const data = difference.xmp ?? xmp();
    objects.set("metadata", { entries: difference.metadata ?? "/Type /Metadata /Subtype /XML", data });
  }
  const intents =
    difference.intents ??
    "[<< /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /DestOutputProfile @profile >>]";
  const metadata = difference.xmp === null ? "" : "/Metadata @metadata";
  objects.set("root", `<< /Type /Catalog /Pages @tree /OutputIntents ${intents} ${metadata} ${catalog} >>`);
  objects.set("tree", `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(" ")}] >>`);
  return written(objects, version, trailer);
}

function addPage(objects: Map<string, string | SmallStream>, page: SmallPage, index: number): string {
  const { media = a6.media, bleed = a6.bleed, trim = a6.trim, resources = "", entries = "" } = page;
  const boxes = [`/MediaBox ${media}`, bleed && `/BleedBox ${bleed}`, trim && `/TrimBox ${trim}`].join(" ");
  const fonts = resources.includes("/Font") ? "" : "/Font << /F1 @font >>";
  objects.set(`content${index}`, { data: page.content ?? greeting });
  objects.set(
    `page${index}`,
    `<< /Type /Page /Parent @tree ${boxes} /Contents @content${index} /Resources << ${fonts} ${resources} >> ${entries} >>`,
  );
  return `@page${index}`;
}

function written(
  objects: ReadonlyMap<string, string | SmallStream>,
  version: string,
  trailer: string,
): Buffer {
  const numbers = new Map([...objects.keys()].map((name, index) => [name, index + 1]));
  const linked = (text: string): string =>
    text.replace(/@(\w+)/g, (_, name: string) => {
      const number = numbers.get(name);
      if (number === undefined) throw new Error(`no object ${name}`);
      return `${number} 0 R`;
    });
  const parts: Buffer[] = [Buffer.from(`%PDF-${version}\n`)];
  const offsets: number[] = [];
  const size = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [name, object] of objects) {
    offsets.push(size());
    parts.push(Buffer.from(`${numbers.get(name)} 0 obj\n`));
    if (typeof object === "string") parts.push(Buffer.from(linked(object), "latin1"));
    else {
      const data =
        typeof object.data === "string" ? Buffer.from(object.data, "utf8") : Buffer.from(object.data);
      const entries = linked(object.entries ?? "");
      parts.push(
        Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, "latin1"),
        data,
        Buffer.from("\nendstream"),
      );
    }
    parts.push(Buffer.from("\nendobj\n"));
  }
  const start = size();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const root = linked(`/Root @root /Info @info ${trailer}`);
  parts.push(
    Buffer.from(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${offsets.length + 1} ${root} >>\nstartxref\n${start}\n%%EOF\n`,
      "latin1",
    ),
  );
  return Buffer.concat(parts);
}
