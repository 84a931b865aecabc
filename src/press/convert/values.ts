import { isRef } from "../chromium-pdf.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { Box, Matrix } from "./geometry.ts";

/** A name's text, or undefined. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return typeof value === "object" && value !== null && "name" in value ? value.name : undefined;
}

/** A PDF name. */
export function name(text: string): PdfValue {
  return { name: text };
}

/** True for a dictionary. */
export function isDictionary(value: PdfValue | undefined): value is Dictionary {
  return value instanceof Map;
}

/** All numbers of an array, or undefined where something else is in it. */
export function numbersOf(value: PdfValue | undefined): number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const numbers = value.filter((item) => typeof item === "number");
  return numbers.length === value.length ? numbers : undefined;
}

/** A transformation, or the identity where there is none. */
export function matrixOf(value: PdfValue | undefined): Matrix {
  const numbers = numbersOf(value) ?? [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.length === 6 ? numbers : [];
  return [a, b, c, d, e, f];
}

/** A rectangle with its corners in order (ISO 32000-1, 7.9.5), or undefined. */
export function boxOf(value: PdfValue | undefined): Box | undefined {
  const numbers = numbersOf(value);
  if (numbers?.length !== 4) return undefined;
  const [x = 0, y = 0, u = 0, v = 0] = numbers;
  return [Math.min(x, u), Math.min(y, v), Math.max(x, u), Math.max(y, v)];
}

/** A number as PDF writes it: no exponent, at most six decimals. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return value.toFixed(0);
  const text = value.toFixed(6).replace(/\.?0+$/, "");
  return text === "-0" || text === "" ? "0" : text;
}

/** A direct value as text of single bytes; strings in hexadecimal. */
export function valueText(value: PdfValue): string {
  if (value === null) return "null";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") return `<${Buffer.from(value, "latin1").toString("hex")}>`;
  if (Array.isArray(value)) return `[${value.map(valueText).join(" ")}]`;
  if (value instanceof Map) return dictionaryText(value);
  if (isRef(value)) return `${value.ref} 0 R`;
  return nameText(value.name);
}

/** A dictionary as text. */
export function dictionaryText(dictionary: Dictionary): string {
  const entries = [...dictionary].map(([key, value]) => `${nameText(key)} ${valueText(value)}`);
  return `<<${entries.join(" ")}>>`;
}

/** A name with its slash, whatever is in it (ISO 32000-1, 7.3.5). */
export function nameText(text: string): string {
  return `/${text.replace(/[^!"$&'*+\-.0-9:;=?@A-Z\\^_`a-z|~]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, "0")}`)}`;
}
