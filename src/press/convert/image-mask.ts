import { isRef } from "../chromium-pdf.ts";
import type { PdfValue } from "../pdf-value.ts";
import type { Conversion } from "./conversion.ts";
import { decodeStream } from "./filters.ts";
import { encodePlain } from "./image-encode.ts";
import { readPlainSamples } from "./image-samples.ts";
import { Unconvertible } from "./problems.ts";
import { reduce, type Raster } from "./raster.ts";
import type { Demand } from "./uses.ts";
import { nameOf } from "./values.ts";

/** Pictures are left alone up to a tenth more than the resolution that a shop needs. */
const slack = 1.1;

/** The size to which a picture is reduced for its largest use, or undefined where it is small enough. */
export function smallerSize(
  { width, height }: { width: number; height: number },
  { scaleX, scaleY }: Demand,
  ppi: number,
): [number, number] | undefined {
  if (scaleX <= 0 || scaleY <= 0) return undefined;
  const wide = Math.max(1, Math.ceil((scaleX / 72) * ppi));
  const high = Math.max(1, Math.ceil((scaleY / 72) * ppi));
  if (width <= wide * slack && height <= high * slack) return undefined;
  return [Math.min(width, wide), Math.min(height, high)];
}

/** A raster in the smaller size, where there is one. */
export function reduced(raster: Raster, size: [number, number] | undefined): Raster {
  return size ? reduce(raster, ...size) : raster;
}

/**
 * A mask of a picture: it has no colour to convert (ISO 32000-1, 11.6.5.3: DeviceGray). It is made anew where it is
 * larger than a shop needs, or is written in a way that a press file may not have.
 */
export function convertMaskPicture(work: Conversion, number: number, demand: Demand): PdfValue {
  const { dictionary, data } = work.file.stream(number);
  const direct = new Map([...dictionary].map(([key, value]) => [key, work.file.resolve(value) ?? null]));
  const own = work.claim(number, "picture-mask");
  const decoded = decodeStream(direct, data, (value) => work.file.resolve(value));
  if (decoded.filter === "JPXDecode") throw new Unconvertible("image-filter", "JPXDecode");
  const size = { width: Number(direct.get("Width")), height: Number(direct.get("Height")) };
  const filter = direct.get("Filter");
  const isForbidden = (Array.isArray(filter) ? filter : [filter ?? null]).some(
    (entry) => nameOf(entry) === "LZWDecode",
  );
  const isStencil = direct.get("ImageMask") === true;
  const smaller = isStencil ? undefined : smallerSize(size, demand, (work.options.ppi ?? 300) * 2);
  direct.delete("Matte");
  if (isRef(dictionary.get("SMask"))) direct.delete("SMask");
  if (decoded.filter !== undefined || (smaller === undefined && !isForbidden)) {
    work.out.setStream(own, direct, data);
  } else if (smaller === undefined) {
    direct.delete("DecodeParms");
    work.setBytes(own, direct, decoded.data);
  } else {
    const space = work.spaces.read({ name: "DeviceGray" });
    const samples = readPlainSamples(decoded.data, direct, space);
    const made = encodePlain(reduce(samples, ...smaller));
    work.out.setStream(own, made.entries, made.data);
  }
  return { ref: own };
}
