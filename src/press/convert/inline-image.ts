import { deflateSync } from "node:zlib";
import type { Dictionary } from "../pdf-value.ts";
import type { InlineImage } from "./content-reader.ts";
import type { Conversion } from "./conversion.ts";
import { decodeStream } from "./filters.ts";
import { toPaper } from "./image-encode.ts";
import { pixelsOf } from "./image-pixels.ts";
import { readPlainSamples } from "./image-samples.ts";
import { Unconvertible } from "./problems.ts";
import type { RunPlace } from "./run-host.ts";

/** Short names of entries (ISO 32000-1, table 93). */
const longNames: Readonly<Record<string, string>> = {
  BPC: "BitsPerComponent",
  CS: "ColorSpace",
  D: "Decode",
  DP: "DecodeParms",
  F: "Filter",
  H: "Height",
  IM: "ImageMask",
  I: "Interpolate",
  W: "Width",
};

/** Converts a picture inside a content stream; undefined where it can stay, as stencils can. @throws Unconvertible */
export function convertInlineImage(
  work: Conversion,
  { dictionary: given, data }: InlineImage,
  place: RunPlace,
): string | undefined {
  const dictionary: Dictionary = new Map([...given].map(([key, value]) => [longNames[key] ?? key, value]));
  if (dictionary.get("ImageMask") === true) return undefined;
  const decoded = decodeStream(dictionary, data, (value) => work.file.resolve(value));
  if (decoded.filter !== undefined)
    throw new Unconvertible("image-filter", `${decoded.filter} in an inline image`);
  const space = work.spaces.read(dictionary.get("ColorSpace"), place.resources.category("ColorSpace"));
  const samples = readPlainSamples(decoded.data, dictionary, space);
  const { target } = place;
  const pixels = pixelsOf(work, samples, { space, target });
  const made = toPaper(work, pixels, { target, photograph: false });
  const bytes = deflateSync(made.data).toString("latin1");
  const flag = dictionary.get("Interpolate") === true ? " /I true" : "";
  return `BI /W ${made.width} /H ${made.height} /BPC 8 /CS ${spaceText(made.channels, made.palette)} /F /Fl${flag} ID ${bytes}\nEI`;
}

function spaceText(channels: number, palette: Buffer | undefined): string {
  if (palette) return `[/I /CMYK ${palette.length / 4 - 1} <${palette.toString("hex")}>]`;
  return channels === 4 ? "/CMYK" : "/G";
}
