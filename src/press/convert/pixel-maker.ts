import { linear, luminosityOfRgb } from "./colour.ts";
import type { InkMaker } from "./inks.ts";
import type { Profile } from "./profiles.ts";

/** Converts pixels of 8 bits a channel; inks are written with 255 for full, grays with 255 for paper. */
export class PixelMaker {
  readonly #inks: InkMaker;
  readonly #intent: "perceptual" | "relative";
  readonly #transforms = new Map<string, (pixels: Uint8Array, to: Uint8Array) => void>();
  #grays: Uint8Array | undefined;
  #light: Float64Array | undefined;

  constructor(inks: InkMaker, intent: "perceptual" | "relative") {
    this.#inks = inks;
    this.#intent = intent;
  }

  /** Inks of sRGB pixels, within the limit; in black alone where that is the rule. */
  inksOfRgb(rgb: Uint8Array): Uint8Array {
    if (this.#inks.rules.blackOnly) return grayAsInks(this.grayOfRgb(rgb));
    return this.#converted(this.#inks.profiles.srgb, rgb);
  }

  /** Inks of pixels of another profile. */
  inksOfProfile(profile: Profile, pixels: Uint8Array): Uint8Array {
    return this.#converted(profile, pixels);
  }

  #converted(profile: Profile, pixels: Uint8Array): Uint8Array {
    const channels = profile.space === "GRAY" ? 1 : profile.space === "CMYK" ? 4 : 3;
    const inks = new Uint8Array((pixels.length / channels) * 4);
    this.#transform(profile, this.#inks.intent)(pixels, inks);
    this.limit(inks);
    return inks;
  }

  #transform(from: Profile, to: Profile): (pixels: Uint8Array, to: Uint8Array) => void {
    const key = `${from.handle} ${to.handle}`;
    const known = this.#transforms.get(key) ?? this.#inks.profiles.pixels(from, to, this.#intent);
    this.#transforms.set(key, known);
    return known;
  }

  /** Holds the sum of inks within the limit, in place: black stays. Answers how many pixels changed. */
  limit(inks: Uint8Array): number {
    const most = Math.floor(this.#inks.rules.limit * 255 + 1e-6);
    let changed = 0;
    for (let at = 0; at < inks.length; at += 4) {
      const c = inks[at] ?? 0;
      const m = inks[at + 1] ?? 0;
      const y = inks[at + 2] ?? 0;
      const k = inks[at + 3] ?? 0;
      const colours = c + m + y;
      if (colours + k <= most) continue;
      const share = Math.max(0, most - k) / colours;
      inks[at] = Math.floor(c * share);
      inks[at + 1] = Math.floor(m * share);
      inks[at + 2] = Math.floor(y * share);
      changed += 1;
    }
    return changed;
  }

  /** Black ink alone, as gray with 255 for paper, by the light of sRGB pixels. */
  grayOfRgb(rgb: Uint8Array): Uint8Array {
    const grays = this.#grayTable();
    this.#light ??= Float64Array.from({ length: 256 }, (_, byte) => linear(byte / 255) * (grays.length - 1));
    const light = this.#light;
    const result = new Uint8Array(rgb.length / 3);
    for (let index = 0, at = 0; index < result.length; index += 1, at += 3) {
      const sum =
        0.2126 * (light[rgb[at] ?? 0] ?? 0) +
        0.7152 * (light[rgb[at + 1] ?? 0] ?? 0) +
        0.0722 * (light[rgb[at + 2] ?? 0] ?? 0);
      result[index] = grays[Math.round(sum)] ?? 0;
    }
    return result;
  }

  /** The same for sRGB grays. */
  grayOfGray(gray: Uint8Array): Uint8Array {
    const grays = this.#grayTable();
    const table = Uint8Array.from(
      { length: 256 },
      (_, byte) => grays[Math.round(linear(byte / 255) * (grays.length - 1))] ?? 0,
    );
    return gray.map((byte) => table[byte] ?? 0);
  }

  /** The same for inks: what they look like on paper; black alone stays what it is. */
  grayOfInks(inks: Uint8Array): Uint8Array {
    const { intent, profiles } = this.#inks;
    const lab = new Uint8Array((inks.length / 4) * 3);
    this.#transform(intent, profiles.lab)(inks, lab);
    const table = Uint8Array.from({ length: 256 }, (_, code) =>
      Math.round(
        255 * (1 - (this.#inks.neutral({ kind: "lab", values: [(code / 255) * 100, 0, 0] })[3] ?? 0)),
      ),
    );
    const result = new Uint8Array(inks.length / 4);
    for (let index = 0; index < result.length; index += 1) {
      const at = index * 4;
      const alone = (inks[at] ?? 0) + (inks[at + 1] ?? 0) + (inks[at + 2] ?? 0) === 0;
      result[index] = alone ? 255 - (inks[at + 3] ?? 0) : (table[lab[index * 3] ?? 0] ?? 0);
    }
    return result;
  }

  /** Amounts of a luminosity mask. */
  maskOfRgb(rgb: Uint8Array): Uint8Array {
    const result = new Uint8Array(rgb.length / 3);
    for (let index = 0; index < result.length; index += 1) {
      const at = index * 3;
      result[index] = Math.round(luminosityOfRgb([rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0]));
    }
    return result;
  }

  /** Grays for 4096 steps of light. */
  #grayTable(): Uint8Array {
    this.#grays ??= Uint8Array.from({ length: 4096 }, (_, step) =>
      Math.round(255 * (1 - this.#inks.blackFor(step / 4095))),
    );
    return this.#grays;
  }
}

function grayAsInks(gray: Uint8Array): Uint8Array {
  const inks = new Uint8Array(gray.length * 4);
  for (const [index, light] of gray.entries()) inks[index * 4 + 3] = 255 - light;
  return inks;
}
