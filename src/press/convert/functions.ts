import type { Dictionary, PdfValue } from "../pdf-value.ts";
import { compileCalculator } from "./calculator.ts";
import type { PdfFile } from "./pdf-file.ts";
import { Unconvertible } from "./problems.ts";
import { numberOf } from "./pdf-output.ts";
import { isDictionary, numbersOf } from "./values.ts";

/** A PDF function (ISO 32000-1, 7.10), ready to evaluate. */
export interface PdfFunction {
  readonly type: 0 | 2 | 3 | 4 | "array";
  readonly inputs: number;
  /** Pairs of bounds, one pair for each input. */
  readonly domain: readonly number[];
  /** The values at a point; inputs and outputs are clipped as the function says. */
  evaluate(point: readonly number[]): number[];
  /** Of a stitching function: what it is made of. */
  readonly stitched?: {
    functions: readonly PdfFunction[];
    bounds: readonly number[];
    encode: readonly number[];
  };
  /** Of a sampled function: samples along each input. */
  readonly samples?: readonly number[];
  /** True where the value changes in equal steps, so that few samples are enough. */
  readonly linear?: boolean;
}

interface Source {
  file: PdfFile;
  dictionary: Dictionary;
  number: number | undefined;
  domain: number[];
  depth: number;
}

/** Reads a function, or an array of functions with one output each. @throws Unconvertible */
export function readFunction(file: PdfFile, value: PdfValue | undefined, depth = 0): PdfFunction {
  if (depth > 16) throw new Unconvertible("circular", "functions");
  const direct = file.resolve(value);
  if (Array.isArray(direct)) return joined(direct.map((item) => readFunction(file, item, depth + 1)));
  if (!isDictionary(direct)) throw new Unconvertible("function", "no function");
  const dictionary = new Map([...direct].map(([key, entry]) => [key, file.resolve(entry) ?? null]));
  const type = dictionary.get("FunctionType");
  const domain = numbersOf(dictionary.get("Domain"));
  if (domain === undefined || domain.length < 2) throw new Unconvertible("function", "no domain");
  const source = { file, dictionary, number: numberOf(value), domain, depth };
  const reader = typeof type === "number" ? readers[type] : undefined;
  if (reader === undefined)
    throw new Unconvertible("function", `type ${typeof type === "number" ? type : "?"}`);
  return clipped(reader(source), numbersOf(dictionary.get("Range")));
}

const readers: Readonly<Record<number, (source: Source) => PdfFunction>> = {
  0: readSampled,
  2: readExponential,
  3: readStitched,
  4: readCalculator,
};

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** The same function with inputs held in the domain and outputs in the range. */
function clipped(inner: PdfFunction, range: readonly number[] | undefined): PdfFunction {
  const { domain } = inner;
  return {
    ...inner,
    evaluate(point) {
      const isInside = point.every(
        (value, index) => value >= (domain[index * 2] ?? 0) && value <= (domain[index * 2 + 1] ?? 1),
      );
      const result = inner.evaluate(
        isInside
          ? point
          : point.map((value, index) => clamp(value, domain[index * 2] ?? 0, domain[index * 2 + 1] ?? 1)),
      );
      if (range === undefined) return result;
      for (let index = 0; index < result.length; index += 1)
        result[index] = clamp(result[index] ?? 0, range[index * 2] ?? 0, range[index * 2 + 1] ?? 1);
      return result;
    },
  };
}

function joined(functions: readonly PdfFunction[]): PdfFunction {
  const [first] = functions;
  if (first === undefined) throw new Unconvertible("function", "an empty array");
  return {
    type: "array",
    inputs: first.inputs,
    domain: first.domain,
    evaluate: (point) => functions.map((one) => one.evaluate(point)[0] ?? 0),
    linear: functions.every(({ linear }) => linear === true),
  };
}

function readExponential({ dictionary, domain }: Source): PdfFunction {
  const from = numbersOf(dictionary.get("C0")) ?? [0];
  const to = numbersOf(dictionary.get("C1")) ?? [1];
  const exponent = dictionary.get("N");
  const power = typeof exponent === "number" ? exponent : 1;
  return {
    type: 2,
    inputs: 1,
    domain,
    evaluate: ([x = 0]) => {
      const share = power === 1 ? x : x ** power;
      return from.map((start, index) => start + share * ((to[index] ?? start) - start));
    },
    linear: power === 1,
  };
}

