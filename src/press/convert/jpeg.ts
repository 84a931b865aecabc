import { Unconvertible } from "./problems.ts";
import type { Raster } from "./raster.ts";

/** What a JPEG's markers say (ISO/IEC 10918-1, annex B). */
interface JpegHead {
  channels: number;
  /** Written by Adobe's rule: inks are inverted. */
  adobe: boolean;
  /** Without profiles, which PDF does not heed. */
  bytes: Buffer;
}

function readHead(data: Buffer): JpegHead {
  const parts: Buffer[] = [data.subarray(0, 2)];
  let channels = 0;
  let adobe = false;
  let at = 2;
  if (data.readUInt16BE(0) !== 0xff_d8) throw new Unconvertible("image-data", "no JPEG");
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) throw new Unconvertible("image-data", "JPEG markers");
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) break;
    const end = at + 2 + data.readUInt16BE(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) channels = data[at + 9] ?? 0;
    if (marker === 0xee && data.toString("latin1", at + 4, at + 9) === "Adobe") adobe = true;
    // APP1 and APP2: Exif and profiles.
    if (marker !== 0xe1 && marker !== 0xe2) parts.push(data.subarray(at, end));
    at = end;
  }
  if (channels === 0) throw new Unconvertible("image-data", "JPEG without a frame");
  parts.push(data.subarray(at));
  return { channels, adobe, bytes: Buffer.concat(parts) };
}

/** The samples of a JPEG as PDF means them: those of inks as they are stored, inverted or not. */
export async function decodeJpeg(data: Buffer): Promise<Raster> {
  const { default: sharp } = await import("sharp");
  const head = readHead(data);
  const image = sharp(head.bytes, { failOn: "error" });
  const space = head.channels === 4 ? "cmyk" : head.channels === 1 ? "b-w" : "srgb";
  const toRaw = head.channels === 4 ? image.pipelineColourspace("cmyk") : image;
  try {
    const { data: pixels, info } = await toRaw
      .toColourspace(space)
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== head.channels) throw new Unconvertible("image-data", `${info.channels} channels`);
    const stored = head.channels === 4 && head.adobe ? pixels.map((byte) => 255 - byte) : pixels;
    return { width: info.width, height: info.height, channels: head.channels, data: stored };
  } catch (error) {
    if (error instanceof Unconvertible) throw error;
    throw new Unconvertible("image-data", error instanceof Error ? error.message : String(error));
  }
}

/** A photograph as JPEG without loss of colour resolution. Inks come out inverted: `Decode` has to say so. */
export async function encodeJpeg(
  { width, height, channels, data }: Raster,
  quality: number,
): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  const settings = { quality, chromaSubsampling: "4:4:4" };
  if (channels !== 4) {
    const raw = { width, height, channels: channels === 1 ? (1 as const) : (3 as const) };
    return sharp(data, { raw })
      .toColourspace(channels === 1 ? "b-w" : "srgb")
      .jpeg(settings)
      .toBuffer();
  }
  // Raw pixels with four channels would be RGB with alpha; a TIFF can say that they are inks.
  const image = sharp(inkTiff(width, height, data))
    .pipelineColourspace("cmyk")
    .toColourspace("cmyk");
  return image.jpeg(settings).toBuffer();
}

/** A plain TIFF 6.0 of four inks. */
function inkTiff(width: number, height: number, data: Uint8Array): Buffer {
  const short = 3;
  const long = 4;
  const fields = 9;
  const bits = 8 + 2 + fields * 12 + 4;
  const pixels = bits + 8;
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 4, bits],
    [259, short, 1, 1],
    // Separated.
    [262, short, 1, 5],
    [273, long, 1, pixels],
    [277, short, 1, 4],
    [278, long, 1, height],
    [279, long, 1, data.length],
  ];
  const head = Buffer.alloc(pixels);
  head.write("II*\0", "latin1");
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(fields, 8);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(value, at + 8);
  }
  for (let channel = 0; channel < 4; channel += 1) head.writeUInt16LE(8, bits + channel * 2);
  return Buffer.concat([head, data]);
}
