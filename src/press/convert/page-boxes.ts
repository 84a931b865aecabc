import type { Box } from "./geometry.ts";
import type { Marks, PressOptions } from "./options.ts";
import type { PageNode } from "./pdf-file.ts";

/** Points in a millimetre. */
export const pointsPerMillimetre = 72 / 25.4;

/** Marks stand this far outside the bleed and are this long, in mm; slug and bars need the same room. */
export const markRoom = 12;

/** The boxes of a press page (ISO 15930-7, 6.5): trim within bleed within media, in the source's coordinates. */
export interface PressBoxes {
  trim: Box;
  bleed: Box;
  media: Box;
}

/** Finds the boxes of a page; nothing moves, so that patterns and destinations stay true. */
export function boxesOf(page: PageNode, { format, bleed = 3, marks, copier }: PressOptions): PressBoxes {
  const trim = format === undefined ? (page.trimBox ?? page.cropBox) : formatBox(page.mediaBox, format);
  if (copier) return { trim, bleed: trim, media: trim };
  const bleedBox = grown(trim, bleed * pointsPerMillimetre);
  const hasMarks = Object.values(marks ?? {}).some(
    (mark: Marks[keyof Marks]) =>
      mark !== undefined && mark !== false && (!Array.isArray(mark) || mark.length > 0),
  );
  return {
    trim,
    bleed: bleedBox,
    media: hasMarks ? grown(bleedBox, markRoom * pointsPerMillimetre) : bleedBox,
  };
}

function formatBox(
  [left, , , top]: Box,
  format: { width: number; height: number; left: number; top: number },
): Box {
  const x = left + format.left * pointsPerMillimetre;
  const y = top - format.top * pointsPerMillimetre;
  return [x, y - format.height * pointsPerMillimetre, x + format.width * pointsPerMillimetre, y];
}

/** A box with room around it; less than nothing makes it smaller. */
export function grown([left, bottom, right, top]: Box, by: number): Box {
  return [left - by, bottom - by, right + by, top + by];
}

/** Rounded so that no box is off by more than a ten-thousandth of a point. */
export function boxNumbers(box: Box): number[] {
  return box.map((value) => Math.round(value * 10_000) / 10_000);
}
