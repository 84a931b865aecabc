import { numberText } from "../convert/values.ts";
import { pointsPerMillimetre } from "./placement.ts";

/** In mm: bars begin and end this far from head and foot, are this wide across the fold, and at most this high. */
const margin = 25;
const width = 3;
const tallest = 8;

/** Where a signature stands among all of them, and the sheet it is printed on, in mm. */
export interface CollationPlace {
  signature: number;
  count: number;
  sheet: { width: number; height: number };
}

/**
 * A bar across the fold of a signature's outermost sheet, one step lower for each signature: on the spine of all of them
 * together they are stairs, and a wrong order breaks the stairs.
 * @param ink operator and operands of black, as the file has it
 */
export function collationBar({ signature, count, sheet }: CollationPlace, ink: string): string {
  const height = Math.min(tallest, (sheet.height - 2 * margin) / count);
  const left = sheet.width / 2 - width / 2;
  const bottom = sheet.height - margin - (signature + 1) * height;
  const box = [left, bottom, width, height].map((value) => numberText(value * pointsPerMillimetre));
  return `q\n${ink}\n${box.join(" ")} re f\nQ\n`;
}
