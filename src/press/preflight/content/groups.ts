import type { PdfValue } from "../../pdf-value.ts";
import type { Box } from "./geometry.ts";
import type { Run } from "./run.ts";

/** Notes a transparency group and its colour space (ISO 32000-1, 11.6.6). */
export function noteGroup(run: Run, value: PdfValue | undefined, box: Box): void {
  const group = run.file.dictionary(value);
  if (!group || run.file.name(group.get("S")) !== "Transparency") return;
  run.reading.content.transparent = true;
  const space = group.get("CS");
  if (space === undefined) return;
  const { family, process } = run.reading.spaces.of(space, run.resources);
  run.reading.content.groups.push({ family, process, box });
}
