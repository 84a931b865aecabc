import {
  colourKey,
  colourText,
  lightness,
  lightOf,
  lightOfRgb,
  luminosityOfRgb,
  type Colour,
  type Inks,
} from "./colour.ts";
import type { Profile, Profiles } from "./profiles.ts";

/** How colours become inks. */
export interface InkRules {
  /** sRGB colours as `#rrggbb` with their exact inks. */
  colours: Readonly<Record<string, Inks>>;
  /** The sum of inks at one place, 3 for 300 %. */
  limit: number;
  /** Everything to black ink alone. */
  blackOnly: boolean;
}

/** Channels of a neutral differ by no more than this: four of 255, what no eye sees. */
const neutralSpread = 4.5 / 255;

/** Neutrals darker than this L* are the black of a text, whatever the web calls them. */
const blackLightness = 8;

const steps = 256;

/** Makes inks of colours, by table, by the rule for neutrals, and by profile. The same colour always gives the same. */
export class InkMaker {
  readonly profiles: Profiles;
  readonly intent: Profile;
  readonly rules: InkRules;
  /** Light of black ink alone on paper, by steps from none to full. */
  readonly #light: Float64Array;
  readonly #table = new Map<number, Inks>();
  readonly #exact = new Map<string, Inks>();
  readonly #used = new Map<string, Inks>();
  readonly #smooth = new Map<string, Inks>();
  readonly #toInks = new Map<number, (values: readonly number[]) => number[]>();
  readonly #toLab = new Map<number, (values: readonly number[]) => number[]>();
  readonly #toRgb = new Map<number, (values: readonly number[]) => number[]>();

