import { deflateSync } from "node:zlib";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { Conversion } from "./conversion.ts";
import type { Pixels } from "./image-pixels.ts";
import { encodeJpeg } from "./jpeg.ts";
import { predictUp } from "./predictor.ts";
import { coloursOf, isGray, type Raster } from "./raster.ts";
import type { Target } from "./target.ts";
import { name } from "./values.ts";

/** Pixels as they are written: entries of the image dictionary and bytes. */
export interface EncodedImage {
  entries: Dictionary;
  data: Uint8Array;
}

/** Pixels of gray or inks; with a palette, numbers of inks. */
export interface PaperRaster extends Raster {
  palette?: Buffer;
}

/** At most this many colours make flat art: each gets its exact inks. */
const flatColours = 256;

/** Converts pixels to gray or inks; what is no photograph and has few colours keeps them exactly. */
export function toPaper(
  work: Conversion,
  pixels: Pixels,
  { target, photograph }: { target: Target; photograph: boolean },
): PaperRaster {
  const { width, height, kind, data } = pixels;
  const gray = (values: Uint8Array): PaperRaster => ({ width, height, channels: 1, data: values });
  const inks = (values: Uint8Array): PaperRaster => ({ width, height, channels: 4, data: values });
  if (kind === "mask" || kind === "paper") return gray(data);
  if (target.kind === "mask") {
    if (kind === "gray") return gray(data);
    return gray(kind === "rgb" ? work.pixels.maskOfRgb(data) : luminosityOfInks(data));
  }
  if (kind === "gray") return gray(work.pixels.grayOfGray(data));
  if (kind === "ink") {
    if (work.inks.rules.blackOnly) return gray(work.pixels.grayOfInks(data));
    const limited = Uint8Array.from(data);
    work.pixels.limit(limited);
    return inks(limited);
  }
  if (work.inks.rules.blackOnly || isGray(data)) return gray(work.pixels.grayOfRgb(data));
  const colours = photograph ? undefined : coloursOf(data, flatColours);
  if (colours && colours.size <= flatColours) return flat(work, pixels, colours);
  return inks(work.pixels.inksOfRgb(data));
}

function luminosityOfInks(inks: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: inks.length / 4 }, (_, index) => {
    const [c = 0, m = 0, y = 0, k = 0] = inks.subarray(index * 4, index * 4 + 4);
    return 255 - Math.min(255, Math.round(0.3 * c + 0.59 * m + 0.11 * y + k));
  });
}

/** Flat art: numbers of colours with their exact inks. */
function flat(
  work: Conversion,
  { width, height, data }: Pixels,
  colours: ReadonlyMap<number, number>,
): PaperRaster {
  const palette = Buffer.alloc(colours.size * 4);
  for (const [code, index] of colours) {
    const values: [number, number, number] = [
      (code >> 16) / 255,
      ((code >> 8) & 255) / 255,
      (code & 255) / 255,
    ];
    for (const [channel, ink] of work.inks.exact({ kind: "rgb", values }).entries())
      palette[index * 4 + channel] = Math.round(ink * 255);
  }
  const numbers = new Uint8Array(width * height);
  for (let index = 0; index < numbers.length; index += 1) {
    const at = index * 3;
    numbers[index] =
      colours.get(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)) ?? 0;
  }
  return { width, height, channels: 1, data: numbers, palette };
}

/** Gray or inks without loss. */
export function encodePlain({ width, height, channels, data, palette }: PaperRaster): EncodedImage {
  if (palette) {
    const space: PdfValue = [
      name("Indexed"),
      name("DeviceCMYK"),
      palette.length / 4 - 1,
      palette.toString("latin1"),
    ];
    return {
      entries: imageEntries(width, height, space).set("Filter", name("FlateDecode")),
      data: deflateSync(data),
    };
  }
  const entries = imageEntries(width, height, spaceName(channels)).set("Filter", name("FlateDecode"));
  const parameters = new Map<string, PdfValue>([
    ["Predictor", 12],
    ["Colors", channels],
    ["Columns", width],
  ]);
  return {
    entries: entries.set("DecodeParms", parameters),
    data: deflateSync(predictUp(data, width * channels)),
  };
}

/** A photograph of gray or inks. */
export async function encodePhotograph(raster: Raster, quality: number): Promise<EncodedImage> {
  const { width, height, channels } = raster;
  const entries = imageEntries(width, height, spaceName(channels)).set("Filter", name("DCTDecode"));
  if (channels === 4) entries.set("Decode", [1, 0, 1, 0, 1, 0, 1, 0]);
  return { entries, data: await encodeJpeg(raster, quality) };
}

function spaceName(channels: number): PdfValue {
  return name(channels === 4 ? "DeviceCMYK" : "DeviceGray");
}

function imageEntries(width: number, height: number, space: PdfValue): Dictionary {
  return new Map<string, PdfValue>([
    ["Type", name("XObject")],
    ["Subtype", name("Image")],
    ["Width", width],
    ["Height", height],
    ["ColorSpace", space],
    ["BitsPerComponent", 8],
  ]);
}
