import { deflateSync } from "node:zlib";
import { isRef } from "../chromium-pdf.ts";
import { decodeText, type Dictionary, type PdfValue } from "../pdf-value.ts";
import type { Conversion } from "./conversion.ts";
import { plannedLabels } from "./page-labels.ts";
import { numberOf } from "./pdf-output.ts";
import { pressXmp, type PressDetails } from "./press-xmp.ts";
import { isDictionary, name, nameOf } from "./values.ts";

/** Entries that stay: nothing that acts, runs, or reaches outside the file (ISO 15930-7, 6.14 to 6.18). */
const kept = new Set([
  "Type",
  "Pages",
  "PageLabels",
  "Dests",
  "Outlines",
  "PageMode",
  "PageLayout",
  "ViewerPreferences",
  "StructTreeRoot",
  "MarkInfo",
  "Lang",
  "OCProperties",
]);

/** Entries that lead to pages, and go where pages are chosen. */
const leading = new Set(["Dests", "Outlines", "PageMode", "StructTreeRoot", "MarkInfo", "OpenAction"]);

/** Writes catalog, Info, XMP, output intent and bookmarks. Answers the numbers of catalog and Info. */
export function writeCatalog(work: Conversion): { root: number; info: number; notes: string[] } {
  const { file, out, plan, options } = work;
  const notes: string[] = [];
  const catalog: Dictionary = new Map();
  for (const [key, value] of file.catalog) {
    const goes = !plan.isWhole && leading.has(key);
    if (kept.has(key) && !goes) catalog.set(key, value);
    else if (goes || !["Metadata", "OutputIntents", "Names", "Version"].includes(key))
      notes.push(`catalog entry ${key} left out`);
  }
  catalog.set("Type", name("Catalog"));
  if (work.tree !== undefined) catalog.set("Pages", { ref: work.tree });
  const labels = plan.isSource ? undefined : plannedLabels(file, plan);
  if (labels) catalog.set("PageLabels", labels);
  const names = file.dictionary(file.catalog.get("Names"));
  const destinations = names.get("Dests");
  if (destinations !== undefined && plan.isWhole) catalog.set("Names", new Map([["Dests", destinations]]));
  for (const key of names.keys()) if (key !== "Dests") notes.push(`names of ${key} left out`);
  const details = detailsOf(work);
  catalog.set(
    "Metadata",
    out.addStream(
      new Map([
        ["Type", name("Metadata")],
        ["Subtype", name("XML")],
      ]),
      Buffer.from(pressXmp(details, { pdfx: !options.copier }), "utf8"),
    ),
  );
  if (!options.copier) catalog.set("OutputIntents", [writeIntent(work)]);
  if (plan.isWhole) cleanBookmarks(work, notes);
  const root = numberOf(file.trailer.get("Root")) ?? out.reserve();
  out.set(root, catalog);
  const info = out.reserve();
  out.set(info, infoOf(details));
  return { root, info, notes };
}

/** Options first, then what the source says of itself. */
function detailsOf({ file, options }: Conversion): PressDetails {
  const info = file.dictionary(file.trailer.get("Info"));
  const text = (key: string): string => {
    const value = file.resolve(info.get(key));
    return typeof value === "string" ? decodeText(value) : "";
  };
  const language = file.resolve(file.catalog.get("Lang"));
  return {
    title: options.title ?? (text("Title") || "\u2013"),
    author: options.author ?? text("Author"),
    subject: options.subject ?? text("Subject"),
    creator: options.creator ?? text("Creator"),
    producer: options.producer ?? text("Producer"),
    language: typeof language === "string" ? decodeText(language) : "",
    date: options.date,
  };
}

function infoOf(details: PressDetails): Dictionary {
  const date = `D:${details.date.replaceAll("-", "")}000000Z`;
  const text = (value: string): string =>
    `\u00fe\u00ff${Buffer.from(value, "utf16le").swap16().toString("latin1")}`;
  return new Map<string, PdfValue>([
    ["Title", text(details.title)],
    ["Subject", text(details.subject)],
    ["Author", text(details.author)],
    ["Creator", text(details.creator)],
    ["Producer", text(details.producer)],
    ["CreationDate", date],
    ["ModDate", date],
    ["Trapped", name("False")],
  ]);
}

/** The printing condition with its profile inside (ISO 32000-1, 14.11.5). */
function writeIntent({ out, inks, options: { intent } }: Conversion): PdfValue {
  const profile = out.reserve();
  out.setStream(
    profile,
    new Map<string, PdfValue>([
      ["N", 4],
      ["Filter", name("FlateDecode")],
    ]),
    inks.intent.packed ?? deflateSync(intent.profile),
  );
  return new Map<string, PdfValue>([
    ["Type", name("OutputIntent")],
    ["S", name("GTS_PDFX")],
    ["OutputConditionIdentifier", intent.condition],
    ["OutputCondition", intent.info],
    ["Info", intent.info],
    ["RegistryName", "http://www.color.org"],
    ["DestOutputProfile", { ref: profile }],
  ]);
}

/** Bookmarks may lead to pages, and nowhere else. */
function cleanBookmarks({ file, out }: Conversion, notes: string[]): void {
  const seen = new Set<number>();
  const waiting: PdfValue[] = [file.dictionary(file.catalog.get("Outlines")).get("First") ?? null];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (!isRef(item) || seen.has(item.ref)) continue;
    seen.add(item.ref);
    const dictionary = file.dictionary(item);
    waiting.push(dictionary.get("First") ?? null, dictionary.get("Next") ?? null);
    const action = file.resolve(dictionary.get("A"));
    if (!isDictionary(action) || nameOf(file.resolve(action.get("S"))) === "GoTo") continue;
    const cleaned = new Map(dictionary);
    cleaned.delete("A");
    out.set(item.ref, cleaned);
    notes.push(`action of bookmark ${item.ref} left out`);
  }
}
