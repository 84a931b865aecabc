import { constants, inflateRawSync, inflateSync } from "node:zlib";
import { PdfSyntaxError, type Dictionary } from "../../pdf-value.ts";
import { LimitReached, type Budget } from "./limits.ts";
import { latin1 } from "./lexer.ts";
import { lzwDecoded } from "./lzw.ts";
import { unpredicted } from "./predictor.ts";

/** Filters that only pictures have; their bytes are left as they are. */
export const pictureFilters: ReadonlySet<string> = new Set([
  "DCTDecode",
  "JPXDecode",
  "CCITTFaxDecode",
  "JBIG2Decode",
]);

const full: Readonly<Record<string, string>> = {
  A85: "ASCII85Decode",
  AHx: "ASCIIHexDecode",
  CCF: "CCITTFaxDecode",
  DCT: "DCTDecode",
  Fl: "FlateDecode",
  LZW: "LZWDecode",
  RL: "RunLengthDecode",
};

/** A filter's full name; inline images may use short ones (ISO 32000-1, table 94). */
export function filterName(name: string): string {
  return full[name] ?? name;
}

/** One step of decoding a stream (ISO 32000-1, 7.4). */
export interface FilterStep {
  name: string;
  parameters: Dictionary;
}

/**
 * Takes one filter off.
 * @throws LimitReached where the result is larger than what may be spent
 * @throws PdfSyntaxError where the bytes are broken from the start or the filter is unknown
 */
export function unfiltered(bytes: Uint8Array, { name, parameters }: FilterStep, budget: Budget): Uint8Array {
  const result = decoded(bytes, name, { parameters, budget });
  budget.spendBytes(result.length);
  budget.checkTime();
  return name === "FlateDecode" || name === "LZWDecode" ? unpredicted(result, parameters) : result;
}

function decoded(
  bytes: Uint8Array,
  name: string,
  { parameters, budget }: { parameters: Dictionary; budget: Budget },
): Uint8Array {
  switch (name) {
    case "FlateDecode":
      return inflated(bytes, budget);
    case "LZWDecode":
      return lzwDecoded(bytes, parameters.get("EarlyChange") !== 0, budget);
    case "ASCIIHexDecode":
      return hexDecoded(bytes);
    case "ASCII85Decode":
      return ascii85Decoded(bytes);
    case "RunLengthDecode":
      return runLengthDecoded(bytes, budget);
    case "Crypt":
      return bytes;
    default:
      throw new PdfSyntaxError(`unknown filter ${name}`);
  }
}

/** Inflates what can be inflated: a stream that is cut off, or whose checksum is wrong, yields what it has. */
function inflated(bytes: Uint8Array, { room, limits }: Budget): Uint8Array {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, room) };
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    if (isTooLarge(error)) throw new LimitReached("stream", Math.min(room, limits.stream));
  }
  try {
    return inflateRawSync(bytes.subarray(2), options);
  } catch (error) {
    if (isTooLarge(error)) throw new LimitReached("stream", Math.min(room, limits.stream));
    throw new PdfSyntaxError("broken compressed data", { cause: error });
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

function hexDecoded(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0x3e);
  const digits = latin1(bytes, 0, end === -1 ? bytes.length : end).replace(/[^\dA-Fa-f]/g, "");
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex");
}

function ascii85Decoded(bytes: Uint8Array): Uint8Array {
  const result: number[] = [];
  let group: number[] = [];
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) result.push(0, 0, 0, 0);
    else if (byte >= 0x21 && byte <= 0x75) group.push(byte - 0x21);
    if (group.length === 5) {
      result.push(...bytesOf85(group));
      group = [];
    }
  }
  if (group.length > 1) {
    const padded = [...group, 84, 84, 84, 84].slice(0, 5);
    result.push(...bytesOf85(padded).slice(0, group.length - 1));
  }
  return Uint8Array.from(result);
}

function bytesOf85(group: readonly number[]): number[] {
  const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
  return [(value / 2 ** 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

function runLengthDecoded(bytes: Uint8Array, { room, limits }: Budget): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    const part =
      length < 128
        ? bytes.subarray(at + 1, at + 2 + length)
        : new Uint8Array(257 - length).fill(bytes[at + 1] ?? 0);
    at += length < 128 ? length + 2 : 2;
    size += part.length;
    if (size > room) throw new LimitReached("stream", limits.stream);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
