import { isRef } from "../chromium-pdf.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { Conversion } from "./conversion.ts";
import type { Drawn, GraphicsChange } from "./run-host.ts";
import { isDictionary, nameOf, numbersOf } from "./values.ts";

/**
 * What goes from an ExtGState: overprint, which is written anew, and what PDF/X-4 forbids: transfer curves, halftones,
 * black generation (ISO 15930-7, 6.10).
 */
const dropped = ["OP", "op", "OPM", "TR", "TR2", "HTP", "HT", "BG", "BG2", "UCR", "UCR2", "HTO"];

/** Converts an ExtGState (ISO 32000-1, 8.4.5); `group` converts the group of a soft mask. */
export function convertExtGState(
  work: Conversion,
  value: PdfValue,
  group: (number: number) => Drawn | undefined,
): { value: PdfValue; change: GraphicsChange } {
  const source = work.file.dictionary(value);
  const change = changeOf(work, source);
  const mask = work.file.resolve(source.get("SMask"));
  const changes = dropped.some((key) => source.has(key)) || isDictionary(mask);
  if (!changes) return { value, change };
  const result: Dictionary = new Map([...source].filter(([key]) => !dropped.includes(key)));
  if (isDictionary(mask)) {
    const made = convertMask(work, mask, group);
    result.set("SMask", made.value);
    if (made.drawn) change.mask = made.drawn;
  }
  if (!isRef(value)) return { value: result, change };
  // By its own number and once, whatever target: it has no colour but in its mask, which is one of the target `mask`.
  const number = work.claim(value.ref, "state");
  work.out.set(number, result);
  return { value: { ref: number }, change };
}

function convertMask(
  work: Conversion,
  mask: Dictionary,
  group: (number: number) => Drawn | undefined,
): { value: Dictionary; drawn?: Drawn | undefined } {
  const result = new Map(mask);
  const reference = mask.get("G");
  if (!isRef(reference)) return { value: result };
  const drawn = group(reference.ref);
  result.set("G", { ref: work.claim(reference.ref, "mask") });
  const backdrop = numbersOf(work.file.resolve(mask.get("BC")));
  if (backdrop) {
    const details = work.file.dictionary(work.file.dictionary(reference).get("Group"));
    const space = details.has("CS") ? work.spaces.read(details.get("CS")) : undefined;
    if (space) result.set("BC", [...work.mask.exact(space.colour(backdrop))]);
    else result.delete("BC");
  }
  return { value: result, drawn };
}

function changeOf(work: Conversion, source: Dictionary): GraphicsChange {
  const change: GraphicsChange = {};
  const get = (key: string): PdfValue | undefined => work.file.resolve(source.get(key));
  const width = get("LW");
  if (typeof width === "number") change.lineWidth = width;
  const font = get("Font");
  const size = Array.isArray(font) ? font[1] : undefined;
  if (typeof size === "number") change.fontSize = size;
  const alpha = get("ca");
  if (typeof alpha === "number") change.alpha = alpha;
  if (["ca", "CA", "BM", "SMask"].some((key) => source.has(key))) {
    const blend = get("BM");
    const mode = nameOf(Array.isArray(blend) ? work.file.resolve(blend[0]) : blend) ?? "Normal";
    change.opaque =
      (get("ca") ?? 1) === 1 &&
      (get("CA") ?? 1) === 1 &&
      (mode === "Normal" || mode === "Compatible") &&
      !isDictionary(get("SMask"));
  }
  const lines = get("OP");
  const areas = get("op") ?? lines;
  if (typeof lines === "boolean" || typeof areas === "boolean")
    change.overprint = (areas === true ? 1 : 0) | (lines === true ? 2 : 0);
  const mode = get("OPM");
  if (typeof mode === "number") change.mode = mode;
  return change;
}