  constructor(profiles: Profiles, intent: Profile, rules: InkRules) {
    this.profiles = profiles;
    this.intent = intent;
    this.rules = rules;
    const toLab = profiles.colour(intent, profiles.lab, false);
    this.#light = Float64Array.from({ length: steps + 1 }, (_, step) =>
      lightOf((toLab([0, 0, 0, step / steps])[0] ?? 0) * 100),
    );
    for (const [hex, inks] of Object.entries(rules.colours))
      this.#table.set(Number.parseInt(hex.replace("#", ""), 16), inks);
  }

  /** Every colour that was asked for, with its inks. */
  used(): { source: string; inks: Inks }[] {
    return [...this.#used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([source, inks]) => ({ source, inks }));
  }

  /** Inks for text, lines and areas. */
  exact(colour: Colour): Inks {
    const key = colourKey(colour);
    const known = this.#exact.get(key);
    if (known) return known;
    const inks = this.#makeExact(colour);
    this.#exact.set(key, inks);
    this.#used.set(colourText(colour), inks);
    return inks;
  }

  /** Inks for gradients and pictures, where neighbours must stay neighbours. */
  smooth(colour: Colour): Inks {
    const key = colourKey(colour);
    const known = this.#smooth.get(key);
    if (known) return known;
    const inks = this.rules.blackOnly ? this.#blackOf(colour) : this.limited(this.#converted(colour));
    this.#smooth.set(key, inks);
    return inks;
  }

  /** Black ink alone with the colour's light: for gradients between neutrals. */
  neutral(colour: Colour): Inks {
    return this.#blackOf(colour);
  }

  /** Whether black ink alone shows it. */
  isNeutral(colour: Colour): boolean {
    if (colour.kind === "gray") return true;
    if (colour.kind === "rgb")
      return Math.max(...colour.values) - Math.min(...colour.values) <= neutralSpread;
    if (colour.kind === "ink") return colour.values[0] + colour.values[1] + colour.values[2] === 0;
    if (colour.kind === "icc" && colour.profile.space === "GRAY") return true;
    const [, a = 0, b = 0] = colour.kind === "lab" ? colour.values : this.lab(colour);
    return Math.hypot(a, b) < 1;
  }

  /** Black ink, 0 to 1, that shows an amount of light: paper is 1, full black 0 (black point compensation in Y). */
  blackFor(light: number): number {
    const darkest = this.#light[steps] ?? 0;
    const wanted = darkest + (1 - darkest) * Math.min(1, Math.max(0, light));
    return this.#blackAt(wanted);
  }

  #blackAt(wanted: number): number {
    let low = 0;
    let high = steps;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#light[middle] ?? 0) >= wanted) low = middle;
      else high = middle;
    }
    const from = this.#light[low] ?? 1;
    const to = this.#light[high] ?? 0;
    if (from <= wanted) return low / steps;
    if (wanted <= to) return high / steps;
    return (low + (from - wanted) / (from - to)) / steps;
  }

  /** What a luminosity mask makes of a colour, 0 to 1. */
  luminosity(colour: Colour): number {
    switch (colour.kind) {
      case "gray": {
        return colour.value;
      }
      case "rgb": {
        return luminosityOfRgb(colour.values);
      }
      case "ink": {
        const [c, m, y, k] = colour.values;
        return 1 - Math.min(1, 0.3 * c + 0.59 * m + 0.11 * y + k);
      }
      default: {
        const profile = colour.kind === "icc" ? colour.profile : this.profiles.lab;
        const convert = memo(this.#toRgb, profile, () =>
          this.profiles.colour(profile, this.profiles.srgb, colour.kind === "icc"),
        );
        const [r = 0, g = 0, b = 0] = convert(colour.kind === "icc" ? colour.values : labCode(colour.values));
        return luminosityOfRgb([r, g, b]);
      }
    }
  }

  /** Inks within the limit: black stays, the others give way. */
  limited(inks: Inks): Inks {
    const [c, m, y, k] = inks;
    const colours = c + m + y;
    if (colours + k <= this.rules.limit + 1e-9) return inks;
    const share = Math.max(0, this.rules.limit - k) / colours;
    return [c * share, m * share, y * share, k];
  }

  /** L*, a*, b* of a colour of another profile. */
  lab(colour: Extract<Colour, { kind: "icc" }>): number[] {
    const convert = memo(this.#toLab, colour.profile, () =>
      this.profiles.colour(colour.profile, this.profiles.lab, false),
    );
    const [l = 0, a = 0, b = 0] = convert(colour.values);
    return [l * 100, (a * 65_535) / 257 - 128, (b * 65_535) / 257 - 128];
  }

  /** Colours of an ICC profile for inks, too: black alone stays black alone. */
  #makeExact(colour: Colour): Inks {
    const listed = colour.kind === "rgb" ? this.#table.get(codeOf(colour.values)) : undefined;
    if (listed && (!this.rules.blackOnly || listed[0] + listed[1] + listed[2] === 0))
      return this.limited(listed);
    if (!this.rules.blackOnly && !this.isNeutral(colour)) return this.limited(this.#converted(colour));
    if (colour.kind === "ink" && this.isNeutral(colour)) return colour.values;
    const alone = blackAlone(colour);
    if (alone !== undefined) return [0, 0, 0, alone];
    const black = this.#blackOf(colour);
    return lightness(this.#lightOf(colour)) < blackLightness ? [0, 0, 0, 1] : black;
  }

  #blackOf(colour: Colour): Inks {
    if (colour.kind === "ink" && this.isNeutral(colour)) return colour.values;
    const alone = blackAlone(colour);
    if (alone !== undefined) return [0, 0, 0, alone];
    const light = this.#lightOf(colour);
    const inks = colour.kind === "ink" || (colour.kind === "icc" && colour.profile.space === "CMYK");
    return [0, 0, 0, inks ? this.#blackAt(light) : this.blackFor(light)];
  }

  #lightOf(colour: Colour): number {
    if (colour.kind === "gray") return lightOfRgb([colour.value, colour.value, colour.value]);
    if (colour.kind === "rgb") return lightOfRgb(colour.values);
    if (colour.kind === "lab") return lightOf(colour.values[0]);
    const inks = colour.kind === "ink";
    return lightOf(
      this.lab(inks ? { kind: "icc", profile: this.intent, values: colour.values } : colour)[0] ?? 0,
    );
  }

  #converted(colour: Colour): Inks {
    if (colour.kind === "ink") return colour.values;
    const alone = blackAlone(colour);
    if (alone !== undefined) return [0, 0, 0, alone];
    const profile =
      colour.kind === "icc" ? colour.profile : colour.kind === "lab" ? this.profiles.lab : this.profiles.srgb;
    const convert = memo(this.#toInks, profile, () =>
      this.profiles.colour(profile, this.intent, colour.kind !== "lab"),
    );
    const [c = 0, m = 0, y = 0, k = 0] = convert(channelsOf(colour));
    return [c, m, y, k];
  }
}

/** Black of a colour in another profile's inks that has no other ink. */
function blackAlone(colour: Colour): number | undefined {
  if (colour.kind !== "icc" || colour.profile.space !== "CMYK") return undefined;
  const [c = 0, m = 0, y = 0, k = 0] = colour.values;
  return c + m + y === 0 ? k : undefined;
}

function channelsOf(colour: Colour): readonly number[] {
  if (colour.kind === "gray") return [colour.value, colour.value, colour.value];
  return colour.kind === "lab" ? labCode(colour.values) : colour.values;
}

/** L*a*b* as ICC.1:2010, table 12, encodes it in 16 bits. */
function labCode([l, a, b]: readonly [number, number, number]): number[] {
  return [l / 100, ((a + 128) * 257) / 65_535, ((b + 128) * 257) / 65_535];
}

function codeOf([red, green, blue]: readonly [number, number, number]): number {
  const byte = (channel: number): number => Math.round(channel * 255);
  return byte(red) * 65_536 + byte(green) * 256 + byte(blue);
}

function memo<T>(known: Map<number, T>, { handle }: Profile, make: () => T): T {
  const found = known.get(handle) ?? make();
  known.set(handle, found);
  return found;
}
