import type { Element } from "hast";
import { s } from "hastscript";
import { canvas } from "./canvas.ts";

/** Distance of the dots: 20 units are 5.3 mm where the drawing is as wide as the text of an A4 page. */
const step = 20;

/**
 * An empty floor plan to draw on: a frame, and dots that guide a pen along walls.
 * @param scale how wide it is printed, as a part of the text's width
 */
export function floorPlan(scale: number): Element {
  const [columns, rows] = [24, 20];
  const [width, height] = [columns * step, rows * step];
  const lines = Array.from(
    { length: rows - 1 },
    (_, row) => `M${step} ${(row + 1) * step}H${width - step + 1}`,
  );
  return canvas({ width, height, scale }, [
    s("rect", { x: 1, y: 1, width: width - 2, height: height - 2 }),
    // A dash of no length with a round end is a dot.
    s("path", { d: lines.join(""), strokeDasharray: `0 ${step}` }),
  ]);
}
