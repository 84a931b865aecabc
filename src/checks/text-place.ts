import type { Text } from "mdast";
import type { Point } from "unist";

/** Where a character of a text stands in its file; a text that goes on in another line may be indented there. */
export function pointIn({ value, position }: Text, index: number): Point | undefined {
  if (!position) return undefined;
  const lines = value.slice(0, index).split("\n");
  const last = lines.at(-1) ?? "";
  const first = lines.length === 1;
  return {
    line: position.start.line + lines.length - 1,
    column: first ? position.start.column + last.length : last.length + 1,
  };
}
