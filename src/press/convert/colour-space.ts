import type { PdfValue } from "../pdf-value.ts";
import type { Colour } from "./colour.ts";

/** A colour space (ISO 32000-1, 8.6), ready to read colours in it. */
export interface ColourSpace {
  readonly family: string;
  /** Components of a colour. */
  readonly count: number;
  /** The colour that an operator `cs` sets. */
  readonly initial: readonly number[];
  /** Least and greatest value of each component, as a picture's Decode has them by default. */
  readonly ranges: readonly number[];
  /** What components mean. */
  colour(components: readonly number[]): Colour;
  /** Set where 8-bit pixels are sRGB, gray or inks without further work. */
  readonly pixels?: "rgb" | "gray" | "ink";
  /** Of an indexed space: its colours, by number. */
  readonly palette?: readonly Colour[];
  /** Of a pattern space: the space of its own colours. */
  readonly under?: ColourSpace;
  /** What to write where the space itself is kept: Separation All and None. */
  readonly kept?: PdfValue;
}
