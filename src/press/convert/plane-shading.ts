import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { ColourSpace } from "./colour-space.ts";
import type { Conversion } from "./conversion.ts";
import type { PdfFunction } from "./functions.ts";
import { intersect, type Box } from "./geometry.ts";
import type { Target } from "./target.ts";
import type { Demand, Leaf } from "./uses.ts";
import { numbersOf } from "./values.ts";

/** Samples per point: 180 an inch, so that the edge of a sector is as sharp as in a picture. */
const perPoint = 2.5;
const most = 1_400_000;

interface PlaneTask {
  work: Conversion;
  target: Target;
  space: ColourSpace;
  source: PdfFunction;
  /** The shading's dictionary; gets its function when that is known. */
  result: Dictionary;
}

/**
 * A shading whose colour is a function of the place (ISO 32000-1, 8.7.4.5.2), such as a browser's conic gradient. It is
 * sampled where it is seen, as finely as a press shows, since no calculator can be told a profile.
 */
export class PlaneLeaf implements Leaf {
  readonly demand: Demand = { scaleX: 0, scaleY: 0 };
  readonly #task: PlaneTask;
  readonly #number: number;

  constructor(task: PlaneTask) {
    this.#task = task;
    this.#number = task.work.out.reserve();
    task.result.set("Function", { ref: this.#number });
  }

  /** Samples it; all uses must be known. */
  convert(): void {
    const { work, target, result } = this.#task;
    const domain = this.#domain();
    const [left, bottom, right, top] = domain;
    const wide = 1 + (right - left) * this.demand.scaleX * perPoint;
    const high = 1 + (top - bottom) * this.demand.scaleY * perPoint;
    const shrink = Math.min(1, Math.sqrt(most / (wide * high)));
    const columns = Math.max(2, Math.ceil(wide * shrink));
    const rows = Math.max(2, Math.ceil(high * shrink));
    result.set("Domain", [left, right, bottom, top]);
    const entries: Dictionary = new Map<string, PdfValue>([
      ["FunctionType", 0],
      ["Domain", [left, right, bottom, top]],
      ["Range", Array.from({ length: target.channels }, () => [0, 1]).flat()],
      ["Size", [columns, rows]],
      ["BitsPerSample", 8],
    ]);
    work.setBytes(this.#number, entries, this.#samples(domain, columns, rows));
  }

  /** What is seen of the domain, with a little more, so that no edge shows. */
  #domain(): Box {
    const [left = 0, right = 1, bottom = 0, top = 1] = numbersOf(this.#task.result.get("Domain")) ?? [];
    const { area, scaleX, scaleY } = this.demand;
    if (area === undefined) return [left, bottom, right, top];
    const [x, y] = [2 / (scaleX || 1), 2 / (scaleY || 1)];
    const seen: Box = [area[0] - x, area[1] - y, area[2] + x, area[3] + y];
    const box = intersect([left, bottom, right, top], seen);
    return box && box[2] > box[0] && box[3] > box[1] ? box : [left, bottom, right, top];
  }

  #samples([left, bottom, right, top]: Box, columns: number, rows: number): Uint8Array {
    const { work, target, space, source } = this.#task;
    const rgb = new Uint8Array(columns * rows * 3);
    const samples = new Uint8Array(columns * rows * target.channels);
    let isNeutral = true;
    for (let row = 0, index = 0; row < rows; row += 1) {
      const y = bottom + ((top - bottom) * row) / (rows - 1);
      for (let column = 0; column < columns; column += 1, index += 1) {
        const colour = space.colour(source.evaluate([left + ((right - left) * column) / (columns - 1), y]));
        if (colour.kind === "rgb" && target.kind === "ink") {
          isNeutral &&= target.isNeutral(colour);
          for (let channel = 0; channel < 3; channel += 1)
            rgb[index * 3 + channel] = Math.round(
              Math.min(1, Math.max(0, colour.values[channel] ?? 0)) * 255,
            );
        } else {
          for (const [channel, value] of target.smooth(colour).entries())
            samples[index * target.channels + channel] = Math.round(value * 255);
        }
      }
    }
    if (target.kind !== "ink" || space.pixels !== "rgb") return samples;
    return isNeutral ? blackOnly(work.pixels.grayOfRgb(rgb)) : work.pixels.inksOfRgb(rgb);
  }
}

/** Inks of grays that are written as light. */
function blackOnly(gray: Uint8Array): Uint8Array {
  const inks = new Uint8Array(gray.length * 4);
  for (const [index, light] of gray.entries()) inks[index * 4 + 3] = 255 - light;
  return inks;
}
