import type { Dictionary } from "../pdf-value.ts";
import type { PdfFile } from "./pdf-file.ts";

/** Entries of a form that a press file keeps (ISO 32000-1, table 95); OPI, references and private data go. */
export const formEntries = [
  "Type",
  "Subtype",
  "FormType",
  "BBox",
  "Matrix",
  "Group",
  "OC",
  "StructParent",
  "StructParents",
];

/** Entries of a tiling pattern (ISO 32000-1, table 75). */
export const tileEntries = [
  "Type",
  "PatternType",
  "PaintType",
  "TilingType",
  "BBox",
  "XStep",
  "YStep",
  "Matrix",
];

/** The entries of a stream that are kept, as direct values; optional content stays an object of its own. */
export function entriesOf(file: PdfFile, dictionary: Dictionary, keys: readonly string[]): Dictionary {
  const entries: Dictionary = new Map();
  for (const key of keys) {
    const value = dictionary.get(key);
    if (value !== undefined) entries.set(key, key === "OC" ? value : (file.resolve(value) ?? null));
  }
  return entries;
}
