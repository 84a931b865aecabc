import { bitsAt } from "./functions.ts";
import { LimitReached } from "../read/limits.ts";
import type { PdfFile } from "../read/pdf-file.ts";
import type { PdfStream } from "../read/stream.ts";
import type { Inks } from "./inks.ts";
import type { PlacedImage } from "./mark.ts";

/** Inks of a picture, averaged to a coarse grid from its upper left. */
export interface ImageInks {
  columns: number;
  rows: number;
  cells: readonly Inks[];
}

/** Cells of the grid in each direction, and samples of each cell in each direction. */
const finest = 96;
const samples = 3;

/** Raw samples of a picture. */
interface Samples {
  width: number;
  height: number;
  bits: number;
  components: number;
  bytes: Uint8Array;
  /** Bytes of a row. */
  stride: number;
}

/** Averages the inks of the pictures of one file; each picture is read once. */
export class ImageReader {
  readonly #file: PdfFile;
  readonly #known = new WeakMap<PdfStream, Promise<ImageInks | undefined>>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** Undefined where the inks are not known: RGB, stencils, JPEG 2000, fax, and what cannot be decoded. */
  inksOf(image: PlacedImage): Promise<ImageInks | undefined> {
    if (image.stencil || image.bits === 1 || image.space.inks(image.space.initial) === undefined) {
      return Promise.resolve(undefined);
    }
    let inks = this.#known.get(image.stream);
    if (!inks) {
      inks = this.#read(image);
      this.#known.set(image.stream, inks);
    }
    return inks;
  }

  async #read(image: PlacedImage): Promise<ImageInks | undefined> {
    try {
      const { bytes, filter } = this.#file.decode(image.stream);
      if (filter === "DCTDecode") return averaged(await jpegSamples(bytes), image);
      if (filter !== undefined) return undefined;
      const { width, height, bits } = image;
      const { components } = image.space;
      const stride = Math.ceil((width * bits * components) / 8);
      return averaged({ width, height, bits, components, bytes, stride }, image);
    } catch (error) {
      if (error instanceof LimitReached && !error.final) return undefined;
      throw error;
    }
  }
}

/**
 * Decodes a JPEG without converting its colours. libvips turns the samples round that Adobe's marker says are turned
 * round; PDF wants them as they are stored, since Decode says the same (ISO 32000-1, 7.4.8).
 */
async function jpegSamples(bytes: Uint8Array): Promise<Samples | undefined> {
  const { default: sharp } = await import("sharp");
  try {
    const { data, info } = await sharp(bytes, { ignoreIcc: true, failOn: "none" })
      .pipelineColourspace("cmyk")
      .toColourspace("cmyk")
      .resize(finest * samples, finest * samples, { fit: "inside", withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels === 4 && Buffer.from(bytes.subarray(0, 4096)).includes("Adobe")) {
      for (const [at, value] of data.entries()) data[at] = 255 - value;
    }
    return { width, height, bits: 8, components: channels, bytes: data, stride: width * channels };
  } catch {
    return undefined;
  }
}

function averaged(source: Samples | undefined, image: PlacedImage): ImageInks | undefined {
  if (!source || source.components !== image.space.components) return undefined;
  const columns = Math.max(1, Math.min(finest, source.width));
  const rows = Math.max(1, Math.min(finest, source.height));
  const cells: Inks[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      cells.push(cellInks(source, image, [column / columns, row / rows, 1 / columns, 1 / rows]));
    }
  }
  return { columns, rows, cells };
}

function cellInks(
  source: Samples,
  image: PlacedImage,
  [left, top, width, height]: readonly [number, number, number, number],
): Inks {
  const sum = { c: 0, m: 0, y: 0, k: 0, spot: 0 };
  for (let down = 0; down < samples; down += 1) {
    for (let across = 0; across < samples; across += 1) {
      const x = Math.floor((left + ((across + 0.5) / samples) * width) * source.width);
      const y = Math.floor((top + ((down + 0.5) / samples) * height) * source.height);
      const inks = image.space.inks(valuesAt(source, image, [x, y]));
      if (!inks) continue;
      for (const key of ["c", "m", "y", "k", "spot"] as const) sum[key] += inks[key] / samples ** 2;
    }
  }
  return sum;
}

function valuesAt(
  source: Samples,
  { space, decode }: PlacedImage,
  [x, y]: readonly [number, number],
): number[] {
  const { bits, components, stride } = source;
  const top = 2 ** bits - 1;
  return Array.from({ length: components }, (_, component) => {
    const raw = bitsAt(source.bytes, y * stride * 8 + (x * components + component) * bits, bits);
    const usual = space.family === "Indexed" ? [0, top] : (space.decode?.slice(component * 2) ?? [0, 1]);
    const [low = 0, high = 1] = decode?.slice(component * 2) ?? usual;
    return low + (raw / top) * (high - low);
  });
}
