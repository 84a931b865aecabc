import type { PaintedArea } from "./painted-areas.ts";

/** A bar beside the text of a page, points from the sheet's lower edge. */
export interface MarginBar {
  top: number;
  bottom: number;
}

/** Bars that are nearer to each other than this, points, are one. */
const nearest = 1;

/** A shorter one, points, stands beside no line: its area begins at the foot of one page and is on the next. */
const shortest = 5;

/** The bars of one column for areas of a page: areas inside or beside each other have one bar. */
export function marginBars(areas: readonly PaintedArea[], page: MarginBar): MarginBar[] {
  const bars: MarginBar[] = [];
  for (const area of areas.toSorted((a, b) => b.top - a.top)) {
    const [top, bottom] = [Math.min(area.top, page.top), Math.max(area.bottom, page.bottom)];
    if (top - bottom < shortest) continue;
    const last = bars.at(-1);
    if (last && top >= last.bottom - nearest) last.bottom = Math.min(last.bottom, bottom);
    else bars.push({ top, bottom });
  }
  return bars;
}
