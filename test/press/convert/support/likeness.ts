import { Profiles } from "../../../../src/press/convert/profiles.ts";
import { fogra39 } from "./convert.ts";
import type { Pixels } from "./pixels.ts";

/** How far a render is from what it ought to be, in steps of 255 over red, green and blue. */
export interface Likeness {
  /** In the mean of all pixels. */
  mean: number;
  /** In the mean of the worst square of 16 by 16 pixels (8 mm): a lost word or a moved picture is seen there. */
  worst: number;
  /** Where that square begins, in pixels from the left and from the top. */
  at: readonly [x: number, y: number];
}

/** Side of the squares, in pixels. */
const square = 16;

/** Compares two renders of the same size; a pixel may be like that of `or` as well. */
export function likenessOf(one: Pixels, other: Pixels, or?: Pixels): Likeness {
  const { width, height } = one;
  if (width !== other.width || height !== other.height)
    throw new Error(`${other.width} × ${other.height} pixels, expected ${width} × ${height}`);
  const columns = Math.ceil(width / square);
  const sums = new Float64Array(columns * Math.ceil(height / square));
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / square) * columns;
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const cell = row + Math.floor(x / square);
      const off = distance(one, other, at);
      sums[cell] = (sums[cell] ?? 0) + (or ? Math.min(off, distance(or, other, at)) : off);
    }
  }
  const worst = sums.indexOf(Math.max(...sums));
  return {
    mean: sums.reduce((all, sum) => all + sum, 0) / one.data.length,
    worst: (sums[worst] ?? 0) / (square * square * 3),
    at: [(worst % columns) * square, Math.floor(worst / columns) * square],
  };
}

function distance({ data: one }: Pixels, { data: other }: Pixels, at: number): number {
  let sum = 0;
  for (let channel = at; channel < at + 3; channel += 1)
    sum += Math.abs((one[channel] ?? 0) - (other[channel] ?? 0));
  return sum;
}

/** What the press has to make of pixels of the screen, and how inks look on paper: by the profile, not by our converter. */
export interface PaperModel {
  /** Cyan, magenta, yellow and black for each pixel: of what has no hue black alone, of all else what the profile says. */
  inksOf(screen: Pixels): Pixels;
  /** The same in black alone, by lightness. */
  blackOf(screen: Pixels): Pixels;
  /** As one sees them on paper under the profile's light. */
  seen(inks: Pixels): Pixels;
}

/** Below the first a colour has no hue, above the second it is one; between them both count. */
const chroma = { none: 12, full: 36 };

/** Inks from 0 to 1 that the designer chose for a colour of the screen, as `#rrggbb`. */
export type Theme = Readonly<Record<string, readonly number[]>>;

/** The paper of the tool's own printing condition, and inks that the theme's colours have by decree. */
export async function paperModel(theme: Theme = {}): Promise<PaperModel> {
  const profiles = await Profiles.load();
  const intent = profiles.intent((await fogra39()).profile);
  const toInks = profiles.pixels(profiles.srgb, intent, "relative");
  const toScreen = profiles.pixels(intent, profiles.srgb, "relative");
  const seen = ({ width, height, data }: Pixels): Pixels => {
    const rgb = new Uint8Array(width * height * 3);
    toScreen(data, rgb);
    return { width, height, data: rgb };
  };
  const blackFor = blackTable(seen);
  const themed = themeInks(theme);
  const light = (data: Uint8Array, at: number): number =>
    Math.round(0.3 * (data[at] ?? 0) + 0.59 * (data[at + 1] ?? 0) + 0.11 * (data[at + 2] ?? 0));
  const blackOf = ({ width, height, data }: Pixels): Pixels => {
    const inks = new Uint8Array(width * height * 4);
    for (let at = 0; at < width * height; at += 1) inks[at * 4 + 3] = blackFor[light(data, at * 3)] ?? 0;
    return { width, height, data: inks };
  };
  const inksOf = (screen: Pixels): Pixels => {
    const { width, height, data } = screen;
    const inks = new Uint8Array(width * height * 4);
    toInks(data, inks);
    const black = blackOf(screen).data;
    for (let at = 0; at < width * height; at += 1) {
      const [r = 0, g = 0, b = 0] = data.subarray(at * 3, at * 3 + 3);
      const decreed = themed([r, g, b]);
      if (decreed) {
        inks.set(decreed, at * 4);
        continue;
      }
      const hue = Math.max(r, g, b) - Math.min(r, g, b);
      const share = Math.min(1, Math.max(0, (hue - chroma.none) / (chroma.full - chroma.none)));
      for (let ink = at * 4; ink < at * 4 + 4; ink += 1)
        inks[ink] = Math.round(share * (inks[ink] ?? 0) + (1 - share) * (black[ink] ?? 0));
    }
    return { width, height, data: inks };
  };
  return {
    inksOf: (screen) => eachColourOnce(screen, 4, inksOf),
    blackOf,
    seen: (inks) => eachColourOnce(inks, 3, seen),
  };
}

