import type { ContentRun } from "./content-run.ts";
import type { Box } from "./geometry.ts";
import { boxThrough, intersect } from "./geometry.ts";
import type { Paint } from "./graphics-state.ts";
import type { Treated } from "./run-host.ts";
import { numberText } from "./values.ts";

type Side = "fill" | "stroke";

/** Sets a share of black before a mark, or the paint that the source has, and says what is then in force. */
export function setShade(run: ContentRun, side: Side, shade?: number): Paint {
  const { state, place } = run;
  const own = side === "fill" ? state.fill : state.stroke;
  const { text, paint } =
    shade === undefined || !place.treated
      ? { text: own.text, paint: own }
      : place.treated.treatment.written(shade);
  if (text === undefined) return own;
  const inForce = (side === "fill" ? state.fillNow : state.strokeNow) ?? own.text;
  if (text !== inForce) {
    run.insert(`${text} ${side === "fill" ? place.target.fill : place.target.stroke}`);
    if (side === "fill") state.fillNow = text;
    else state.strokeNow = text;
  }
  return paint;
}

/** Sets a line width in points before a line. */
export function setWidth(run: ContentRun, points: number): void {
  const { state, scale } = run;
  if (scale === 0) return;
  const natural = state.lineWidth * scale;
  const wanted = Math.abs(points - natural) < 1e-6 ? state.lineWidth : points / scale;
  if (Math.abs(wanted - (state.widthNow ?? state.lineWidth)) < 1e-9) return;
  run.insert(`${numberText(wanted)} w`);
  state.widthNow = wanted;
}

/** Does something with other paint in force. */
export function withPaint(run: ContentRun, paint: { fill?: Paint; stroke?: Paint }, act: () => void): void {
  const { state } = run;
  const { fill, stroke } = state;
  state.fill = paint.fill ?? fill;
  state.stroke = paint.stroke ?? stroke;
  act();
  state.fill = fill;
  state.stroke = stroke;
}

/** What is seen of a box on the page, or undefined. */
export function seenOf(run: ContentRun, { treatment, toPage }: Treated, box: Box): Box | undefined {
  const { clip } = run.state;
  const seen = clip ? intersect(boxThrough(toPage, clip), box) : box;
  return seen && intersect(treatment.seen, seen);
}
