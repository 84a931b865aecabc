import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { ColourSpace } from "./colour-space.ts";
import type { Decoded } from "./filters.ts";
import { unpack } from "./functions.ts";
import { decodeJpeg } from "./jpeg.ts";
import { Unconvertible } from "./problems.ts";
import type { Raster } from "./raster.ts";
import { numbersOf } from "./values.ts";

/** A picture's samples: each from 0 to 255 over its component's range, or a number of the palette. */
export interface Samples extends Raster {
  /** Before `Decode`, as colour key masks compare them; only where a mask needs them. */
  stored?: Float64Array;
}

/** More pixels than a shop's largest sheet has. */
const mostPixels = 400_000_000;

interface Layout {
  width: number;
  height: number;
  bits: number;
  space: ColourSpace;
  decode: readonly number[] | undefined;
  withStored: boolean;
}

/**
 * Reads the samples of a picture (ISO 32000-1, 8.9.5). @throws Unconvertible at a filter or data that cannot be read
 */
export async function readSamples(
  decoded: Decoded,
  dictionary: Dictionary,
  space: ColourSpace,
): Promise<Samples> {
  const number = (key: string): number => {
    const value = dictionary.get(key);
    return typeof value === "number" ? value : 0;
  };
  const layout: Layout = {
    width: number("Width"),
    height: number("Height"),
    bits: number("BitsPerComponent") || 8,
    space,
    decode: numbersOf(dictionary.get("Decode")),
    withStored: Array.isArray(dictionary.get("Mask")),
  };
  if (layout.width < 1 || layout.height < 1) throw new Unconvertible("image-data", "no width or height");
  if (layout.width * layout.height > mostPixels) throw new Unconvertible("too-large", "picture");
  if (decoded.filter === "DCTDecode") {
    const raster = await decodeJpeg(decoded.data);
    if (raster.channels !== space.count)
      throw new Unconvertible("image-data", `${raster.channels} channels in ${space.family}`);
    return withDecode(raster.data, { ...layout, width: raster.width, height: raster.height, bits: 8 });
  }
  if (decoded.filter !== undefined) throw new Unconvertible("image-filter", decoded.filter);
  return withDecode(decoded.data, layout);
}

/** Reads samples without a picture filter. */
export function readPlainSamples(data: Uint8Array, dictionary: Dictionary, space: ColourSpace): Samples {
  const get = (key: string): PdfValue | undefined => dictionary.get(key);
  const number = (key: string): number => {
    const value = get(key);
    return typeof value === "number" ? value : 0;
  };
  return withDecode(data, {
    width: number("Width"),
    height: number("Height"),
    bits: number("BitsPerComponent") || 8,
    space,
    decode: numbersOf(get("Decode")),
    withStored: false,
  });
}

function withDecode(data: Uint8Array, layout: Layout): Samples {
  const { width, height, bits, space, withStored } = layout;
  const channels = space.count;
  const row = Math.ceil((width * channels * bits) / 8);
  if (data.length < row * height * 0.5) throw new Unconvertible("image-data", `${data.length} bytes`);
  const tables = decodeTables(layout);
  const isPlain = bits === 8 && tables === undefined && !withStored;
  if (isPlain && data.length >= width * height * channels)
    return { width, height, channels, data: data.subarray(0, width * height * channels) };
  const result = new Uint8Array(width * height * channels);
  const stored = withStored ? new Float64Array(width * height * channels) : undefined;
  const most = 2 ** bits - 1;
  const isIndex = space.palette !== undefined;
  for (let line = 0; line < height; line += 1) {
    const values =
      bits === 8
        ? data.subarray(line * row, (line + 1) * row)
        : unpack(data.subarray(line * row, (line + 1) * row), bits, width * channels);
    const to = line * width * channels;
    for (let index = 0; index < width * channels; index += 1) {
      const value = values[index] ?? 0;
      if (stored) stored[to + index] = value;
      const table = tables?.[index % channels];
      result[to + index] = table
        ? (table[bits === 16 ? value >> 8 : value] ?? 0)
        : isIndex
          ? value
          : Math.round((value * 255) / most);
    }
  }
  return { width, height, channels, data: result, ...(stored && { stored }) };
}

/** For each channel what a sample becomes, or undefined where Decode changes nothing. 16 bits go by their upper 8. */
function decodeTables({ bits, space, decode }: Layout): Uint8Array[] | undefined {
  if (decode === undefined) return undefined;
  const steps = bits === 16 ? 256 : 2 ** bits;
  const isIndex = space.palette !== undefined;
  const ranges = isIndex ? [0, steps - 1] : space.ranges;
  if (ranges.every((bound, index) => Math.abs(bound - (decode[index] ?? 0)) < 1e-9)) return undefined;
  return Array.from({ length: space.count }, (_, channel) => {
    const [low = 0, high = 1] = ranges.slice(channel * 2, channel * 2 + 2);
    const [from = low, to = high] = decode.slice(channel * 2, channel * 2 + 2);
    return Uint8Array.from({ length: steps }, (_, step) => {
      const value = from + (step * (to - from)) / (steps - 1);
      const code = isIndex ? value : (255 * (value - low)) / (high - low);
      return Math.round(Math.min(255, Math.max(0, code)));
    });
  });
}
