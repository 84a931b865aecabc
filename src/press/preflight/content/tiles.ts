import { PdfStream } from "../read/stream.ts";
import { matrixOf, multiplied, shared, type Box } from "./geometry.ts";
import { initialState, type Colour } from "./graphics-state.ts";
import type { Run } from "./run.ts";

/**
 * Looks at what a tiling pattern paints (ISO 32000-1, 8.7.3): one tile, at the place of the whole area that it fills. The
 * same pattern in the same colours is looked at once a page.
 */
export function paintTile(run: Run, colour: Colour, area: Box): void {
  const { pattern } = colour;
  if (!(pattern instanceof PdfStream) || run.file.number(pattern.dictionary.get("PatternType")) !== 1) return;
  const place = shared(run.tile ?? area, run.state.clip);
  if (!place || run.invisible) return;
  const uncoloured = run.file.number(pattern.dictionary.get("PaintType")) === 2;
  const key = uncoloured ? colour.values.join(" ") : "";
  if (run.visitedBefore(pattern, key)) return;
  const own = matrixOf(run.file.numbers(pattern.dictionary.get("Matrix")));
  const state = initialState(run.reading.content.page.media, multiplied(own, run.base));
  if (uncoloured) {
    const base = { space: colour.space.base ?? colour.space, values: colour.values };
    Object.assign(state, { fill: base, stroke: base });
  }
  run.reading.interpret(run, pattern, { state, tile: place, uncoloured });
}
