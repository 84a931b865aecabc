import type { ColourSpace } from "./colour-space.ts";
import type { Colour } from "./colour.ts";
import type { Conversion } from "./conversion.ts";
import type { Raster } from "./raster.ts";
import type { Target } from "./target.ts";

/** Pixels that are sRGB, gray by sRGB's curve, gray as light on paper, or inks. */
export interface Pixels extends Raster {
  kind: "rgb" | "gray" | "paper" | "ink" | "mask";
}

/** Turns samples of any space into pixels that can be reduced and converted. */
export function pixelsOf(
  work: Conversion,
  samples: Raster,
  { space, target }: { space: ColourSpace; target: Target },
): Pixels {
  const { width, height } = samples;
  if (space.pixels !== undefined) return { ...samples, kind: space.pixels };
  if (space.family === "DeviceGray") return { ...samples, kind: "paper" };
  if (space.palette) return fromPalette(samples, space.palette, { work, target });
  const profile = iccOf(space);
  if (profile && target.kind === "ink" && !work.inks.rules.blackOnly && profile.profile.space === "RGB")
    return {
      width,
      height,
      channels: 4,
      kind: "ink",
      data: work.pixels.inksOfProfile(profile.profile, samples.data),
    };
  return oneByOne(samples, space, target);
}

function iccOf(space: ColourSpace): Extract<Colour, { kind: "icc" }> | undefined {
  const colour = space.colour(space.initial);
  return colour.kind === "icc" ? colour : undefined;
}

/** What a target's values are as pixels: those of photocopies are gray already. */
function kindOf({ kind }: Target): Pixels["kind"] {
  return kind === "copy" ? "paper" : kind;
}

/** Each colour is converted once. */
function oneByOne({ width, height, channels, data }: Raster, space: ColourSpace, target: Target): Pixels {
  const made = new Map<string, readonly number[]>();
  const result = new Uint8Array(width * height * target.channels);
  for (let index = 0; index < width * height; index += 1) {
    const samples = data.subarray(index * channels, (index + 1) * channels);
    const key = samples.join(" ");
    let values = made.get(key);
    if (values === undefined) {
      const components = Array.from(samples, (sample, channel) => {
        const [low = 0, high = 1] = space.ranges.slice(channel * 2, channel * 2 + 2);
        return low + (sample / 255) * (high - low);
      });
      values = target.smooth(space.colour(components)).map((value) => Math.round(value * 255));
      made.set(key, values);
    }
    result.set(values, index * target.channels);
  }
  return { width, height, channels: target.channels, data: result, kind: kindOf(target) };
}

function fromPalette(
  { width, height, data }: Raster,
  palette: readonly Colour[],
  { work, target }: { work: Conversion; target: Target },
): Pixels {
  const rgb = palette.map((colour) =>
    colour.kind === "rgb"
      ? colour.values
      : colour.kind === "gray"
        ? [colour.value, colour.value, colour.value]
        : undefined,
  );
  const isRgb = rgb.every((colour) => colour !== undefined);
  const channels = isRgb ? 3 : target.channels;
  const codes = isRgb
    ? rgb.map((colour) => colour?.map((value) => Math.round(value * 255)) ?? [])
    : palette.map((colour) => target.smooth(colour).map((value) => Math.round(value * 255)));
  const result = new Uint8Array(width * height * channels);
  for (let index = 0; index < width * height; index += 1)
    result.set(codes[Math.min(data[index] ?? 0, codes.length - 1)] ?? [], index * channels);
  if (!isRgb && target.kind === "ink") work.pixels.limit(result);
  return { width, height, channels, data: result, kind: isRgb ? "rgb" : kindOf(target) };
}

/** Takes a matte out of pixels that were mixed with it (ISO 32000-1, 11.6.5.3), in place. */
export function withoutMatte(pixels: Uint8Array, alpha: Uint8Array, matte: readonly number[]): void {
  const channels = matte.length;
  for (let index = 0; index < alpha.length; index += 1) {
    const share = (alpha[index] ?? 0) / 255;
    if (share === 0) continue;
    for (let channel = 0; channel < channels; channel += 1) {
      const back = (matte[channel] ?? 0) * 255;
      const at = index * channels + channel;
      pixels[at] = Math.round(Math.min(255, Math.max(0, back + ((pixels[at] ?? 0) - back) / share)));
    }
  }
}

/** Alpha of a colour key mask (ISO 32000-1, 8.9.6.4): samples within all ranges are not painted. */
export function keyedAlpha(stored: Float64Array, channels: number, ranges: readonly number[]): Uint8Array {
  const alpha = new Uint8Array(stored.length / channels);
  for (let index = 0; index < alpha.length; index += 1) {
    let isKey = true;
    for (let channel = 0; channel < channels && isKey; channel += 1) {
      const value = stored[index * channels + channel] ?? 0;
      isKey = value >= (ranges[channel * 2] ?? 0) && value <= (ranges[channel * 2 + 1] ?? 0);
    }
    alpha[index] = isKey ? 0 : 255;
  }
  return alpha;
}
