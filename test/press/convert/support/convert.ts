import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { OutputIntent, PressFile, PressOptions } from "../../../../src/press/convert/options.ts";
import { toPress } from "../../../../src/press/convert/to-press.ts";

const path = (name: string): string => fileURLToPath(new URL(`../../../../${name}`, import.meta.url));

/** The printing condition that comes with the tool. */
export async function fogra39(): Promise<OutputIntent> {
  const profile = await readFile(path("templates/press/ISOcoated_v2_300_bas.icc"));
  return { profile, condition: "FOGRA39", info: "ISO Coated v2 300% (basICColor)" };
}

/** A font as it comes with the tool. */
export function slugFont(): Promise<Buffer> {
  return readFile(
    path("node_modules/@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-400-normal.woff"),
  );
}

/** Converts with the tool's profile, without bleed, on a day. */
export async function press(pdf: Uint8Array, options: Partial<PressOptions> = {}): Promise<PressFile> {
  return toPress(pdf, { intent: await fogra39(), date: "2026-11-22", bleed: 0, ...options });
}
