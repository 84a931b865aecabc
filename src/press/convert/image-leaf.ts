import { isRef } from "../chromium-pdf.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { ColourSpace } from "./colour-space.ts";
import type { Conversion } from "./conversion.ts";
import { decodeStream, type Decoded } from "./filters.ts";
import { encodePhotograph, encodePlain, toPaper, type EncodedImage } from "./image-encode.ts";
import { keyedAlpha, pixelsOf, withoutMatte, type Pixels } from "./image-pixels.ts";
import { readSamples } from "./image-samples.ts";
import { convertMaskPicture, reduced, smallerSize } from "./image-mask.ts";
import { recolouredPalette } from "./palette.ts";
import { Unconvertible } from "./problems.ts";
import { coloursOf, reduce } from "./raster.ts";
import type { Target } from "./target.ts";
import type { Demand, Leaf } from "./uses.ts";
import { isDictionary, name, nameOf, numbersOf } from "./values.ts";

interface ImageSource {
  number: number;
  target: Target;
  /** Colour spaces by names, and defaults. */
  named: Dictionary;
  /** Marked content in which it is drawn first. */
  mcid: number | undefined;
}

/** More colours than this and it is no drawing. */
const photographColours = 4096;

/** A picture that is converted when its largest use is known (ISO 32000-1, 8.9). */
export class ImageLeaf implements Leaf {
  readonly demand: Demand = { scaleX: 0, scaleY: 0 };
  readonly #work: Conversion;
  readonly #source: ImageSource;
  readonly #page: number;
  readonly #dictionary: Dictionary;

