import {
  boxThrough,
  intersect,
  invert,
  multiply,
  scaleOf,
  union,
  type Box,
  type Matrix,
} from "./geometry.ts";
import { Unconvertible } from "./problems.ts";

/** What a picture or a computed shading needs to know of all its uses. */
export interface Demand {
  /** Points per unit of its own space at the largest use, across and up. */
  scaleX: number;
  scaleY: number;
  /** What is seen of it, in its own space; absent where nothing is. */
  area?: Box;
}

/** A picture or shading that is converted when all its uses are known. */
export interface Leaf {
  readonly demand: Demand;
}

/** A content stream with what it draws, in its own space. */
export interface StreamRecord {
  readonly children: {
    record: StreamRecord;
    matrix: Matrix;
    area?: Box | undefined;
    /** Of a tiling pattern: its cell, in its own space. */
    tile?: Box | undefined;
  }[];
  readonly leaves: { leaf: Leaf; matrix: Matrix; area?: Box | undefined }[];
  /** Whether anything in it is not opaque. */
  transparent: boolean;
}

/** More uses than this are a trap. */
const mostVisits = 500_000;

/** Walks all uses from the pages down, so that every leaf knows its largest size and what is seen of it. */
export class UseCounter {
  #visits = 0;

  /**
   * Counts a stream that is drawn with `matrix` to the page; `clip` is what is seen of it, in its own space.
   * @throws Unconvertible where streams are drawn in streams without end
   */
  count(record: StreamRecord, matrix: Matrix, clip: Box | undefined): void {
    for (const use of record.leaves) this.#leaf(use, matrix, clip);
    for (const child of record.children) {
      this.#visits += 1;
      if (this.#visits > mostVisits) throw new Unconvertible("too-large", "streams inside streams");
      const seen = both(clip, child.area);
      if (seen === "nothing") continue;
      const back = invert(child.matrix);
      if (back === undefined) continue;
      const own = seen && boxThrough(back, seen);
      const inside = child.tile === undefined ? own : withinCell(own, child.tile);
      this.count(child.record, multiply(child.matrix, matrix), inside);
    }
  }

  #leaf({ leaf, matrix, area }: StreamRecord["leaves"][number], toPage: Matrix, clip: Box | undefined): void {
    const seen = both(clip, area);
    if (seen === "nothing") return;
    const own = multiply(matrix, toPage);
    const { demand } = leaf;
    demand.scaleX = Math.max(demand.scaleX, Math.hypot(own[0], own[1]));
    demand.scaleY = Math.max(demand.scaleY, Math.hypot(own[2], own[3]));
    const back = invert(matrix);
    if (back === undefined || scaleOf(own) === 0) return;
    const everything: Box = [-1e9, -1e9, 1e9, 1e9];
    demand.area = union(demand.area, seen === undefined ? everything : boxThrough(back, seen));
  }
}

/** What is seen of one cell of a pattern: everything, where more than one is painted. */
function withinCell(seen: Box | undefined, cell: Box): Box {
  if (seen === undefined) return cell;
  const slack = 1e-3 * Math.max(cell[2] - cell[0], cell[3] - cell[1]);
  const single =
    seen[0] >= cell[0] - slack &&
    seen[1] >= cell[1] - slack &&
    seen[2] <= cell[2] + slack &&
    seen[3] <= cell[3] + slack;
  return single ? seen : cell;
}

function both(one: Box | undefined, other: Box | undefined): Box | "nothing" | undefined {
  if (one === undefined) return other;
  if (other === undefined) return one;
  return intersect(one, other) ?? "nothing";
}

/** A record of a stream that has drawn nothing yet. */
export function emptyRecord(): StreamRecord {
  return { children: [], leaves: [], transparent: false };
}
