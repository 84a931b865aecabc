import type { Element } from "hast";
import { s } from "hastscript";
import { canvas, decimals, words } from "./canvas.ts";

/** Words in the middle of the face, at midnight, six, noon and eighteen. */
export type DayWords = readonly [night: string, morning: string, noon: string, evening: string];

const outer = 116;
const inner = 60;

/** Room for numerals round the ring, in units of a drawing that is not made smaller. */
const margin = 27;

/**
 * The face of a clock of 24 hours, midnight at the top, with a ring of hours to fill.
 * @param scale how wide it is printed, as a part of the text's width: a small one has four numerals only
 */
export function day(inside: DayWords | undefined, scale: number): Element {
  // CSS px for each unit: numerals keep their size, so the ring has what they leave.
  const unit = Math.min(1, (scale * 480 - 2 * margin) / (2 * outer));
  const size = 13.5 / unit;
  const centre = outer + margin / unit;
  const at = (hour: number, radius: number): [number, number] => {
    const angle = (hour / 24) * 2 * Math.PI;
    return [centre + radius * Math.sin(angle), centre - radius * Math.cos(angle)];
  };
  const spoke = (hour: number, from: number): string => {
    const [[x1, y1], [x2, y2]] = [at(hour, from), at(hour, outer)];
    return `M${decimals(x1)} ${decimals(y1)}L${decimals(x2)} ${decimals(y2)}`;
  };
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const numerals = hours.filter((hour) => unit > 0.7 || hour % 6 === 0);
  return canvas({ width: 2 * centre, height: 2 * centre, scale: unit }, [
    s("circle", { cx: centre, cy: centre, r: outer }),
    s("circle", { cx: centre, cy: centre, r: inner }),
    s("path", { d: hours.map((hour) => spoke(hour, inner)).join("") }),
    // Half hours as ticks at the rim.
    ...(unit > 0.7 ? [s("path", { d: hours.map((hour) => spoke(hour + 0.5, outer - 7)).join("") })] : []),
    ...numerals.map((hour) => {
      const [x, y] = at(hour, outer + 5 / unit + size * 0.75);
      return words(String(hour), { x, y: y + size * 0.36, size, weight: hour % 6 === 0 ? 700 : 500 });
    }),
    ...(inside ?? []).map((text, index) => {
      const [x, y] = at(index * 6, index % 2 === 0 ? 40 : 30);
      return words(text, { x, y: y + 4, size: 13.5 });
    }),
  ]);
}