function readStitched({ file, dictionary, domain, depth }: Source): PdfFunction {
  const list = dictionary.get("Functions");
  const functions = (Array.isArray(list) ? list : []).map((item) => readFunction(file, item, depth + 1));
  const bounds = numbersOf(dictionary.get("Bounds")) ?? [];
  const encode = numbersOf(dictionary.get("Encode")) ?? [];
  if (functions.length === 0 || bounds.length !== functions.length - 1)
    throw new Unconvertible("function", "stitching");
  const [low = 0, high = 1] = domain;
  return {
    type: 3,
    inputs: 1,
    domain,
    stitched: { functions, bounds, encode },
    evaluate: ([x = 0]) => {
      const found = bounds.findIndex((bound) => x < bound);
      const index = found === -1 ? functions.length - 1 : found;
      const start = index === 0 ? low : (bounds[index - 1] ?? low);
      const end = bounds[index] ?? high;
      const [from = 0, to = 1] = encode.slice(index * 2, index * 2 + 2);
      const inside = end === start ? from : from + ((x - start) * (to - from)) / (end - start);
      return functions[index]?.evaluate([inside]) ?? [];
    },
  };
}

function readSampled({ file, dictionary, number, domain }: Source): PdfFunction {
  if (number === undefined) throw new Unconvertible("function", "samples that are no stream");
  const inputs = domain.length / 2;
  const size = numbersOf(dictionary.get("Size")) ?? [];
  const range = numbersOf(dictionary.get("Range")) ?? [];
  const bits = dictionary.get("BitsPerSample");
  if (size.length !== inputs || range.length < 2 || typeof bits !== "number")
    throw new Unconvertible("function", "a sampled function without size, range or bits");
  const outputs = range.length / 2;
  const encode = numbersOf(dictionary.get("Encode")) ?? size.flatMap((count) => [0, count - 1]);
  const decode = numbersOf(dictionary.get("Decode")) ?? range;
  const points = size.reduce((product, count) => product * count, 1);
  if (points * outputs > 64_000_000) throw new Unconvertible("too-large", "samples of a function");
  const table = unpack(file.content(number), bits, points * outputs);
  const most = 2 ** bits - 1;
  const samples = table.map((value, index) => {
    const output = index % outputs;
    const [low = 0, high = 1] = [decode[output * 2], decode[output * 2 + 1]];
    return low + (value * (high - low)) / most;
  });
  const place = (x: number, input: number): number => {
    const [low = 0, high = 1] = [domain[input * 2], domain[input * 2 + 1]];
    const [from = 0, to = 0] = [encode[input * 2], encode[input * 2 + 1]];
    const at = high === low ? from : from + ((x - low) * (to - from)) / (high - low);
    return clamp(at, 0, (size[input] ?? 1) - 1);
  };
  return {
    type: 0,
    inputs,
    domain,
    samples: size,
    evaluate: (point) => interpolate(samples, { places: point.map(place), size, outputs }),
  };
}

/** Big-endian numbers of any width up to 32 bits. @internal */
export function unpack(data: Uint8Array, bits: number, count: number): Float64Array {
  const values = new Float64Array(count);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    let value = 0;
    for (let left = bits; left > 0;) {
      const inByte = 8 - (at & 7);
      const take = Math.min(inByte, left);
      const part = ((data[at >> 3] ?? 0) >> (inByte - take)) & ((1 << take) - 1);
      value = value * 2 ** take + part;
      at += take;
      left -= take;
    }
    values[index] = value;
  }
  return values;
}

interface Grid {
  places: readonly number[];
  size: readonly number[];
  outputs: number;
}

/** Linear between the nearest samples in every direction. */
function interpolate(samples: Float64Array, { places, size, outputs }: Grid): number[] {
  const result = Array.from({ length: outputs }, () => 0);
  const corners = 2 ** places.length;
  for (let corner = 0; corner < corners; corner += 1) {
    let weight = 1;
    let index = 0;
    let stride = 1;
    for (const [input, place] of places.entries()) {
      const low = Math.floor(place);
      const upper = (corner >> input) & 1;
      weight *= upper === 1 ? place - low : 1 - (place - low);
      index += Math.min(low + upper, (size[input] ?? 1) - 1) * stride;
      stride *= size[input] ?? 1;
    }
    if (weight === 0) continue;
    for (let output = 0; output < outputs; output += 1)
      result[output] = (result[output] ?? 0) + weight * (samples[index * outputs + output] ?? 0);
  }
  return result;
}

function readCalculator({ file, dictionary, number, domain }: Source): PdfFunction {
  if (number === undefined) throw new Unconvertible("function", "a calculator that is no stream");
  const run = compileCalculator(file.content(number).toString("latin1"));
  const outputs = (numbersOf(dictionary.get("Range"))?.length ?? 2) / 2;
  const zeros = Array.from({ length: outputs }, () => 0);
  return {
    type: 4,
    inputs: domain.length / 2,
    domain,
    evaluate: (point) => {
      const result = [...zeros];
      run(point, result);
      return result;
    },
  };
}
