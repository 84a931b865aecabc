import { isRef } from "../chromium-pdf.ts";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { ColourSpace } from "./colour-space.ts";
import type { Inks } from "./colour.ts";
import { readFunction } from "./functions.ts";
import type { PdfFile } from "./pdf-file.ts";
import type { Profile, Profiles } from "./profiles.ts";
import { Unconvertible } from "./problems.ts";
import { calGray, calRgb } from "./cal-spaces.ts";
import { name, nameOf, numbersOf } from "./values.ts";

/** Reads colour spaces; each object only once. */
export class SpaceReader {
  readonly #file: PdfFile;
  readonly #profiles: Profiles;
  readonly #grayIsInk: boolean;
  readonly #known = new Map<number, ColourSpace>();
  readonly #opened = new Map<number, Profile>();

  /** `grayIsInk`: DeviceGray is black ink, as in a file made for a press; else it is sRGB's gray. */
  constructor(file: PdfFile, profiles: Profiles, grayIsInk: boolean) {
    this.#file = file;
    this.#profiles = profiles;
    this.#grayIsInk = grayIsInk;
  }

  /** @throws Unconvertible where no rule knows the space; `named` is what the resources call by names */
  read(value: PdfValue | undefined, named?: Dictionary, depth = 0): ColourSpace {
    if (depth > 8) throw new Unconvertible("circular", "colour spaces");
    if (isRef(value)) {
      const known = this.#known.get(value.ref);
      if (known) return known;
      const space = this.read(this.#file.resolve(value), named, depth + 1);
      this.#known.set(value.ref, space);
      return space;
    }
    const list = Array.isArray(value) ? value : [value ?? null];
    const family = nameOf(this.#file.resolve(list[0]));
    if (family === undefined) throw new Unconvertible("colour-space", "no name");
    const otherwise =
      named?.get(defaults[family] ?? "") ?? (list.length === 1 ? named?.get(family) : undefined);
    if (otherwise !== undefined) return this.read(otherwise, undefined, depth + 1);
    const reader = this.#readers[family];
    if (reader === undefined) throw new Unconvertible("colour-space", family);
    return reader(list, named, depth);
  }

  #device(kind: "rgb" | "gray" | "ink"): ColourSpace {
    if (kind === "gray" && this.#grayIsInk)
      return { ...grayInk, colour: ([gray = 0]) => ({ kind: "ink", values: [0, 0, 0, 1 - gray] }) };
    return devices[kind];
  }

  readonly #readers: Readonly<
    Record<string, (list: readonly PdfValue[], named: Dictionary | undefined, depth: number) => ColourSpace>
  > = {
    DeviceGray: () => this.#device("gray"),
    G: () => this.#device("gray"),
    DeviceRGB: () => this.#device("rgb"),
    RGB: () => this.#device("rgb"),
    DeviceCMYK: () => this.#device("ink"),
    CMYK: () => this.#device("ink"),
    CalGray: ([, details]) => calGray(this.#file.dictionary(details)),
    CalRGB: ([, details]) => calRgb(this.#file.dictionary(details)),
    Lab: ([, details]) => this.#lab(this.#file.dictionary(details)),
    ICCBased: ([, stream], named, depth) => this.#icc(stream, named, depth),
    Indexed: (list, named, depth) => this.#indexed(list, named, depth),
    I: (list, named, depth) => this.#indexed(list, named, depth),
    Separation: (list, named, depth) => this.#tinted(list, named, depth),
    DeviceN: (list, named, depth) => this.#tinted(list, named, depth),
    Pattern: ([, under], named, depth) => ({
      family: "Pattern",
      count: 0,
      initial: [],
      ranges: [],
      colour: () => ({ kind: "gray", value: 0 }),
      ...(under !== undefined && { under: this.read(under, named, depth + 1) }),
    }),
  };

  #lab(details: Dictionary): ColourSpace {
    const [a0 = -100, a1 = 100, b0 = -100, b1 = 100] =
      numbersOf(this.#file.resolve(details.get("Range"))) ?? [];
    return {
      family: "Lab",
      count: 3,
      initial: [0, Math.max(0, a0), Math.max(0, b0)],
      ranges: [0, 100, a0, a1, b0, b1],
      colour: ([l = 0, a = 0, b = 0]) => ({ kind: "lab", values: [l, a, b] }),
    };
  }

  #icc(stream: PdfValue | undefined, named: Dictionary | undefined, depth: number): ColourSpace {
    if (!isRef(stream)) throw new Unconvertible("colour-space", "ICCBased without a profile");
    const details = this.#file.dictionary(stream);
    const channels = this.#file.resolve(details.get("N"));
    const profile = this.#profile(stream.ref);
    const device = channels === 1 ? "gray" : channels === 3 ? "rgb" : channels === 4 ? "ink" : undefined;
    if (device === undefined)
      throw new Unconvertible(
        "colour-space",
        `ICCBased with ${typeof channels === "number" ? channels : "?"} channels`,
      );
    if (profile === undefined) {
      const alternate = details.get("Alternate");
      return alternate === undefined ? this.#device(device) : this.read(alternate, named, depth + 1);
    }
    if (this.#profiles.isSrgb(profile)) return devices.rgb;
    if (profile.space === "Lab") return this.#lab(details);
    const { count, initial, ranges } = devices[device];
    const colour: ColourSpace["colour"] = (components) => ({ kind: "icc", profile, values: components });
    return { family: "ICCBased", count, initial, ranges, colour };
  }

  /** Closes the profiles of the file. */
  close(): void {
    for (const profile of this.#opened.values()) this.#profiles.close(profile);
    this.#opened.clear();
  }

  /** A profile that cannot be read has an alternate space instead. */
  #profile(number: number): Profile | undefined {
    const known = this.#opened.get(number);
    if (known) return known;
    try {
      const profile = this.#profiles.open(this.#file.content(number));
      this.#opened.set(number, profile);
      return profile;
    } catch (error) {
      if (error instanceof Unconvertible && error.code === "profile") return undefined;
      throw error;
    }
  }

  #indexed(list: readonly PdfValue[], named: Dictionary | undefined, depth: number): ColourSpace {
    const base = this.read(list[1], named, depth + 1);
    const last = this.#file.resolve(list[2]);
    const table = this.#file.resolve(list[3]);
    const bytes =
      typeof table === "string"
        ? Buffer.from(table, "latin1")
        : isRef(list[3])
          ? this.#file.content(list[3].ref)
          : undefined;
    if (bytes === undefined || typeof last !== "number" || base.count === 0)
      throw new Unconvertible("colour-space", "Indexed without a table");
    const palette = Array.from({ length: Math.min(255, Math.max(0, last)) + 1 }, (_, index) => {
      const components = Array.from({ length: base.count }, (_, component) => {
        const [low = 0, high = 1] = base.ranges.slice(component * 2, component * 2 + 2);
        return low + ((bytes[index * base.count + component] ?? 0) / 255) * (high - low);
      });
      return base.colour(components);
    });
    return {
      family: "Indexed",
      count: 1,
      initial: [0],
      ranges: [0, 255],
      palette,
      colour: ([index = 0]) =>
        palette[Math.min(palette.length - 1, Math.max(0, Math.round(index)))] ?? { kind: "gray", value: 0 },
    };
  }

  /** Separation and DeviceN: process inks as themselves, spot colours by their tint transform. */
  #tinted(list: readonly PdfValue[], named: Dictionary | undefined, depth: number): ColourSpace {
    const family = nameOf(list[0]) ?? "";
    const given = this.#file.resolve(list[1]);
    const names = (Array.isArray(given) ? given : [given]).map(
      (item) => nameOf(this.#file.resolve(item)) ?? "",
    );
    const shape = {
      family,
      count: names.length,
      initial: names.map(() => 1),
      ranges: names.flatMap(() => [0, 1]),
    };
    if (family === "Separation" && (names[0] === "All" || names[0] === "None")) {
      return {
        ...shape,
        kept: keptSpace(names[0]),
        colour: ([tint = 1]) => ({ kind: "ink", values: [tint, tint, tint, tint] }),
      };
    }
    const places = names.map((ink) => processInks.indexOf(ink));
    if (places.every((place) => place !== -1)) {
      return { ...shape, colour: (tints) => ({ kind: "ink", values: placed(tints, places) }) };
    }
    const under = this.read(list[2], named, depth + 1);
    const transform = readFunction(this.#file, list[3]);
    return { ...shape, colour: (tints) => under.colour(transform.evaluate(tints)) };
  }
}

/** A space that stands in for another under its name (ISO 32000-1, 8.6.5.6). */
const defaults: Readonly<Record<string, string>> = {
  DeviceGray: "DefaultGray",
  DeviceRGB: "DefaultRGB",
  DeviceCMYK: "DefaultCMYK",
};

const processInks = ["Cyan", "Magenta", "Yellow", "Black", "None"];

function placed(tints: readonly number[], places: readonly number[]): Inks {
  const inks = [0, 0, 0, 0];
  for (const [index, place] of places.entries()) if (place < 4) inks[place] = tints[index] ?? 0;
  const [c = 0, m = 0, y = 0, k = 0] = inks;
  return [c, m, y, k];
}

/** Registration colour or no colour, shown through inks where it is not printed. */
export function keptSpace(colorant: string): PdfValue {
  const transform: Dictionary = new Map<string, PdfValue>([
    ["FunctionType", 2],
    ["Domain", [0, 1]],
    ["C0", [0, 0, 0, 0]],
    ["C1", colorant === "None" ? [0, 0, 0, 0] : [1, 1, 1, 1]],
    ["N", 1],
  ]);
  return [name("Separation"), name(colorant), name("DeviceCMYK"), transform];
}

const grayInk = { family: "DeviceGray", count: 1, initial: [0], ranges: [0, 1] } as const;

const devices: Readonly<Record<"rgb" | "gray" | "ink", ColourSpace>> = {
  gray: { ...grayInk, pixels: "gray", colour: ([gray = 0]) => ({ kind: "gray", value: gray }) },
  rgb: {
    family: "DeviceRGB",
    count: 3,
    initial: [0, 0, 0],
    ranges: [0, 1, 0, 1, 0, 1],
    pixels: "rgb",
    colour: ([r = 0, g = 0, b = 0]) => ({ kind: "rgb", values: [r, g, b] }),
  },
  ink: {
    family: "DeviceCMYK",
    count: 4,
    initial: [0, 0, 0, 1],
    ranges: [0, 1, 0, 1, 0, 1, 0, 1],
    pixels: "ink",
    colour: ([c = 0, m = 0, y = 0, k = 0]) => ({ kind: "ink", values: [c, m, y, k] }),
  },
};
