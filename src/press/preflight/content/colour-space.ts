import type { Dictionary, PdfValue } from "../../pdf-value.ts";
import type { PdfFile } from "../read/pdf-file.ts";
import { PdfStream } from "../read/stream.ts";
import { noInk, type Inks } from "./inks.ts";

/** What a colour comes down to on the press. */
export type Process = "gray" | "rgb" | "cmyk" | "lab" | "spot" | "pattern" | "unknown";

/** A colour space as preflight needs it (ISO 32000-1, 8.6). */
export interface ColourSpace {
  /** As the file names it: DeviceCMYK, ICCBased, Separation … */
  family: string;
  process: Process;
  /** True where no profile says what its numbers mean. */
  device: boolean;
  components: number;
  initial: readonly number[];
  /** Inks of a colour; undefined where they come from a conversion that the RIP makes. */
  inks(values: readonly number[]): Inks | undefined;
  /** True for a colour that is paper in any conversion. */
  white(values: readonly number[]): boolean;
  /** Names of inks other than cyan, magenta, yellow and black. */
  spots: readonly string[];
  /** True for the colour All, which prints on every plate. */
  registration: boolean;
  /** Range of the components of a picture without Decode; 0 to 1 where left out. */
  decode?: readonly number[];
  /** The space that an uncoloured pattern, or a table, takes its colours from. */
  base?: ColourSpace;
}

const isZero = (values: readonly number[]): boolean => values.every((value) => value < 0.002);
const isOne = (values: readonly number[]): boolean => values.every((value) => value > 0.998);

const grayInks = ([gray = 0]: readonly number[]): Inks => ({ ...noInk, k: 1 - unit(gray) });
const cmykInks = ([c = 0, m = 0, y = 0, k = 1]: readonly number[]): Inks => ({
  c: unit(c),
  m: unit(m),
  y: unit(y),
  k: unit(k),
  spot: 0,
});

const plain = { device: true, spots: [], registration: false };
const noInks = (): undefined => undefined;

/** DeviceGray: black ink on this press. */
export const deviceGray: ColourSpace = {
  ...plain,
  family: "DeviceGray",
  process: "gray",
  components: 1,
  initial: [0],
  inks: grayInks,
  white: isOne,
};
/** DeviceRGB: no ink values before somebody converts it. */
export const deviceRgb: ColourSpace = {
  ...plain,
  family: "DeviceRGB",
  process: "rgb",
  components: 3,
  initial: [0, 0, 0],
  inks: noInks,
  white: isOne,
};
/** DeviceCMYK. */
export const deviceCmyk: ColourSpace = {
  ...plain,
  family: "DeviceCMYK",
  process: "cmyk",
  components: 4,
  initial: [0, 0, 0, 1],
  inks: cmykInks,
  white: isZero,
};
const lab: ColourSpace = {
  ...plain,
  family: "Lab",
  process: "lab",
  components: 3,
  initial: [0, 0, 0],
  device: false,
  inks: noInks,
  white: ([l = 0, a = 0, b = 0]) => l > 99.8 && Math.abs(a) < 0.5 && Math.abs(b) < 0.5,
};
const unknown: ColourSpace = {
  ...plain,
  family: "?",
  process: "unknown",
  components: 1,
  initial: [0],
  device: false,
  inks: noInks,
  white: () => false,
};

const devices: Readonly<Record<string, [space: ColourSpace, standIn: string]>> = {
  DeviceGray: [deviceGray, "DefaultGray"],
  G: [deviceGray, "DefaultGray"],
  DeviceRGB: [deviceRgb, "DefaultRGB"],
  RGB: [deviceRgb, "DefaultRGB"],
  DeviceCMYK: [deviceCmyk, "DefaultCMYK"],
  CMYK: [deviceCmyk, "DefaultCMYK"],
};

/** Reads the colour spaces of one file; each is read once. */
export class ColourSpaces {
  readonly #file: PdfFile;
  readonly #known = new WeakMap<object, ColourSpace>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /**
   * The colour space that a name or an array stands for. A device space becomes the `Default…` of the resources, where
   * they have one (ISO 32000-1, 8.6.5.6).
   */
  of(value: PdfValue | undefined, resources: Dictionary, depth = 0): ColourSpace {
    const file = this.#file;
    if (depth > 8) return unknown;
    const spaces = file.dictionary(resources.get("ColorSpace"));
    const name = file.name(value);
    if (name !== undefined) {
      const device = devices[name];
      if (device) {
        const standIn = spaces?.get(device[1]);
        return standIn === undefined || depth > 0 ? device[0] : this.of(standIn, resources, depth + 1);
      }
      if (name === "Pattern") return patternSpace(undefined);
      const stored = spaces?.get(name);
      return stored === undefined ? unknown : this.of(stored, resources, depth + 1);
    }
    const array = file.array(value);
    if (!array) return unknown;
    let space = this.#known.get(array);
    if (!space) {
      space = this.#read(array, resources, depth);
      this.#known.set(array, space);
    }
    return space;
  }

