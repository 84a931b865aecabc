import type { VFile } from "vfile";

/**
 * The text of a bank of test items. It needs no front matter; where its writer gave it some, those lines are emptied, so
 * that all others keep their numbers.
 */
export function bankBody(file: VFile): string {
  return String(file.value).replace(/^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/, (head) =>
    head.replace(/[^\n]/g, ""),
  );
}
