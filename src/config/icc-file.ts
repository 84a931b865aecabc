import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Localized } from "../model/language.ts";

/** Why a file cannot be the profile of a printing condition: a rule, and the arguments of its message. */
export type IccRefusal =
  | { rule: "profile-outside"; details: { path: string } }
  | { rule: "profile-missing"; details: { path: string; near: string } }
  | { rule: "profile-kind"; details: { path: string; found: Localized } };

/** Profiles of presses have one or two megabytes, those of inkjet printers some more. */
const mostBytes = 32 * 1024 * 1024;

const noProfile: Localized = { en: "no ICC profile", id: "bukan profil ICC" };
const damaged: Localized = { en: "a damaged ICC profile", id: "profil ICC yang rusak atau tidak lengkap" };

/**
 * Reads the ICC profile of an output device in CMYK. Nothing outside the folder is ever opened.
 * @param written path below the folder; a backslash counts as a slash, so that a package works on every system
 */
export async function readIccFile(written: string, folder: string): Promise<Uint8Array | IccRefusal> {
  const asked = written.replaceAll("\\", "/");
  const top = await realpath(folder);
  const path = resolve(top, asked);
  const outside: IccRefusal = { rule: "profile-outside", details: { path: written } };
  if (/^[a-z][a-z\d+.-]*:/i.test(asked) || isAbsolute(asked) || !contains(top, path)) return outside;
  const parent = await realpath(dirname(path)).catch(() => undefined);
  if (parent !== undefined && parent !== top && !contains(top, parent)) return outside;
  const names = parent === undefined ? [] : await readdir(parent).catch(() => []);
  // A listing knows the true spelling: Windows and macOS open PSO.icc as pso.icc, the next machine does not.
  const real = names.includes(basename(path)) ? await realpath(path).catch(() => undefined) : undefined;
  if (real === undefined) {
    const near = nearest(basename(path), names) ?? "";
    return { rule: "profile-missing", details: { path: written, near } };
  }
  return contains(top, real) ? await readProfile(real, written) : outside;
}

async function readProfile(path: string, written: string): Promise<Uint8Array | IccRefusal> {
  const { size, isFile } = await kindOf(path);
  const kind = (found: Localized): IccRefusal => ({
    rule: "profile-kind",
    details: { path: written, found },
  });
  if (!isFile || size > mostBytes) return kind(noProfile);
  const bytes = await readFile(path).catch((error: Error) => {
    throw new CannotRun("read-failed", { path: written, detail: error.message }, { cause: error });
  });
  const fault = faultOf(bytes);
  return fault ? kind(fault) : bytes;
}

async function kindOf(path: string): Promise<{ size: number; isFile: boolean }> {
  // A pipe must not be opened: it would wait for ever.
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
}

/** What keeps bytes from being the profile of a press, by header and table of tags (ICC.1:2010, 7.2 and 7.3). */
function faultOf(bytes: Buffer): Localized | undefined {
  const text = (at: number): string => bytes.toString("latin1", at, at + 4);
  if (bytes.length < 132 || text(36) !== "acsp") return noProfile;
  const version = bytes.readUInt8(8);
  if (version !== 2 && version !== 4)
    return { en: `an ICC profile of version ${version}`, id: `profil ICC versi ${version}` };
  const [kind, space] = [text(12).trim(), text(16).trim()];
  if (kind !== "prtr" || space !== "CMYK")
    return { en: `an ICC profile \`${kind}\` of ${space}`, id: `profil ICC \`${kind}\` ${space}` };
  if (bytes.readUInt32BE(0) > bytes.length) return damaged;
  const tags = new Set<string>();
  const count = Math.min(bytes.readUInt32BE(128), Math.floor((bytes.length - 132) / 12));
  for (let tag = 132; tag < 132 + count * 12; tag += 12) {
    const end = bytes.readUInt32BE(tag + 4) + bytes.readUInt32BE(tag + 8);
    if (end <= bytes.length) tags.add(text(tag));
  }
  return tags.has("A2B0") && tags.has("B2A0") ? undefined : damaged;
}

function contains(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== "" && inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
