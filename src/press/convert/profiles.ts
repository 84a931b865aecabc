/* oxlint-disable no-underscore-dangle -- what WebAssembly exports is named so */
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { Lcms } from "lcms-wasm";
import { Unconvertible } from "./problems.ts";

/** A profile that lcms holds. */
export interface Profile {
  handle: number;
  space: "RGB" | "GRAY" | "CMYK" | "Lab";
  description: string;
  /** Of an output intent: its bytes, compressed. */
  packed?: Buffer;
}

/** Numbers of one pixel layout of lcms: COLORSPACE, CHANNELS and BYTES as in lcms2.h. */
const spaces = { GRAY: [3, 1], RGB: [4, 3], CMYK: [6, 4], Lab: [10, 3] } as const;

function format(space: Profile["space"], bytes: 1 | 2): number {
  const [number, channels] = spaces[space];
  return (number << 16) | (channels << 3) | bytes;
}

/** Rendering intents of ICC.1, 7.2.15. */
export const intents = { perceptual: 0, relative: 1 } as const;

const blackPointCompensation = 0x2000;
const exact = 0x0100;

/** A conversion of many pixels at once, 8 bits a channel. */
export type PixelTransform = (pixels: Uint8Array, to: Uint8Array) => void;

type ColourTransform = (values: readonly number[]) => number[];

/** A transform that lcms holds, with the memory that it works in. */
interface Held<T> {
  run: T;
  free(): void;
}

let shared: Promise<Profiles> | undefined;

/**
 * Profiles and transforms, by LittleCMS as WebAssembly, which the whole process shares: loading it and the intent's tables
 * takes longer than the colours of a book. What belongs to one file has to be closed.
 */
export class Profiles {
  readonly #lcms: Lcms;
  readonly srgb: Profile;
  readonly lab: Profile;
  readonly #intents = new Map<string, Profile>();
  readonly #colours = new Map<string, Held<ColourTransform>>();
  readonly #pixels = new Map<string, Held<PixelTransform>>();

  private constructor(lcms: Lcms) {
    this.#lcms = lcms;
    this.srgb = { handle: lcms.cmsCreate_sRGBProfile(), space: "RGB", description: "sRGB" };
    this.lab = { handle: lcms.cmsCreateLab4Profile(), space: "Lab", description: "Lab" };
  }

  static async load(): Promise<Profiles> {
    shared ??= import("lcms-wasm").then(async ({ instantiate }) => new Profiles(await instantiate()));
    return shared;
  }

  /** An output intent's profile, which stays open for the next file. @throws Unconvertible as `open` */
  intent(bytes: Uint8Array): Profile {
    const key = createHash("sha256").update(bytes).digest("hex");
    const profile = this.#intents.get(key) ?? { ...this.open(bytes), packed: deflateSync(bytes) };
    this.#intents.set(key, profile);
    return profile;
  }

