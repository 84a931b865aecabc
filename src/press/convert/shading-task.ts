import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { ColourSpace } from "./colour-space.ts";
import type { Conversion } from "./conversion.ts";
import type { Matrix } from "./geometry.ts";
import type { Target } from "./target.ts";
import type { Leaf } from "./uses.ts";

/** A converted shading. */
export interface ConvertedShading {
  value: PdfValue;
  /** Of one that is sampled when all its uses are known, with its own space. */
  leaf?: Leaf;
  matrix?: Matrix;
  later?: () => void;
}

/** What a type of shading is converted from. */
export interface ShadingTask {
  work: Conversion;
  target: Target;
  space: ColourSpace;
  dictionary: Dictionary;
  /** Without entries that speak of colours. */
  result: Dictionary;
  /** Of a shading that is a stream. */
  number: number | undefined;
}
