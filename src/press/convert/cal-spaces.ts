import type { Dictionary } from "../pdf-value.ts";
import { lightness } from "./colour.ts";
import type { ColourSpace } from "./colour-space.ts";
import { numbersOf } from "./values.ts";

/** Gray by a gamma (ISO 32000-1, 8.6.5.2). */
export function calGray(details: Dictionary): ColourSpace {
  const exponent = details.get("Gamma");
  const gamma = typeof exponent === "number" ? exponent : 1;
  return {
    family: "CalGray",
    count: 1,
    initial: [0],
    ranges: [0, 1],
    colour: ([gray = 0]) => ({ kind: "lab", values: [lightness(Math.max(0, gray) ** gamma), 0, 0] }),
  };
}

/** RGB by gammas and a matrix to CIE XYZ (ISO 32000-1, 8.6.5.3); its white becomes paper's white. */
export function calRgb(details: Dictionary): ColourSpace {
  const [gr = 1, gg = 1, gb = 1] = numbersOf(details.get("Gamma")) ?? [];
  const matrix = numbersOf(details.get("Matrix")) ?? [1, 0, 0, 0, 1, 0, 0, 0, 1];
  const white = numbersOf(details.get("WhitePoint")) ?? [0.9505, 1, 1.089];
  return {
    family: "CalRGB",
    count: 3,
    initial: [0, 0, 0],
    ranges: [0, 1, 0, 1, 0, 1],
    colour: ([r = 0, g = 0, b = 0]) => {
      const light = [Math.max(0, r) ** gr, Math.max(0, g) ** gg, Math.max(0, b) ** gb];
      const [x = 0, y = 0, z = 0] = [0, 1, 2].map(
        (row) =>
          light.reduce((sum, value, column) => sum + value * (matrix[column * 3 + row] ?? 0), 0) /
          (white[row] ?? 1),
      );
      const [fx, fy, fz] = [root(x), root(y), root(z)] as const;
      return { kind: "lab", values: [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)] };
    },
  };
}

/** The function f of CIE L*a*b*. */
function root(ratio: number): number {
  return ratio > 0.008856 ? Math.cbrt(ratio) : 7.787 * ratio + 16 / 116;
}
