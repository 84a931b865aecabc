import type { PdfValue } from "../pdf-value.ts";
import type { Colour } from "./colour.ts";
import type { Target } from "./target.ts";
import { name } from "./values.ts";

/** An indexed space with the same numbers and the target's colours (ISO 32000-1, 8.6.6.3). */
export function recolouredPalette(palette: readonly Colour[], target: Target): PdfValue {
  const bytes = Buffer.from(
    palette.flatMap((colour) => target.exact(colour).map((value) => Math.round(value * 255))),
  );
  return [name("Indexed"), target.space, palette.length - 1, bytes.toString("latin1")];
}
