import { decodeText, type Dictionary, type PdfValue } from "../pdf-value.ts";
import { latin1 } from "./read/lexer.ts";
import { pagesOf, type PdfPage } from "./read/pages.ts";
import type { Damage, PdfFile } from "./read/pdf-file.ts";

/** An output intent for PDF/X (ISO 15930-7). */
export interface OutputIntent {
  identifier: string | undefined;
  /** Device class, colour space and number of components of the embedded profile. */
  profile: { class: string; space: string; components: number | undefined } | undefined;
}

/** What a file says of itself as a whole. */
export interface DocumentFacts {
  bytes: number;
  version: string;
  encrypted: boolean;
  damage: ReadonlySet<Damage>;
  /** Filters of the streams that were read, complete once all pages are read. */
  filters: ReadonlySet<string>;
  pages: readonly PdfPage[];
  /** The Info dictionary's texts. */
  info: ReadonlyMap<string, string>;
  trapped: string | undefined;
  /** The XMP packet, and whether it stands there uncompressed. */
  xmp: string | undefined;
  xmpPlain: boolean;
  id: boolean;
  intents: readonly OutputIntent[];
  /** Form fields, scripts, actions, attached files, media. */
  interactive: ReadonlySet<"form" | "script" | "action" | "attachment">;
}

/** Reads what the file says of itself. */
export function documentFacts(file: PdfFile): DocumentFacts {
  const { catalog, trailer } = file;
  // Encrypted texts say nothing.
  const information =
    (file.encrypted ? undefined : file.dictionary(trailer.get("Info"))) ?? new Map<string, PdfValue>();
  const metadata = file.stream(catalog.get("Metadata"));
  return {
    bytes: file.bytes.length,
    version: file.name(catalog.get("Version")) ?? file.version,
    encrypted: file.encrypted,
    damage: file.damage,
    filters: file.filters,
    pages: file.encrypted ? [] : pagesOf(file),
    info: new Map(
      [...information].flatMap(([key, value]): [string, string][] => {
        const text = file.string(value);
        return text === undefined ? [] : [[key, decodeText(text)]];
      }),
    ),
    trapped: file.name(information.get("Trapped")),
    xmp: metadata && !file.encrypted ? Buffer.from(file.data(metadata)).toString("utf8") : undefined,
    xmpPlain: metadata !== undefined && !metadata.dictionary.has("Filter"),
    id: (file.array(trailer.get("ID")) ?? []).length === 2,
    intents: file.encrypted ? [] : intentsOf(file),
    interactive: file.encrypted ? new Set() : interactiveOf(file),
  };
}

function intentsOf(file: PdfFile): OutputIntent[] {
  return (file.array(file.catalog.get("OutputIntents")) ?? []).flatMap((each): OutputIntent[] => {
    const intent = file.dictionary(each);
    if (!intent || file.name(intent.get("S")) !== "GTS_PDFX") return [];
    const identifier = file.string(intent.get("OutputConditionIdentifier"));
    return [{ identifier, profile: profileOf(file, intent) }];
  });
}

/** Reads the header of an ICC profile (ICC.1, 7.2). */
function profileOf(file: PdfFile, intent: Dictionary): OutputIntent["profile"] {
  const stream = file.stream(intent.get("DestOutputProfile"));
  if (!stream) return undefined;
  const data = file.data(stream);
  return {
    class: latin1(data, 12, 16).trim(),
    space: latin1(data, 16, 20).trim(),
    components: file.number(stream.dictionary.get("N")),
  };
}

function interactiveOf(file: PdfFile): DocumentFacts["interactive"] {
  const { catalog } = file;
  const found = new Set<"form" | "script" | "action" | "attachment">();
  const form = file.dictionary(catalog.get("AcroForm"));
  if (form?.has("XFA") || (file.array(form?.get("Fields")) ?? []).length > 0) found.add("form");
  const names = file.dictionary(catalog.get("Names"));
  if (names?.has("JavaScript")) found.add("script");
  if (names?.has("EmbeddedFiles") || (file.array(catalog.get("AF")) ?? []).length > 0)
    found.add("attachment");
  const action = file.name(file.dictionary(catalog.get("OpenAction"))?.get("S"));
  if (action === "JavaScript") found.add("script");
  // Going to a page when the file is opened harms nobody.
  else if (action !== undefined && action !== "GoTo") found.add("action");
  if (catalog.has("AA")) found.add("action");
  return found;
}

/** The value of an XMP property, whichever way it is written; empty where it has none, undefined where it is missing. */
export function xmpValue(xmp: string | undefined, name: string): string | undefined {
  const packet = (xmp ?? "").slice(0, 2_000_000);
  const attribute = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(packet);
  if (attribute) return unescaped(attribute[1] ?? attribute[2] ?? "");
  const start = packet.search(new RegExp(`<${name}[\\s>/]`));
  if (start === -1) return undefined;
  const end = packet.indexOf(`</${name}`, start);
  if (end === -1) return "";
  return unescaped(
    packet
      .slice(packet.indexOf(">", start) + 1, end)
      .replace(/<[^>]*>/g, " ")
      .trim(),
  );
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** XML's five entities and its character references, as text (XML 1.0, 4.1 and 4.6). */
function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === "string") return entities[name.toLowerCase()] ?? whole;
      const code = Number.parseInt(String(hex ?? decimal), hex === undefined ? 10 : 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Annotations of a page with their boxes; those that are part of the print or only a window are left out. */
export function annotationsOf(file: PdfFile, page: PdfPage): { subtype: string; box: PdfPage["media"] }[] {
  return (file.array(page.dictionary.get("Annots")) ?? []).flatMap((each) => {
    const annotation = file.dictionary(each);
    const subtype = file.name(annotation?.get("Subtype")) ?? "?";
    const [a, b, c, d] = file.numbers(annotation?.get("Rect")) ?? [];
    if (a === undefined || b === undefined || c === undefined || d === undefined) return [];
    if (["Popup", "TrapNet", "PrinterMark"].includes(subtype)) return [];
    const box = { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) };
    return [{ subtype, box }];
  });
}
