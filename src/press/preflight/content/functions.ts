import type { PdfValue } from "../../pdf-value.ts";
import type { PdfFile } from "../read/pdf-file.ts";
import { latin1 } from "../read/lexer.ts";
import { PdfStream } from "../read/stream.ts";
import { calculator } from "./calculator.ts";

/** A PDF function (ISO 32000-1, 7.10): numbers in, numbers out. */
export type PdfFunction = (input: readonly number[]) => number[];

/** Functions that one function may be made of: those of a gradient are a few dozen. */
const most = 2000;

/** Makes a function, or an array of functions of one output each; undefined where it is broken or has too many parts. */
export function functionOf(
  file: PdfFile,
  value: PdfValue | undefined,
  nested: Nested = { depth: 0, parts: { count: 0 } },
): PdfFunction | undefined {
  nested.parts.count += 1;
  if (nested.depth > 8 || nested.parts.count > most) return undefined;
  const inner = { ...nested, depth: nested.depth + 1 };
  const array = file.array(value);
  if (array) {
    const all = array.map((each) => functionOf(file, each, inner));
    return all.every((each) => each !== undefined)
      ? (input) => all.flatMap((each) => each(input))
      : undefined;
  }
  const dictionary = file.dictionary(value);
  const domain = file.numbers(dictionary?.get("Domain"));
  if (!dictionary || !domain) return undefined;
  const raw = rawFunction(file, value, { domain, inner });
  if (!raw) return undefined;
  const range = file.numbers(dictionary.get("Range"));
  return (input) => clamped(raw(clamped(input, domain)), range);
}

/** How deep inside others a function is, and how many there are in all. */
interface Nested {
  depth: number;
  parts: { count: number };
}

interface FunctionContext {
  domain: readonly number[];
  inner: Nested;
}

function rawFunction(
  file: PdfFile,
  value: PdfValue | undefined,
  context: FunctionContext,
): PdfFunction | undefined {
  const object = file.resolve(value);
  const dictionary = file.dictionary(value) ?? new Map<string, PdfValue>();
  const type = file.number(dictionary.get("FunctionType"));
  if (type === 2) return exponential(file, dictionary);
  if (type === 3) return stitching(file, dictionary, context);
  if (!(object instanceof PdfStream)) return undefined;
  if (type === 0) return sampled(file, object, context.domain);
  return type === 4 ? calculator(latin1(file.data(object))) : undefined;
}

function exponential(file: PdfFile, dictionary: ReadonlyMap<string, PdfValue>): PdfFunction {
  const first = file.numbers(dictionary.get("C0")) ?? [0];
  const last = file.numbers(dictionary.get("C1")) ?? [1];
  const exponent = file.number(dictionary.get("N")) ?? 1;
  return ([x = 0]) => first.map((from, index) => from + x ** exponent * ((last[index] ?? from) - from));
}

function stitching(
  file: PdfFile,
  dictionary: ReadonlyMap<string, PdfValue>,
  { domain, inner }: FunctionContext,
): PdfFunction | undefined {
  const parts = (file.array(dictionary.get("Functions")) ?? []).map((each) => functionOf(file, each, inner));
  const bounds = file.numbers(dictionary.get("Bounds")) ?? [];
  const encode = file.numbers(dictionary.get("Encode")) ?? [];
  return ([x = 0]) => {
    const found = bounds.findIndex((bound) => x < bound);
    const at = found === -1 ? parts.length - 1 : found;
    const from = at === 0 ? (domain[0] ?? 0) : (bounds[at - 1] ?? 0);
    const to = bounds[at] ?? domain[1] ?? 1;
    const [low = 0, high = 1] = encode.slice(at * 2);
    return parts[at]?.([to === from ? low : low + ((x - from) / (to - from)) * (high - low)]) ?? [];
  };
}

/** Nearest sample: preflight asks how much ink there is, not how smooth it is. */
function sampled(file: PdfFile, stream: PdfStream, domain: readonly number[]): PdfFunction | undefined {
  const { dictionary } = stream;
  const size = file.numbers(dictionary.get("Size"));
  const bits = file.number(dictionary.get("BitsPerSample"));
  const range = file.numbers(dictionary.get("Range"));
  if (!size || !bits || !range) return undefined;
  const outputs = range.length / 2;
  const decode = file.numbers(dictionary.get("Decode")) ?? range;
  const data = file.data(stream);
  const top = 2 ** bits - 1;
  return (input) => {
    let at = 0;
    let stride = 1;
    for (const [index, count] of size.entries()) {
      const [low = 0, high = 1] = domain.slice(index * 2);
      const share = high === low ? 0 : ((input[index] ?? 0) - low) / (high - low);
      at += Math.round(share * (count - 1)) * stride;
      stride *= count;
    }
    return Array.from({ length: outputs }, (_, output) => {
      const [low = 0, high = 1] = decode.slice(output * 2);
      return low + (bitsAt(data, (at * outputs + output) * bits, bits) / top) * (high - low);
    });
  };
}

/** An unsigned integer of up to 32 bits, from any bit on. */
export function bitsAt(data: Uint8Array, bit: number, count: number): number {
  if (count === 8) return data[bit >> 3] ?? 0;
  let value = 0;
  for (let index = 0; index < count; index += 1) {
    const at = bit + index;
    value = value * 2 + (((data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
  }
  return value;
}

function clamped(values: readonly number[], limits: readonly number[] | undefined): number[] {
  if (!limits) return [...values];
  return values.map((value, index) => {
    const low = limits[index * 2] ?? -Infinity;
    const high = limits[index * 2 + 1] ?? Infinity;
    return Math.min(Math.max(value, low), high);
  });
}
