import type { TextPiece } from "./text-pieces.ts";

/** Left and right edge of the text, points. */
export interface TextColumn {
  left: number;
  right: number;
}

/** A line of text in one strip of the page. */
interface Line {
  y: number;
  size: number;
  /** Which strip, from the left. */
  strip: number;
}

/** A way in which lines share numbers. */
interface Sharing {
  cost: number;
  /** Lines that need a number of their own. */
  unshared: readonly Line[];
}

/** Lines of one strip are parted by more than this part of their type's size. */
const solid = 0.95;

/** Type of less than this part of the largest on its line does not say where the line stands. */
const small = 0.8;

/** Baselines that differ by no more than this, points, are one. */
const same = 1.5;

/** Lines whose left edges lie further apart than this, points, are side by side: cells, columns of a list. */
const apart = 40;

/** What stands beside others may have this part fewer lines and still carry the numbers. */
const nearlyAll = 0.9;

/** Type that is larger than that beside it by more than this factor, a numeral, spans several of its lines. */
const tall = 2.5;

/**
 * Baselines of the lines of a page, from the top down, as legal drafts number them: one number a line on the page,
 * whichever column or cell the line is in. Where columns stand side by side at different heights, the left one's lines
 * carry the numbers, and each line beside shares that of its height; one that has none at its height gets its own. A
 * cell with more lines than those left of it carries the numbers instead. What stands beside the text starts no line,
 * nor do raised figures.
 */
export function lineBaselines(pieces: readonly TextPiece[], column: TextColumn): number[] {
  const inColumn = pieces.filter(({ left }) => left >= column.left - 2 && left <= column.right);
  const lines = stripsOf(inColumn).flatMap(linesOf);
  const numbered = groupsOf(lines).flatMap(numbersOf);
  const fromTop = numbered.map(({ y }) => y).toSorted((a, b) => b - a);
  return fromTop.filter((y, index) => index === 0 || (fromTop[index - 1] ?? y) > y);
}

/**
 * Pieces by the strip of the page that they stand in, from the left. A strip is where lines begin that have nothing
 * left of them: a piece in the middle of a line, such as what follows a raised figure, makes none.
 */
function stripsOf(pieces: readonly TextPiece[]): TextPiece[][] {
  const fromLeft = pieces.toSorted((a, b) => a.left - b.left);
  const strips: TextPiece[][] = [];
  const seen: number[] = [];
  let edge = -Infinity;
  for (const piece of fromLeft) {
    const begins = seen.every((y) => Math.abs(y - piece.y) > same);
    if (begins && piece.left - edge > apart) strips.push([]);
    if (begins) edge = piece.left;
    seen.push(piece.y);
    strips.at(-1)?.push(piece);
  }
  return strips;
}

/** Lines of a strip, from the top down: raised and lowered figures are on the line that they are nearest to. */
function linesOf(pieces: readonly TextPiece[], strip: number): Line[] {
  const lines: TextPiece[][] = [];
  for (const piece of pieces.toSorted(downwards)) {
    const line = lines.at(-1);
    if (line && belongs(piece, line)) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => {
    const least = Math.min(...line.map((piece) => piece.size));
    const size = Math.max(...line.map((piece) => piece.size).filter((each) => each <= tall * least));
    const usual = line.filter((piece) => piece.size >= small * size && piece.size <= size);
    return { y: Math.max(...usual.map(({ y }) => y)), size, strip };
  });
}

/** Whether a piece is on a line that begins above it, or too near to it to be the next one. */
function belongs({ y, size }: TextPiece, line: readonly TextPiece[]): boolean {
  const [first] = line;
  const near = first !== undefined && first.y - y <= solid * Math.min(first.size, size);
  return near || line.some((each) => each.y - y <= same);
}

/** Whether lines of two strips are at one height: nearer to each other than lines of one strip are. */
function beside(a: Pick<Line, "y" | "size">, b: Pick<Line, "y" | "size">): boolean {
  return Math.abs(a.y - b.y) <= Math.min(a.size, b.size);
}

function downwards(a: Pick<Line, "y">, b: Pick<Line, "y">): number {
  return b.y - a.y;
}

/** Lines with those beside them, those beside these, and so on. */
function groupsOf(lines: readonly Line[]): Line[][] {
  let groups: Line[][] = [];
  for (const line of lines.toSorted(downwards)) {
    const joins = (group: readonly Line[]): boolean =>
      group.some((each) => each.strip !== line.strip && beside(each, line));
    const joined = groups.filter(joins).flat();
    groups = [...groups.filter((group) => !joins(group)), [...joined, line]];
  }
  return groups;
}

/** Where a group of lines has numbers. */
function numbersOf(group: readonly Line[]): Line[] {
  const fromLeft = [...new Set(group.map(({ strip }) => strip))].toSorted((a, b) => a - b);
  const strips = fromLeft.map((strip) => group.filter((line) => line.strip === strip).toSorted(downwards));
  const least = Math.min(...group.map(({ size }) => size));
  const usual = strips.filter((lines) => lines.every(({ size }) => size <= tall * least));
  const most = Math.max(...usual.map(({ length }) => length));
  const leading = usual.find(({ length }) => length >= nearlyAll * most) ?? [];
  let numbers = leading;
  for (const lines of strips) {
    if (lines !== leading) numbers = [...numbers, ...unshared(lines, numbers)].toSorted(downwards);
  }
  return numbers;
}

/**
 * Lines of one strip that share none of the numbers beside it: each number serves one line of a strip, and the order of
 * both is kept. Of all ways, that with the smallest differences of height, where a line left over counts its own size.
 */
function unshared(lines: readonly Line[], numbers: readonly Line[]): readonly Line[] {
  let best = Array.from({ length: numbers.length + 1 }, (): Sharing => ({ cost: 0, unshared: [] }));
  for (const line of lines) {
    const next: Sharing[] = [];
    for (const [index, before] of best.entries()) {
      const ways: Sharing[] = [{ cost: before.cost + line.size, unshared: [...before.unshared, line] }];
      const [number, above, skipped] = [numbers[index - 1], best[index - 1], next[index - 1]];
      if (skipped) ways.push(skipped);
      if (number && above && beside(number, line)) {
        ways.push({ cost: above.cost + Math.abs(number.y - line.y), unshared: above.unshared });
      }
      next.push(ways.reduce((one, other) => (other.cost <= one.cost ? other : one)));
    }
    best = next;
  }
  return best.at(-1)?.unshared ?? [];
}
