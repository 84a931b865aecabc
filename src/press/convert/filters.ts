import { inflateSync } from "node:zlib";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import { unLzw } from "./lzw.ts";
import { unPredict } from "./predictor.ts";
import { Unconvertible } from "./problems.ts";
import { isDictionary, nameOf } from "./values.ts";

/** More bytes than any page needs; what inflates to more is a trap. */
const largest = 768 * 1024 * 1024;

/** A stream's bytes after all filters but those that only pictures have. */
export interface Decoded {
  data: Buffer;
  /** The picture filter that is left, and its parameters. */
  filter?: string;
  parameters?: Dictionary;
}

const pictureFilters = new Set(["DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"]);

/** Names of filters in inline images (ISO 32000-1, table 94). */
const longNames: Readonly<Record<string, string>> = {
  AHx: "ASCIIHexDecode",
  A85: "ASCII85Decode",
  LZW: "LZWDecode",
  Fl: "FlateDecode",
  RL: "RunLengthDecode",
  CCF: "CCITTFaxDecode",
  DCT: "DCTDecode",
};

const decoders: Readonly<Record<string, (data: Buffer, parameters: Dictionary | undefined) => Buffer>> = {
  FlateDecode: (data, parameters) => unPredict(unFlate(data), parameters),
  LZWDecode: (data, parameters) =>
    unPredict(unLzw(data, parameters?.get("EarlyChange") === 0 ? 0 : 1), parameters),
  ASCIIHexDecode: (data) => unHex(data),
  ASCII85Decode: (data) => unAscii85(data),
  RunLengthDecode: (data) => unRunLength(data),
};

/**
 * Undoes a stream's filters (ISO 32000-1, 7.4) up to the first that holds a picture. `resolve` follows references.
 * @throws Unconvertible at an unknown filter or damaged data
 */
export function decodeStream(
  dictionary: Dictionary,
  data: Buffer,
  resolve: (value: PdfValue | undefined) => PdfValue | undefined,
): Decoded {
  const filters = listOf(resolve(dictionary.get("Filter") ?? dictionary.get("F")), resolve);
  const parameters = listOf(resolve(dictionary.get("DecodeParms") ?? dictionary.get("DP")), resolve);
  let bytes = data;
  for (const [index, entry] of filters.entries()) {
    const short = nameOf(entry) ?? "";
    const filter = longNames[short] ?? short;
    const own = parameters[index];
    const detail = isDictionary(own) ? own : undefined;
    if (pictureFilters.has(filter)) {
      if (index !== filters.length - 1) throw new Unconvertible("image-filter", `filters behind ${filter}`);
      return { data: bytes, filter, ...(detail && { parameters: detail }) };
    }
    const decode = decoders[filter];
    if (decode === undefined) throw new Unconvertible("damaged", `unknown filter ${filter}`);
    bytes = decode(bytes, detail);
  }
  return { data: bytes };
}

function listOf(
  value: PdfValue | undefined,
  resolve: (value: PdfValue | undefined) => PdfValue | undefined,
): PdfValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map((item) => resolve(item) ?? null) : [value];
}

function unFlate(data: Buffer): Buffer {
  try {
    // A stream that ends too soon still shows what came before.
    return inflateSync(data, { maxOutputLength: largest, finishFlush: 2 });
  } catch (error) {
    const large =
      error instanceof RangeError || (error instanceof Error && /larger than/.test(error.message));
    throw new Unconvertible(large ? "too-large" : "damaged", "compressed data");
  }
}

function unHex(data: Buffer): Buffer {
  const text = data.toString("latin1");
  const end = text.indexOf(">");
  const digits = (end === -1 ? text : text.slice(0, end)).replace(/[^\da-f]/gi, "");
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex");
}

function unAscii85(data: Buffer): Buffer {
  const bytes: number[] = [];
  let group: number[] = [];
  const flush = (): void => {
    if (group.length < 2) return;
    const padded = [...group, 84, 84, 84, 84].slice(0, 5);
    const number = padded.reduce((sum, digit) => sum * 85 + digit, 0);
    bytes.push(
      ...[24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) & 255).slice(0, group.length - 1),
    );
    group = [];
  };
  for (const code of data) {
    if (code === 0x7e) break;
    if (code === 0x7a && group.length === 0) bytes.push(0, 0, 0, 0);
    else if (code >= 0x21 && code <= 0x75) {
      group.push(code - 0x21);
      if (group.length === 5) flush();
    }
  }
  flush();
  return Buffer.from(bytes);
}

function unRunLength(data: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < data.length;) {
    const length = data[at] ?? 128;
    if (length === 128) break;
    if (length < 128) {
      chunks.push(data.subarray(at + 1, at + 2 + length));
      at += length + 2;
    } else {
      chunks.push(Buffer.alloc(257 - length, data[at + 1] ?? 0));
      at += 2;
    }
  }
  return Buffer.concat(chunks);
}
