import type { Profile } from "./profiles.ts";

/** Cyan, magenta, yellow and black from 0 to 1. */
export type Inks = readonly [cyan: number, magenta: number, yellow: number, black: number];

/** A colour as its file means it. */
export type Colour =
  /** sRGB, 0 to 1. */
  | { kind: "rgb"; values: readonly [number, number, number] }
  /** A gray between black 0 and white 1, as sRGB encodes it. */
  | { kind: "gray"; value: number }
  /** Inks already. */
  | { kind: "ink"; values: Inks }
  /** CIE L* a* b* of white 100/0/0. */
  | { kind: "lab"; values: readonly [number, number, number] }
  /** Channels from 0 to 1 of another profile. */
  | { kind: "icc"; profile: Profile; values: readonly number[] };

/** Light of an sRGB channel (IEC 61966-2-1). */
export function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** CIE L* as light, 0 to 1. */
export function lightOf(lightness: number): number {
  return lightness > 8 ? ((lightness + 16) / 116) ** 3 : lightness / 903.3;
}

/** Light as CIE L*. */
export function lightness(light: number): number {
  return light > 0.008856 ? 116 * Math.cbrt(light) - 16 : 903.3 * light;
}

/** Light of an sRGB colour, 0 to 1. */
export function lightOfRgb([red, green, blue]: readonly [number, number, number]): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** What a luminosity mask makes of an RGB colour (ISO 32000-1, 11.5.3 and 10.3.2). */
export function luminosityOfRgb([red, green, blue]: readonly [number, number, number]): number {
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}

/** The same text for the same colour. */
export function colourKey(colour: Colour): string {
  if (colour.kind === "gray") return `gray ${colour.value}`;
  return colour.kind === "icc"
    ? `${colour.profile.handle} ${colour.values.join(" ")}`
    : `${colour.kind} ${colour.values.join(" ")}`;
}

/** A colour for people: sRGB as `#rrggbb`. */
export function colourText(colour: Colour): string {
  const hex = (value: number): string =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  const short = (values: readonly number[]): string =>
    values.map((value) => Number(value.toFixed(3))).join(" ");
  if (colour.kind === "rgb") return `#${colour.values.map(hex).join("")}`;
  if (colour.kind === "gray") return `#${hex(colour.value).repeat(3)}`;
  return `${colour.kind === "icc" ? colour.profile.description : colour.kind} ${short(colour.values)}`;
}
