import type { Colour } from "./colour.ts";
import type { ColourSpace } from "./colour-space.ts";
import { identity, type Box, type Matrix } from "./geometry.ts";

/** What a colour operator has set. */
export interface Paint {
  /** Black ink at full strength and no other. */
  fullBlack: boolean;
  /** Inks in the source already: overprint there means what it says. */
  native: boolean;
  /** Name of a pattern. */
  pattern?: string;
  /** What it is in the source, and its operands as they are written; absent where it is a pattern or a kept ink. */
  colour?: Colour;
  text?: string;
}

/** The part of the graphics state (ISO 32000-1, 8.4) that conversion has to know. */
export interface GraphicsState {
  /** To the space in which the stream begins. */
  ctm: Matrix;
  /** In that space. */
  clip: Box | undefined;
  fill: Paint;
  stroke: Paint;
  /** Absent until an operator `cs` or `CS` names one. */
  fillSpace?: ColourSpace | undefined;
  strokeSpace?: ColourSpace | undefined;
  lineWidth: number;
  /** Where marks are treated: operands and width that are in force, if they are others than those of the source. */
  fillNow: string | undefined;
  strokeNow: string | undefined;
  widthNow: number | undefined;
  fontSize: number;
  renderMode: number;
  /** Alpha 1, blend mode Normal, no mask. */
  opaque: boolean;
  /** Alpha of areas; 1 where something else is not opaque, such as a mask. */
  alpha: number;
  /** Overprint as the source sets it: 1 for areas, 2 for lines, and its mode. */
  sourceOverprint: number;
  sourceMode: number;
  /** Overprint as it was last written: 1 for areas, 2 for lines, 4 for mode 0. */
  overprint: number;
}

/** The state at the beginning of a page or group: everything black and opaque. */
export function initialState(clip?: Box): GraphicsState {
  return {
    ctm: identity,
    clip,
    fill: { fullBlack: true, native: false },
    stroke: { fullBlack: true, native: false },
    lineWidth: 1,
    fillNow: undefined,
    strokeNow: undefined,
    widthNow: undefined,
    fontSize: 1,
    renderMode: 0,
    opaque: true,
    alpha: 1,
    sourceOverprint: 0,
    sourceMode: 0,
    overprint: 0,
  };
}
