import { isRef } from "../chromium-pdf.ts";
import type { PdfValue } from "../pdf-value.ts";

/** A direct value as it stands in a file (ISO 32000-1, 7.3): strings in hexadecimal, references of generation 0. */
export function writeValue(value: PdfValue): string {
  if (typeof value === "string") return `<${Buffer.from(value, "latin1").toString("hex").toUpperCase()}>`;
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(writeValue).join(" ")}]`;
  if (value instanceof Map) {
    return `<<${[...value].map(([key, entry]) => `/${escapeName(key)} ${writeValue(entry)}`).join(" ")}>>`;
  }
  return isRef(value) ? `${value.ref} 0 R` : `/${escapeName(value.name)}`;
}

function escapeName(name: string): string {
  return name.replace(
    /[^!-~]|[#()<>[\]{}/%]/g,
    (character) => `#${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
