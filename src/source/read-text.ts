import { readFile } from "node:fs/promises";
import { relative, sep } from "node:path";
import { VFile } from "vfile";
import { CannotRun } from "../diagnostics/failure.ts";
import { report } from "../diagnostics/report.ts";

/**
 * Reads a text file of a package as UTF-8, with line ends as `\n` and without a byte-order mark.
 * What is not UTF-8 is reported on the file, with the line of the first bad byte, and replaced.
 * @throws CannotRun `read-failed` where the file cannot be read at all.
 */
export async function readText(path: string, root: string): Promise<VFile> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new CannotRun("read-failed", { path, detail: error.message }, { cause: error });
  });
  return textFile(bytes, slashed(relative(root, path)));
}

/** Makes a file of bytes that should be UTF-8; `path` is what messages show. @internal for tests */
export function textFile(bytes: Uint8Array, path: string): VFile {
  const text = new TextDecoder("utf-8").decode(bytes);
  const file = new VFile({ path, value: text.replaceAll("\r\n", "\n").replaceAll("\r", "\n") });
  const bad = firstBadByte(bytes);
  if (bad !== undefined) {
    const before = bytes.subarray(0, bad);
    const line = before.filter((byte) => byte === 0x0a).length + 1;
    const column = new TextDecoder().decode(before.subarray(before.lastIndexOf(0x0a) + 1)).length + 1;
    const byte = `0x${(bytes[bad] ?? 0).toString(16).padStart(2, "0").toUpperCase()}`;
    report(file, "not-utf8", { byte }, { line, column });
  }
  return file;
}

/** A path with forward slashes on every system. */
export function slashed(path: string): string {
  return path.split(sep).join("/");
}

/** Index of the first byte that is not UTF-8 text; a NUL counts, since UTF-16 is full of them. */
function firstBadByte(bytes: Uint8Array): number | undefined {
  const zero = bytes.indexOf(0);
  if (isUtf8(bytes)) return zero === -1 ? undefined : zero;
  let good = 0;
  let bad = bytes.length;
  // Bisect for the longest prefix that decodes, but for a character cut in two at its end.
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  while (!isUtf8(bytes.subarray(0, good))) good -= 1;
  return zero === -1 ? good : Math.min(zero, good);
}

function isUtf8(bytes: Uint8Array, partial = false): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: partial });
    return true;
  } catch {
    return false;
  }
}
