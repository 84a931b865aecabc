import type { PdfStream } from "../read/stream.ts";
import type { ColourSpace } from "./colour-space.ts";
import type { FontFacts } from "./font.ts";
import type { Box, Matrix } from "./geometry.ts";
import type { Inks } from "./inks.ts";

/** A colour as it is painted. */
export interface Paint {
  space: ColourSpace;
  /** Undefined where they are not known before a conversion. Of a shading, the heaviest of its colours. */
  inks: Inks | undefined;
  /** Leaves the paper bare. */
  white: boolean;
  /** A shading: its colours change. */
  shading: boolean;
}

/** A picture as it is placed. */
export interface PlacedImage {
  stream: PdfStream;
  width: number;
  height: number;
  bits: number;
  /** A stencil, painted with the current colour. */
  stencil: boolean;
  /** Pixels an inch at the printed size, in the direction that has fewer. */
  ppi: number;
  space: ColourSpace;
  decode: readonly number[] | undefined;
  /** From the unit square to the page. */
  matrix: Matrix;
}

/** One thing that a page prints, in the page's own points. */
export interface Mark {
  kind: "fill" | "stroke" | "text" | "image" | "shading";
  /** What is seen of it: cut by the clip and by the page. */
  box: Box;
  paint: Paint;
  /** Overprint is on for this kind of painting. */
  overprint: boolean;
  overprintMode: number;
  alpha: number;
  blend: string;
  /** Seen through a soft mask. */
  masked: boolean;
  /** Not printed itself: part of a soft mask. Only its colour space counts. */
  inMask: boolean;
  /** Part of a tile or of a glyph, whose place is that of the whole. */
  tiled: boolean;
  /** Points: width of a stroke, or the short side of a thin rectangle. */
  thickness?: number;
  /** Points: size of text. */
  size?: number;
  font?: FontFacts;
  image?: PlacedImage;
  /** Closed outlines of a fill, x and y in turn. */
  outlines?: readonly (readonly number[])[];
  evenOdd?: boolean;
}
