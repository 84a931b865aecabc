import type { VFile } from "vfile";

const known = new WeakMap<VFile, string[]>();

/** The lines of a file, split once. */
export function linesOf(file: VFile): readonly string[] {
  const lines = known.get(file) ?? String(file.value).split("\n");
  known.set(file, lines);
  return lines;
}
