import { numberText } from "../convert/values.ts";

/** A point of an outline; those that are not on it bend it. */
interface OutlinePoint {
  x: number;
  y: number;
  on: boolean;
}

/** Where a glyph is drawn, and how large: x' = scale x + left, y' = scale y. */
export interface GlyphPlace {
  left: number;
  scale: number;
}

/**
 * An outline as path operators, closed and not painted (OpenType, glyf, simple glyph description). Composite glyphs have
 * none.
 * @throws RangeError where the outline ends too soon
 */
export function glyphPath(outline: Buffer, place: GlyphPlace): string {
  return contoursOf(outline)
    .map((contour) =>
      contourPath(
        contour.map(({ x, y, on }) => ({ x: place.left + x * place.scale, y: y * place.scale, on })),
      ),
    )
    .join("");
}

function contoursOf(outline: Buffer): OutlinePoint[][] {
  const count = outline.length === 0 ? 0 : outline.readInt16BE(0);
  if (count <= 0) return [];
  const ends = Array.from({ length: count }, (_, index) => outline.readUInt16BE(10 + index * 2));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = 10 + count * 2;
  at += 2 + outline.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = outline.readUInt8(at);
    at += 1;
    flags.push(flag);
    if ((flag & 8) === 0) continue;
    flags.push(...Array.from({ length: outline.readUInt8(at) }, () => flag));
    at += 1;
  }
  const across = coordinates(outline, at, { flags, short: 2, same: 16 });
  const up = coordinates(outline, across.end, { flags, short: 4, same: 32 });
  const all = flags.map((flag, index) => ({
    x: across.values[index] ?? 0,
    y: up.values[index] ?? 0,
    on: (flag & 1) === 1,
  }));
  return ends.map((end, index) => all.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1));
}

/** Coordinates of one direction: each is how far it is from the one before. */
function coordinates(
  outline: Buffer,
  from: number,
  { flags, short, same }: { flags: readonly number[]; short: number; same: number },
): { values: number[]; end: number } {
  let end = from;
  let value = 0;
  const values = flags.map((flag) => {
    if ((flag & short) !== 0) {
      value += (flag & same) === 0 ? -outline.readUInt8(end) : outline.readUInt8(end);
      end += 1;
    } else if ((flag & same) === 0) {
      value += outline.readInt16BE(end);
      end += 2;
    }
    return value;
  });
  return { values, end };
}

/** Between two points that bend the outline there is one on it, halfway. */
function contourPath(contour: readonly OutlinePoint[]): string {
  const points = contour.flatMap((point, index) => {
    const last = contour.at(index - 1) ?? point;
    return point.on || last.on ? [point] : [middle(last, point), point];
  });
  const begin = points.findIndex(({ on }) => on);
  const first = points[begin];
  if (!first) return "";
  const rest = [...points.slice(begin + 1), ...points.slice(0, begin + 1)];
  let last = first;
  let bend: OutlinePoint | undefined;
  let path = `${pair(first)} m\n`;
  for (const point of rest) {
    if (!point.on) {
      bend = point;
      continue;
    }
    path += bend
      ? `${pair(third(last, bend))} ${pair(third(point, bend))} ${pair(point)} c\n`
      : `${pair(point)} l\n`;
    bend = undefined;
    last = point;
  }
  return `${path}h\n`;
}

function middle(a: OutlinePoint, b: OutlinePoint): OutlinePoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true };
}

/** A control point of a cubic curve that is the same as the quadratic one. */
function third(end: OutlinePoint, bend: OutlinePoint): OutlinePoint {
  return { x: end.x + ((bend.x - end.x) * 2) / 3, y: end.y + ((bend.y - end.y) * 2) / 3, on: false };
}

/** To a tenth of a point: paths are drawn large. */
function pair({ x, y }: OutlinePoint): string {
  return `${numberText(Math.round(x * 10) / 10)} ${numberText(Math.round(y * 10) / 10)}`;
}
