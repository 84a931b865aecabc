import type { TextPiece } from "./text-pieces.ts";

/** Left and right edge of the text, points. */
export interface TextColumn {
  left: number;
  right: number;
}

/** Lines of one column are parted by more than this part of their type's size. */
const solid = 0.95;

/** Type of less than this part of the largest on its line does not say where the line stands. */
const small = 0.8;

/** Baselines that differ by no more than this, points, are one. */
const same = 1.5;

/**
 * Baselines of the lines of a page, from the top down. What stands beside the column starts no line. Nor does what is
 * nearer to a line than lines of one column can be: raised figures, and cells of a row that are set a little lower.
 */
export function lineBaselines(pieces: readonly TextPiece[], column: TextColumn): number[] {
  const lines: TextPiece[][] = [];
  const inColumn = pieces.filter(({ left }) => left >= column.left - 2 && left <= column.right);
  for (const piece of inColumn.toSorted((a, b) => b.y - a.y || a.left - b.left)) {
    const line = lines.at(-1);
    if (line && belongs(piece, line)) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map(baselineOf);
}

/** Whether a piece is on a line that begins above it, or too near to it to be the next one. */
function belongs({ y, size }: TextPiece, line: readonly TextPiece[]): boolean {
  const [first] = line;
  const near = first !== undefined && first.y - y <= solid * Math.min(first.size, size);
  return near || line.some((each) => each.y - y <= same);
}

/** The highest baseline of the line's type of usual size. */
function baselineOf(line: readonly TextPiece[]): number {
  const usual = small * Math.max(...line.map(({ size }) => size));
  return Math.max(...line.filter(({ size }) => size >= usual).map(({ y }) => y));
}