  #read(array: readonly PdfValue[], resources: Dictionary, depth: number): ColourSpace {
    const family = this.#file.name(array[0]) ?? "";
    const inner = (value: PdfValue | undefined): ColourSpace => this.of(value, resources, depth + 1);
    switch (family) {
      case "ICCBased":
        return this.#icc(array[1]);
      case "CalGray":
        return { ...deviceGray, family, device: false };
      case "CalRGB":
        return { ...deviceRgb, family, device: false };
      case "Lab":
        return {
          ...lab,
          decode: [0, 100, ...(this.#file.numbers(this.#entry(array[1], "Range")) ?? [-100, 100, -100, 100])],
        };
      case "Indexed":
      case "I":
        return this.#indexed(inner(array[1]), array);
      case "Separation":
        return spotSpace(family, [this.#file.name(array[1]) ?? ""], inner(array[2]));
      case "DeviceN":
        return spotSpace(
          family,
          (this.#file.array(array[1]) ?? []).map((each) => this.#file.name(each) ?? ""),
          inner(array[2]),
        );
      case "Pattern":
        return patternSpace(array[1] === undefined ? undefined : inner(array[1]));
      default:
        return devices[family]?.[0] ?? unknown;
    }
  }

  #entry(value: PdfValue | undefined, key: string): PdfValue | undefined {
    return this.#file.dictionary(value)?.get(key);
  }

  #icc(value: PdfValue | undefined): ColourSpace {
    const components = this.#file.number(this.#entry(value, "N"));
    const range = this.#file.numbers(this.#entry(value, "Range"));
    const like = components === 1 ? deviceGray : components === 4 ? deviceCmyk : deviceRgb;
    const isLab = components === 3 && range !== undefined && (range[1] ?? 1) > 1.5;
    return { ...(isLab ? lab : like), family: "ICCBased", device: false };
  }

  #indexed(base: ColourSpace, array: readonly PdfValue[]): ColourSpace {
    const object = this.#file.resolve(array[3]);
    const table =
      object instanceof PdfStream
        ? this.#file.data(object)
        : Buffer.from(typeof object === "string" ? object : "", "latin1");
    const last = this.#file.number(array[2]) ?? 255;
    const colourOf = ([index = 0]: readonly number[]): number[] => {
      const from = Math.min(Math.max(0, Math.round(index)), last) * base.components;
      return Array.from({ length: base.components }, (_, at) => {
        const [low = 0, high = 1] = base.decode?.slice(at * 2) ?? [];
        return low + ((table[from + at] ?? 0) / 255) * (high - low);
      });
    };
    return {
      ...base,
      family: "Indexed",
      components: 1,
      initial: [0],
      base,
      inks: (values) => base.inks(colourOf(values)),
      white: (values) => base.white(colourOf(values)),
    };
  }
}

function patternSpace(base: ColourSpace | undefined): ColourSpace {
  return {
    ...(base ?? unknown),
    family: "Pattern",
    process: "pattern",
    ...(base ? { base } : {}),
  };
}

const processInks: Readonly<Record<string, keyof Inks>> = {
  Cyan: "c",
  Magenta: "m",
  Yellow: "y",
  Black: "k",
};

function spotSpace(family: string, names: readonly string[], alternate: ColourSpace): ColourSpace {
  const registration = names.includes("All");
  const spots = names.filter(
    (name) => !Object.hasOwn(processInks, name) && name !== "None" && name !== "All",
  );
  return {
    family,
    process: spots.length > 0 ? "spot" : "cmyk",
    device: true,
    components: names.length,
    initial: names.map(() => 1),
    spots,
    registration,
    base: alternate,
    white: isZero,
    inks: (values) => {
      const inks = { ...noInk };
      for (const [index, name] of names.entries()) {
        const share = unit(values[index] ?? 0);
        if (name === "All") Object.assign(inks, { c: share, m: share, y: share, k: share });
        else if (name !== "None") inks[processInks[name] ?? "spot"] += share;
      }
      return inks;
    },
  };
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
