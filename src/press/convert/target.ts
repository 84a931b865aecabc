import type { PdfValue } from "../pdf-value.ts";
import { colourKey, type Colour, type Inks } from "./colour.ts";
import type { Paint } from "./graphics-state.ts";
import type { InkMaker } from "./inks.ts";
import { name, numberText } from "./values.ts";

/** What colours become: inks on paper, the gray of a photocopy, or the amounts of a luminosity mask (ISO 32000-1, 11.5.3). */
export interface Target {
  readonly kind: "ink" | "copy" | "mask";
  /** Operators that set it, for areas and lines. */
  readonly fill: string;
  readonly stroke: string;
  /** Its colour space. */
  readonly space: PdfValue;
  readonly channels: number;
  /** For text, lines and areas. */
  exact(colour: Colour): readonly number[];
  /** For gradients and pictures. */
  smooth(colour: Colour): readonly number[];
  /** For gradients between neutrals only. */
  neutral(colour: Colour): readonly number[];
  isNeutral(colour: Colour): boolean;
  /** Values within the limit of inks. */
  limited(values: readonly number[]): readonly number[];
  /** An exact colour as operands, and what painting with it has to know. */
  written(colour: Colour): WrittenColour;
}

/** A colour as operands. */
export interface WrittenColour {
  text: string;
  paint: Paint;
}

/** Inks. */
export function inkTarget(inks: InkMaker): Target {
  const written = once((colour) => {
    const [c, m, y, k] = inks.exact(colour);
    const fullBlack = c + m + y === 0 && k > 0.9995;
    const text = componentsText([c, m, y, k]);
    return { text, paint: { fullBlack, native: colour.kind === "ink", colour, text } };
  });
  return {
    written,
    kind: "ink",
    fill: "k",
    stroke: "K",
    space: name("DeviceCMYK"),
    channels: 4,
    exact: (colour) => inks.exact(colour),
    smooth: (colour) => inks.smooth(colour),
    neutral: (colour) => inks.neutral(colour),
    isNeutral: (colour) => inks.isNeutral(colour),
    limited: ([c = 0, m = 0, y = 0, k = 0]) => inks.limited([c, m, y, k]),
  };
}

/** Gray as photocopiers and office printers like it: drivers screen black ink of CMYK, and leave black gray alone. */
export function copyTarget(inks: InkMaker): Target {
  const gray = ([, , , black]: Inks): number[] => [1 - black];
  const neutral = (colour: Colour): number[] => gray(inks.neutral(colour));
  return {
    kind: "copy",
    fill: "g",
    stroke: "G",
    space: name("DeviceGray"),
    channels: 1,
    exact: (colour) => gray(inks.exact(colour)),
    smooth: neutral,
    neutral,
    isNeutral: () => true,
    limited: (values) => values,
    written: once((colour) => {
      const values = gray(inks.exact(colour));
      const text = componentsText(values);
      return { text, paint: { fullBlack: false, native: false, colour, text } };
    }),
  };
}

/** Amounts of a mask. */
export function maskTarget(inks: InkMaker): Target {
  const amount = (colour: Colour): number[] => [inks.luminosity(colour)];
  return {
    kind: "mask",
    fill: "g",
    stroke: "G",
    space: name("DeviceGray"),
    channels: 1,
    exact: amount,
    smooth: amount,
    neutral: amount,
    isNeutral: () => false,
    limited: (values) => values,
    written: once((colour) => ({
      text: componentsText(amount(colour)),
      paint: { fullBlack: false, native: false },
    })),
  };
}

function once(make: (colour: Colour) => WrittenColour): (colour: Colour) => WrittenColour {
  const known = new Map<string, WrittenColour>();
  return (colour) => {
    const key = colourKey(colour);
    const found = known.get(key) ?? make(colour);
    known.set(key, found);
    return found;
  };
}

/** Components as operands. */
export function componentsText(values: readonly number[]): string {
  return values.map((value) => numberText(Math.round(value * 10_000) / 10_000)).join(" ");
}
