import { readFunction } from "./functions.ts";
import { convertGradient } from "./gradient-function.ts";
import { Unconvertible } from "./problems.ts";
import type { ConvertedShading, ShadingTask } from "./shading-task.ts";
import { numbersOf } from "./values.ts";

/** Points and colours of a patch by its flag: a new one has all, another shares an edge (ISO 32000-1, 8.7.4.5.7). */
const patchSizes: Readonly<Record<number, { all: number; shared: number }>> = {
  6: { all: 12, shared: 8 },
  7: { all: 16, shared: 12 },
};

const entriesKept = ["BitsPerCoordinate", "BitsPerFlag", "VerticesPerRow"];

/** Converts a mesh (types 4 to 7): points stay as they are, colours of corners or the function become the target's. */
export function convertMesh(task: ShadingTask): ConvertedShading {
  const { work, target, space, dictionary, result, number } = task;
  if (number === undefined) throw new Unconvertible("shading", "a mesh that is no stream");
  const bits = (key: string): number => {
    const value = work.file.resolve(dictionary.get(key));
    return typeof value === "number" ? value : 0;
  };
  for (const key of entriesKept) if (dictionary.has(key)) result.set(key, bits(key));
  const given = numbersOf(work.file.resolve(dictionary.get("Decode"))) ?? [];
  const own = work.claim(number, target.kind);
  const data = work.file.content(number);
  const source = dictionary.get("Function");
  if (source !== undefined) {
    const gradient = readFunction(work.file, source);
    result.set("Function", convertGradient({ out: work.out, space, target }, gradient));
    result.set("BitsPerComponent", bits("BitsPerComponent"));
    result.set("Decode", given);
    work.setBytes(own, result, data);
    return { value: { ref: own } };
  }
  const layout: Layout = {
    type: bits("ShadingType"),
    flag: bits("BitsPerFlag"),
    coordinate: bits("BitsPerCoordinate"),
    component: bits("BitsPerComponent"),
    channels: space.count,
    decode: given.slice(4),
  };
  if (layout.coordinate === 0 || layout.component === 0)
    throw new Unconvertible("shading", "a mesh without widths");
  const writer = new BitWriter();
  copyMesh(new BitReader(data), writer, layout, (components) =>
    target.smooth(space.colour(components)).map((value) => Math.round(value * 65_535)),
  );
  result.set("BitsPerComponent", 16);
  result.set("Decode", [
    ...given.slice(0, 4),
    ...Array.from({ length: target.channels }, () => [0, 1]).flat(),
  ]);
  work.setBytes(own, result, writer.bytes());
  return { value: { ref: own } };
}

interface Layout {
  type: number;
  flag: number;
  coordinate: number;
  component: number;
  channels: number;
  /** Of colours. */
  decode: readonly number[];
}

function copyMesh(
  reader: BitReader,
  writer: BitWriter,
  layout: Layout,
  convert: (components: number[]) => readonly number[],
): void {
  const { type, flag, coordinate, component, channels, decode } = layout;
  const patch = patchSizes[type];
  const most = 2 ** component - 1;
  const colour = (): void => {
    const components = Array.from({ length: channels }, (_, channel) => {
      const [low = 0, high = 1] = decode.slice(channel * 2, channel * 2 + 2);
      return low + (reader.read(component) * (high - low)) / most;
    });
    for (const value of convert(components)) writer.write(value, 16);
  };
  while (reader.left >= (type === 5 ? 0 : flag) + 2 * coordinate) {
    const kind = type === 5 ? 0 : reader.read(flag);
    if (type !== 5) writer.write(kind, flag);
    const points = patch === undefined ? 1 : (kind & 3) === 0 ? patch.all : patch.shared;
    for (let index = 0; index < points * 2; index += 1) writer.write(reader.read(coordinate), coordinate);
    const colours = patch === undefined ? 1 : (kind & 3) === 0 ? 4 : 2;
    for (let index = 0; index < colours; index += 1) colour();
    if (patch === undefined) {
      reader.align();
      writer.align();
    }
  }
}

class BitReader {
  readonly #data: Uint8Array;
  #at = 0;

  constructor(data: Uint8Array) {
    this.#data = data;
  }

  /** Bits that are left. */
  get left(): number {
    return this.#data.length * 8 - this.#at;
  }

  read(bits: number): number {
    let value = 0;
    for (let left = bits; left > 0;) {
      const inByte = 8 - (this.#at & 7);
      const take = Math.min(inByte, left);
      const part = ((this.#data[this.#at >> 3] ?? 0) >> (inByte - take)) & ((1 << take) - 1);
      value = value * 2 ** take + part;
      this.#at += take;
      left -= take;
    }
    return value;
  }

  align(): void {
    this.#at = (this.#at + 7) & ~7;
  }
}

class BitWriter {
  readonly #bytes: number[] = [];
  #free = 0;

  write(value: number, bits: number): void {
    for (let left = bits; left > 0;) {
      if (this.#free === 0) {
        this.#bytes.push(0);
        this.#free = 8;
      }
      const take = Math.min(this.#free, left);
      const part = Math.floor(value / 2 ** (left - take)) & ((1 << take) - 1);
      const last = this.#bytes.length - 1;
      this.#bytes[last] = (this.#bytes[last] ?? 0) | (part << (this.#free - take));
      this.#free -= take;
      left -= take;
    }
  }

  align(): void {
    this.#free = 0;
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}
