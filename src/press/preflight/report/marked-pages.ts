import { heightOf, pointsPerMillimetre, widthOf, type Box } from "../content/geometry.ts";
import type { Place } from "../finding.ts";
import type { PreflightResult } from "../preflight.ts";
import type { PdfPage } from "../read/pages.ts";
import type { FindingGroup } from "./groups.ts";

/** A box on a page's picture, in per cent of its width and height from the upper left. */
export interface PageMark {
  /** Number of the finding in the list. */
  number: number;
  severity: "error" | "warning";
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A page with the places of what was found on it. */
export interface MarkedPage {
  page: PdfPage;
  /** Height of the picture for a width of 1. */
  ratio: number;
  marks: readonly PageMark[];
}

/** Boxes that one finding puts on one picture: more would hide the page. */
const mostMarks = 6;

/** What a viewer shows of a page. */
function viewOf({ boxes, media }: PdfPage): Box {
  return boxes.CropBox ?? media;
}

/**
 * The pages that show the most of what was found, in order, with boxes round the places.
 * @param groups those that the list shows, in its order
 */
export function markedPages(
  result: PreflightResult,
  groups: readonly FindingGroup[],
  most: number,
): MarkedPage[] {
  const numberOf = new Map(groups.map(({ worst }, index) => [keyOf(worst), index + 1]));
  const marks = new Map<number, PageMark[]>();
  for (const finding of result.findings) {
    const number = numberOf.get(keyOf(finding));
    const page = finding.page === undefined ? undefined : result.pages[finding.page - 1];
    if (number === undefined || !page) continue;
    const all = marks.get(page.number) ?? [];
    marks.set(page.number, all);
    for (const place of finding.places.slice(0, mostMarks)) {
      all.push({ number, severity: finding.severity, ...percentOf(place, page) });
    }
  }
  return chosen(marks, most).flatMap((number): MarkedPage[] => {
    const page = result.pages[number - 1];
    if (!page) return [];
    const view = viewOf(page);
    return [{ page, ratio: heightOf(view) / widthOf(view), marks: marks.get(number) ?? [] }];
  });
}

/** Number of pages with findings. */
export function pagesWithFindings({ findings }: PreflightResult): number {
  return new Set(findings.flatMap(({ page }) => page ?? [])).size;
}

function keyOf({ rule, subject }: FindingGroup["worst"]): string {
  return `${rule.id}\n${subject ?? ""}`;
}

/** Takes, one after the other, the page that shows most findings which no page taken before shows. */
function chosen(marks: ReadonlyMap<number, readonly PageMark[]>, most: number): number[] {
  const taken: number[] = [];
  const shown = new Set<number>();
  const waiting = new Map(marks);
  while (taken.length < most && waiting.size > 0) {
    let best = -1;
    let bestGain = -1;
    for (const [page, all] of waiting) {
      const gain = new Set(all.map(({ number }) => number).filter((number) => !shown.has(number))).size;
      if (gain > bestGain) [best, bestGain] = [page, gain];
    }
    for (const { number } of waiting.get(best) ?? []) shown.add(number);
    waiting.delete(best);
    taken.push(best);
  }
  return taken.sort((a, b) => a - b);
}

function percentOf(place: Place, page: PdfPage): Omit<PageMark, "number" | "severity"> {
  const view = viewOf(page);
  const points = (millimetres: number): number => millimetres * pointsPerMillimetre;
  const left = page.trim.left + points(place.x) - view.left;
  const top = view.top - (page.trim.bottom + points(place.y + place.height));
  const percent = (value: number, whole: number): number => Math.round((value / whole) * 1000) / 10;
  return {
    left: percent(left, widthOf(view)),
    top: percent(top, heightOf(view)),
    width: percent(points(place.width), widthOf(view)),
    height: percent(points(place.height), heightOf(view)),
  };
}
