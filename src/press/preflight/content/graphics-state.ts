import type { Dictionary } from "../../pdf-value.ts";
import type { PdfStream } from "../read/stream.ts";
import { deviceGray, type ColourSpace } from "./colour-space.ts";
import type { FontFacts } from "./font.ts";
import { identity, type Box, type Matrix } from "./geometry.ts";

/** A colour as operators set it. */
export interface Colour {
  space: ColourSpace;
  values: readonly number[];
  /** The pattern that stands in its place. */
  pattern?: Dictionary | PdfStream | undefined;
}

/** The graphics state (ISO 32000-1, 8.4) as far as preflight looks at it. */
export interface GraphicsState {
  matrix: Matrix;
  /** Box round the clipping path. */
  clip: Box;
  fill: Colour;
  stroke: Colour;
  lineWidth: number;
  fillAlpha: number;
  strokeAlpha: number;
  blend: string;
  masked: boolean;
  fillOverprint: boolean;
  strokeOverprint: boolean;
  overprintMode: number;
  font: FontFacts | undefined;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderMode: number;
}

/** The state at the beginning of a page. */
export function initialState(clip: Box, matrix: Matrix = identity): GraphicsState {
  const black: Colour = { space: deviceGray, values: deviceGray.initial };
  return {
    matrix,
    clip,
    fill: black,
    stroke: black,
    lineWidth: 1,
    fillAlpha: 1,
    strokeAlpha: 1,
    blend: "Normal",
    masked: false,
    fillOverprint: false,
    strokeOverprint: false,
    overprintMode: 0,
    font: undefined,
    fontSize: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderMode: 0,
  };
}