/** Converts every colour of a picture once: a page of text has few. */
function eachColourOnce(pixels: Pixels, channels: number, convert: (colours: Pixels) => Pixels): Pixels {
  const { width, height, data } = pixels;
  const own = data.length / (width * height);
  const places = new Map<number, number>();
  const colours: number[] = [];
  const indices = new Uint32Array(width * height);
  for (let at = 0; at < indices.length; at += 1) {
    let key = 0;
    for (let channel = at * own; channel < (at + 1) * own; channel += 1)
      key = key * 256 + (data[channel] ?? 0);
    let place = places.get(key);
    if (place === undefined) {
      place = places.size;
      places.set(key, place);
      for (let channel = at * own; channel < (at + 1) * own; channel += 1) colours.push(data[channel] ?? 0);
    }
    indices[at] = place;
  }
  const made = convert({ width: places.size, height: 1, data: Uint8Array.from(colours) }).data;
  const converted = new Uint8Array(width * height * channels);
  for (const [at, place] of indices.entries())
    for (let channel = 0; channel < channels; channel += 1)
      converted[at * channels + channel] = made[place * channels + channel] ?? 0;
  return { width, height, data: converted };
}

/** Inks of the theme's colours that have a hue, and of their mixtures with paper as at the edge of a letter. */
function themeInks(theme: Theme): (rgb: readonly number[]) => number[] | undefined {
  const colours = Object.entries(theme).flatMap(([name, inks]) => {
    const away = [1, 3, 5].map((at) => 255 - Number.parseInt(name.slice(at, at + 2), 16));
    return Math.max(...away) - Math.min(...away) < chroma.full ? [] : [{ away, inks }];
  });
  return (rgb) => {
    for (const { away, inks } of colours) {
      const own = rgb.map((value) => 255 - value);
      const dot = (one: readonly number[]): number =>
        one.reduce((sum, v, at) => sum + v * (away[at] ?? 0), 0);
      const share = dot(own) / dot(away);
      const off = Math.hypot(...own.map((value, at) => value - share * (away[at] ?? 0)));
      if (share > 0.05 && off < 8) return inks.map((ink) => Math.round(255 * ink * Math.min(1, share)));
    }
    return undefined;
  };
}

/** How much black each gray of the screen needs, so that the screen's black is all of it and white none. */
function blackTable(seen: (inks: Pixels) => Pixels): number[] {
  const ramp = Uint8Array.from({ length: 256 * 4 }, (_, at) => (at % 4 === 3 ? Math.floor(at / 4) : 0));
  const { data } = seen({ width: 256, height: 1, data: ramp });
  const lightness = Array.from({ length: 256 }, (_, black) => data[black * 3 + 1] ?? 0);
  const [white = 255, darkest = 0] = [lightness[0], lightness[255]];
  // The books' own black is not the screen's.
  const ink = 20;
  return Array.from({ length: 256 }, (_, gray) => {
    const wanted = darkest + ((white - darkest) * Math.max(0, gray - ink)) / (255 - ink);
    let best = 0;
    for (const [black, light] of lightness.entries())
      if (Math.abs(light - wanted) < Math.abs((lightness[best] ?? 0) - wanted)) best = black;
    return best;
  });
}
