import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { decodeJpeg } from "../../../../src/press/convert/jpeg.ts";
import { Profiles } from "../../../../src/press/convert/profiles.ts";
import { fogra39 } from "./convert.ts";

const run = promisify(execFile);

/** Whether a program answers. */
export async function has(program: string, ...options: string[]): Promise<boolean> {
  try {
    await run(program, options);
    return true;
  } catch {
    return false;
  }
}

/** What qpdf says of a file: nothing, where all is well. */
export async function qpdfSays(bytes: Uint8Array): Promise<string> {
  return inFolder(async (folder) => {
    const path = join(folder, "a.pdf");
    await writeFile(path, bytes);
    try {
      await run("qpdf", ["--check", path]);
      return "";
    } catch (error) {
      return String(error);
    }
  });
}

/** How far a press file is from its source, in steps of 255 over red, green and blue. */
export interface Distance {
  /** In the mean of all pixels. */
  mean: number;
  /** The share of pixels that are more than 60 off in light. */
  far: number;
}

/**
 * Renders a page of both with Poppler at 50 dpi and compares what one sees on paper: of the press file the inks themselves,
 * of the source its pixels by way of the output intent's profile, since no press prints all that a screen shows.
 */
export async function distance(source: Uint8Array, press: Uint8Array, page = 1): Promise<Distance> {
  return inFolder(async (folder) => {
    const [a, b] = [join(folder, "a"), join(folder, "b")];
    await writeFile(`${a}.pdf`, source);
    await writeFile(`${b}.pdf`, press);
    const pages = ["-r", "50", "-f", String(page), "-l", String(page), "-singlefile"];
    await run("pdftoppm", [...pages, "-png", `${a}.pdf`, a]);
    await run("pdftoppm", [...pages, "-jpegcmyk", `${b}.pdf`, b]);
    const screen = await sharp(`${a}.png`).removeAlpha().raw().toBuffer();
    const seen = await seenOnPaper(await inksOf(screen));
    const inks = await decodeJpeg(await readFile(`${b}.jpg`));
    // As stored, which is inverted by Adobe's rule.
    const proof = await seenOnPaper(inks.data.map((value) => 255 - value));
    if (proof.length !== seen.length)
      throw new Error(`${proof.length / 3} pixels, expected ${seen.length / 3}`);
    return compare(seen, proof);
  });
}

async function inksOf(rgb: Uint8Array): Promise<Uint8Array> {
  const profiles = await Profiles.load();
  const transform = profiles.pixels(profiles.srgb, profiles.intent((await fogra39()).profile), "relative");
  const inks = new Uint8Array((rgb.length / 3) * 4);
  transform(rgb, inks);
  return inks;
}

async function seenOnPaper(inks: Uint8Array): Promise<Uint8Array> {
  const profiles = await Profiles.load();
  const transform = profiles.pixels(profiles.intent((await fogra39()).profile), profiles.srgb, "relative");
  const rgb = new Uint8Array((inks.length / 4) * 3);
  transform(inks, rgb);
  return rgb;
}

function compare(one: Uint8Array, other: Uint8Array): Distance {
  let sum = 0;
  let far = 0;
  for (let at = 0; at < one.length; at += 3) {
    const off = [0, 1, 2].map((channel) => (one[at + channel] ?? 0) - (other[at + channel] ?? 0));
    sum += off.reduce((all, value) => all + Math.abs(value), 0);
    const [r = 0, g = 0, b = 0] = off;
    if (Math.abs(0.3 * r + 0.59 * g + 0.11 * b) > 60) far += 1;
  }
  return { mean: sum / one.length, far: far / (one.length / 3) };
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "edisi-proof-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