  /** Closes a profile and every transform from or to it. */
  close({ handle }: Profile): void {
    for (const transforms of [this.#colours, this.#pixels]) {
      for (const [key, held] of transforms) {
        if (!key.split(" ").includes(`${handle}`)) continue;
        held.free();
        transforms.delete(key);
      }
    }
    this.#lcms.cmsCloseProfile(handle);
  }

  /** @throws Unconvertible where the bytes are no profile of a known space */
  open(bytes: Uint8Array): Profile {
    // The binding's own way puts the profile on a stack that is too small for it.
    const pointer = this.#lcms._malloc(bytes.length);
    this.#lcms.HEAPU8.set(bytes, pointer);
    const handle = this.#lcms._cmsOpenProfileFromMem(pointer, bytes.length);
    this.#lcms._free(pointer);
    const space = handle === 0 ? null : this.#lcms.cmsGetColorSpaceASCII(handle);
    if (space !== "RGB" && space !== "GRAY" && space !== "CMYK" && space !== "Lab")
      throw new Unconvertible("profile", `an ICC profile for ${space ?? "nothing that can be read"}`);
    return { handle, space, description: this.#lcms.cmsGetProfileInfoASCII(handle, 0, "en", "US") };
  }

  /** Whether a profile means what sRGB means, whatever its name: colours of all kinds are alike within an eye's limit. */
  isSrgb(profile: Profile): boolean {
    if (profile.space !== "RGB") return false;
    const own = this.colour(profile, this.lab, false);
    const standard = this.colour(this.srgb, this.lab, false);
    const levels = [0, 0.1, 0.35, 0.7, 1];
    const samples = levels.flatMap((r) => levels.flatMap((g) => levels.map((b) => [r, g, b])));
    return samples.every((sample) => {
      const [l = 0, a = 0, b = 0] = own(sample);
      const [sl = 0, sa = 0, sb = 0] = standard(sample);
      return Math.hypot((l - sl) * 100, (a - sa) * 255, (b - sb) * 255) < 1;
    });
  }

  /** Converts one colour, channels from 0 to 1 (Lab: as ICC.1 encodes it in 16 bits), with all its precision. */
  colour(from: Profile, to: Profile, compensate = true): ColourTransform {
    const key = `${from.handle} ${to.handle} ${compensate ? "bpc" : "plain"}`;
    const held = this.#colours.get(key) ?? this.#makeColour(from, to, compensate);
    this.#colours.set(key, held);
    return held.run;
  }

  #makeColour(from: Profile, to: Profile, compensate: boolean): Held<ColourTransform> {
    const lcms = this.#lcms;
    const flags = exact | (compensate ? blackPointCompensation : 0);
    const transform = this.#create([from, to, 2], intents.relative, flags);
    const pointer = lcms._malloc(16);
    const channels = spaces[to.space][1];
    const run: ColourTransform = (values) => {
      const view = new DataView(lcms.HEAPU8.buffer, pointer, 16);
      for (const [index, value] of values.entries())
        view.setUint16(index * 2, Math.round(Math.min(1, Math.max(0, value)) * 65_535), true);
      lcms._cmsDoTransform(transform, pointer, pointer + 8, 1);
      return Array.from({ length: channels }, (_, index) => view.getUint16(8 + index * 2, true) / 65_535);
    };
    return { run, free: () => this.#free(transform, [pointer]) };
  }

  /** Converts pixels of 8 bits a channel. */
  pixels(from: Profile, to: Profile, intent: keyof typeof intents): PixelTransform {
    const key = `${from.handle} ${to.handle} ${intent}`;
    const held = this.#pixels.get(key) ?? this.#makePixels(from, to, intent);
    this.#pixels.set(key, held);
    return held.run;
  }

  #makePixels(from: Profile, to: Profile, intent: keyof typeof intents): Held<PixelTransform> {
    const lcms = this.#lcms;
    const [, inChannels] = spaces[from.space];
    const [, outChannels] = spaces[to.space];
    const transform = this.#create([from, to, 1], intents[intent], blackPointCompensation);
    const strip = 65_536;
    const input = lcms._malloc(strip * inChannels);
    const output = lcms._malloc(strip * outChannels);
    const run: PixelTransform = (pixels, to) => {
      const count = Math.floor(pixels.length / inChannels);
      for (let from = 0; from < count; from += strip) {
        const part = Math.min(strip, count - from);
        lcms.HEAPU8.set(pixels.subarray(from * inChannels, (from + part) * inChannels), input);
        lcms._cmsDoTransform(transform, input, output, part);
        to.set(lcms.HEAPU8.subarray(output, output + part * outChannels), from * outChannels);
      }
    };
    return { run, free: () => this.#free(transform, [input, output]) };
  }

  #create([from, to, bytes]: readonly [Profile, Profile, 1 | 2], intent: number, flags: number): number {
    const transform = this.#lcms.cmsCreateTransform(
      from.handle,
      format(from.space, bytes),
      to.handle,
      format(to.space, bytes),
      intent,
      flags,
    );
    if (transform === 0) throw new Unconvertible("profile", `${from.description} to ${to.description}`);
    return transform;
  }

  #free(transform: number, pointers: readonly number[]): void {
    this.#lcms.cmsDeleteTransform(transform);
    for (const pointer of pointers) this.#lcms._free(pointer);
  }
}
