import { realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";

/** What a file name may not hold on some system: separators, drives and streams of Windows, control characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const unsafe = /[\\/:*?"<>|\u0000-\u001F\u007F]/;

/** Names that are devices on Windows, in any folder and with any ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The segments of a request's raw path, decoded once, or undefined where one could lead elsewhere: `..` in any spelling,
 * separators, names with a dot before them, or broken encoding. A path that ends with `/` means its `index.html`.
 */
export function safeSegments(target: string): string[] | undefined {
  const path = target.replace(/[?#].*$/s, "");
  if (!path.startsWith("/")) return undefined;
  const segments = (path.endsWith("/") ? `${path}index.html` : path).slice(1).split("/").map(decode);
  const whole = segments.filter((segment) => segment !== undefined);
  return whole.length === segments.length && whole.every(isPlain) ? whole : undefined;
}

/** The real path of a file inside a folder, or undefined where there is none or a link leads out of the folder. */
export async function locateFile(folder: string, segments: readonly string[]): Promise<string | undefined> {
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, ...segments));
    return isInside(root, file) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/** True where a path is below a folder. Both must be absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function isPlain(segment: string): boolean {
  return segment !== "" && !segment.startsWith(".") && !unsafe.test(segment) && !device.test(segment);
}