  constructor(work: Conversion, source: ImageSource) {
    this.#work = work;
    this.#source = source;
    this.#page = work.page;
    const given = work.file.dictionary({ ref: source.number });
    // Masks stay references: they are objects of their own.
    this.#dictionary = new Map(
      [...given].map(([key, value]) => [
        key,
        key === "SMask" || key === "Mask" ? value : (work.file.resolve(value) ?? null),
      ]),
    );
  }

  /** Whether it has an alpha of any kind. */
  get transparent(): boolean {
    return this.#dictionary.has("SMask");
  }

  /** Converts it, and notes a problem where that cannot be. */
  async convert(): Promise<void> {
    const work = this.#work;
    work.page = this.#page;
    work.object = this.#source.number;
    try {
      await this.#convert();
    } catch (error) {
      work.note(error, this.#source.mcid);
    }
  }

  async #convert(): Promise<void> {
    const { number, target } = this.#source;
    const work = this.#work;
    const own = work.claim(number, target.kind);
    const { data } = work.file.stream(number);
    const dictionary = this.#dictionary;
    const decoded = decodeStream(dictionary, data, (value) => work.file.resolve(value));
    if (dictionary.get("ImageMask") === true) {
      this.#write(own, { entries: kept(dictionary, stencilEntries), data }, decoded);
      return;
    }
    if (!dictionary.has("ColorSpace"))
      throw new Unconvertible("image-filter", decoded.filter ?? "no colour space");
    const space = work.spaces.read(dictionary.get("ColorSpace"), this.#source.named);
    const extra = kept(dictionary, ["Interpolate", "StructParent", "OC"]);
    const plain = this.#asItIs(space, decoded);
    if (plain) {
      for (const [key, value] of extra) plain.entries.set(key, value);
      this.#masks(plain.entries);
      this.#write(own, plain, decoded);
      return;
    }
    const made = await this.#remade(space, decoded);
    for (const [key, value] of extra) made.entries.set(key, value);
    this.#report(made.entries);
    work.out.setStream(own, made.entries, made.data);
  }

  /** Bytes that can stay, with a new space: palettes, and black and white. */
  #asItIs(space: ColourSpace, { filter }: Decoded): EncodedImage | undefined {
    const dictionary = this.#dictionary;
    const { target, number } = this.#source;
    const [width, height] = this.#size();
    const isSmaller = smallerSize({ width, height }, this.demand, this.#flatPpi) !== undefined;
    const bits = dictionary.get("BitsPerComponent");
    const twoTone = filter === "CCITTFaxDecode" || filter === "JBIG2Decode" || bits === 1;
    const isBlackAndWhite = space.family === "DeviceGray" && twoTone;
    if ((isSmaller && !twoTone) || (!isBlackAndWhite && !space.palette)) return undefined;
    const entries = kept(dictionary, [
      "Width",
      "Height",
      "BitsPerComponent",
      "Decode",
      "Filter",
      "DecodeParms",
      "Mask",
      "SMask",
    ]);
    entries.set("Type", name("XObject")).set("Subtype", name("Image"));
    entries.set("ColorSpace", space.palette ? recolouredPalette(space.palette, target) : name("DeviceGray"));
    return { entries, data: this.#work.file.stream(number).data };
  }

  get #flatPpi(): number {
    return (this.#work.options.ppi ?? 300) * 2;
  }

  #size(): [number, number] {
    const [width, height] = [this.#dictionary.get("Width"), this.#dictionary.get("Height")];
    return [typeof width === "number" ? width : 0, typeof height === "number" ? height : 0];
  }

  async #remade(space: ColourSpace, decoded: Decoded): Promise<EncodedImage> {
    const work = this.#work;
    const { target } = this.#source;
    const samples = await readSamples(decoded, this.#dictionary, space);
    const matte = await this.#matte(samples.width, samples.height);
    if (matte) withoutMatte(samples.data, matte.alpha, matte.matte);
    let pixels = pixelsOf(work, samples, { space, target });
    const isPhotograph = decoded.filter === "DCTDecode" || this.#isPhotograph(pixels);
    const ppi = isPhotograph ? (work.options.ppi ?? 300) : this.#flatPpi;
    const smaller = smallerSize(pixels, this.demand, ppi);
    if (smaller) pixels = { ...pixels, ...reduce(pixels, ...smaller) };
    const same =
      smaller || matte || samples.stored ? undefined : this.#samePhotograph(pixels, space, decoded);
    const paper = toPaper(work, pixels, { target, photograph: isPhotograph });
    const made =
      same ?? (isPhotograph ? await encodePhotograph(paper, work.options.quality ?? 92) : encodePlain(paper));
    const key = numbersOf(this.#dictionary.get("Mask"));
    if (samples.stored && key) {
      const alpha = { ...samples, channels: 1, data: keyedAlpha(samples.stored, samples.channels, key) };
      const mask = encodePlain(reduced(alpha, smaller));
      made.entries.set("SMask", work.out.addStream(mask.entries, mask.data));
    } else {
      for (const entry of ["Mask", "SMask"]) {
        const value = this.#dictionary.get(entry);
        if (isRef(value)) made.entries.set(entry, value);
      }
      this.#masks(made.entries);
    }
    return made;
  }

  /** A photograph that is in the right inks already: nothing is lost by another compression. */
  #samePhotograph(
    { kind, data }: Pixels,
    { pixels }: ColourSpace,
    { filter }: Decoded,
  ): EncodedImage | undefined {
    const work = this.#work;
    if (kind === "ink" && pixels !== "ink") return undefined;
    if (filter !== "DCTDecode" || work.inks.rules.blackOnly || this.#source.target.kind === "mask")
      return undefined;
    if (kind !== "paper" && (kind !== "ink" || work.pixels.limit(Uint8Array.from(data)) > 0))
      return undefined;
    const entries = kept(this.#dictionary, [
      "Type",
      "Subtype",
      "Width",
      "Height",
      "BitsPerComponent",
      "Decode",
      "Filter",
      "DecodeParms",
    ]);
    entries.set("ColorSpace", name(kind === "paper" ? "DeviceGray" : "DeviceCMYK"));
    return { entries, data: work.file.stream(this.#source.number).data };
  }

  #isPhotograph({ kind, data, width, height }: Pixels): boolean {
    if (kind === "ink" || kind === "mask" || width * height < 10_000) return false;
    if (kind === "rgb") return coloursOf(data, photographColours).size > photographColours;
    return false;
  }

  /** The colour that pixels are mixed with, and the alpha that says how much. */
  async #matte(width: number, height: number): Promise<{ matte: number[]; alpha: Uint8Array } | undefined> {
    const value = this.#dictionary.get("SMask");
    const mask = this.#work.file.dictionary(value);
    const matte = numbersOf(this.#work.file.resolve(mask.get("Matte")));
    if (!matte || !isRef(value)) return undefined;
    const alpha = await maskSamples(this.#work, value.ref);
    if (alpha.width !== width || alpha.height !== height)
      throw new Unconvertible("image-data", "a matte for another size");
    return { matte, alpha: alpha.data };
  }

  /** Converts what a picture's masks refer to. */
  #masks(entries: Dictionary): void {
    for (const key of ["SMask", "Mask"]) {
      const value = entries.get(key);
      if (isRef(value)) entries.set(key, convertMaskPicture(this.#work, value.ref, this.demand));
    }
  }

  /** Writes bytes as they are, or without a filter that PDF/X forbids. */
  #write(number: number, { entries, data }: EncodedImage, decoded: Decoded): void {
    if (hasForbiddenFilter(this.#dictionary)) {
      if (decoded.filter !== undefined) throw new Unconvertible("image-filter", "LZW before another filter");
      entries.delete("Filter");
      entries.delete("DecodeParms");
      this.#work.setBytes(number, entries, decoded.data);
    } else this.#work.out.setStream(number, entries, data);
    this.#report(entries);
  }

  #report(entries: Dictionary): void {
    const [width, height] = this.#size();
    const to = [entries.get("Width"), entries.get("Height")].map((value) =>
      typeof value === "number" ? value : 0,
    );
    const inches = this.demand.scaleX / 72;
    const space = entries.get("ColorSpace");
    const filter = entries.get("Filter");
    this.#work.pictures.push({
      object: this.#source.number,
      page: this.#page + 1,
      from: [width, height],
      to: [to[0] ?? 0, to[1] ?? 0],
      ppiFrom: inches > 0 ? Math.round(width / inches) : 0,
      ppiTo: inches > 0 ? Math.round((to[0] ?? 0) / inches) : 0,
      filter: nameOf(Array.isArray(filter) ? filter.at(-1) : filter) ?? "FlateDecode",
      space: Array.isArray(space) ? "Indexed" : nameOf(space) === "DeviceCMYK" ? "DeviceCMYK" : "DeviceGray",
    });
  }
}

const stencilEntries = [
  "Type",
  "Subtype",
  "Width",
  "Height",
  "BitsPerComponent",
  "ImageMask",
  "Decode",
  "Interpolate",
  "Filter",
  "DecodeParms",
  "StructParent",
  "OC",
];

function kept(dictionary: Dictionary, keys: readonly string[]): Dictionary {
  const result: Dictionary = new Map();
  for (const key of keys) {
    const value = dictionary.get(key);
    if (value !== undefined && value !== null) result.set(key, value);
  }
  return result;
}

function hasForbiddenFilter(dictionary: Dictionary): boolean {
  const filter = dictionary.get("Filter");
  const filters: PdfValue[] = Array.isArray(filter) ? filter : [filter ?? null];
  return filters.some((entry) => nameOf(entry) === "LZWDecode");
}

/** The samples of a soft mask. */
async function maskSamples(
  work: Conversion,
  number: number,
): Promise<{ width: number; height: number; data: Uint8Array }> {
  const { dictionary, data } = work.file.stream(number);
  const direct = new Map([...dictionary].map(([key, value]) => [key, work.file.resolve(value) ?? null]));
  const decoded = decodeStream(direct, data, (value) => work.file.resolve(value));
  if (!isDictionary(direct)) throw new Unconvertible("image-data", "no mask");
  return readSamples(decoded, direct, work.spaces.read(name("DeviceGray")));
}
