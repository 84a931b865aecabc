import type { ContentRun } from "./content-run.ts";
import type { Box } from "./geometry.ts";
import { intersect } from "./geometry.ts";

type Handler = (run: ContentRun) => void;

/** Full black narrower than this, in points, prints over what is under it (GWG 2022, 4.10). */
const narrow = 2;

function begin(run: ContentRun): void {
  run.pathStart ??= run.reader.start;
}

/** Adds operands as points, in pairs. */
const points: Handler = (run) => {
  begin(run);
  const { reader } = run;
  for (let index = 0; index + 1 < reader.count; index += 2)
    run.point(reader.number(index), reader.number(index + 1));
};

const rectangle: Handler = (run) => {
  begin(run);
  const [x = 0, y = 0, width = 0, height = 0] = run.reader.numbers();
  run.point(x, y);
  run.point(x + width, y + height);
  run.point(x + width, y);
  run.point(x, y + height);
};

const clip: Handler = (run) => {
  begin(run);
  run.clipping = true;
};

/** Paints the path: 1 for its area, 2 for its line. */
function paint(what: number): Handler {
  return (run) => {
    const { state, pathBox: box } = run;
    if (what !== 0) {
      let wanted = 0;
      if ((what & 1) !== 0) wanted |= run.wantedOverprint(1, isNarrow(run, box));
      if ((what & 2) !== 0) wanted |= run.wantedOverprint(2, state.lineWidth * run.scale < narrow);
      run.overprint(wanted);
      if ((what & 1) !== 0) run.paintPattern(state.fill, box);
      if ((what & 2) !== 0) run.paintPattern(state.stroke, box && grown(box, run));
    }
    if (run.clipping && box) state.clip = state.clip ? (intersect(state.clip, box) ?? nothing) : box;
    run.clipping = false;
    run.pathStart = undefined;
    run.pathBox = undefined;
  };
}

const nothing: Box = [0, 0, 0, 0];

/** Borders and underlines are thin rectangles in what browsers print. */
function isNarrow(run: ContentRun, box: Box | undefined): boolean {
  if (box === undefined) return false;
  return Math.min(box[2] - box[0], box[3] - box[1]) * run.place.scale < narrow;
}

/** The box with half a line's width around it, and room for its corners. */
function grown([left, bottom, right, top]: Box, run: ContentRun): Box {
  const by = (run.state.lineWidth * run.scale * 2) / (run.place.scale || 1);
  return [left - by, bottom - by, right + by, top + by];
}

/** Paths (ISO 32000-1, tables 59 to 61). */
export const pathOperators: Readonly<Record<string, Handler>> = {
  m: points,
  l: points,
  c: points,
  v: points,
  y: points,
  h: begin,
  re: rectangle,
  W: clip,
  "W*": clip,
  n: paint(0),
  f: paint(1),
  F: paint(1),
  "f*": paint(1),
  S: paint(2),
  s: paint(2),
  B: paint(3),
  "B*": paint(3),
  b: paint(3),
  "b*": paint(3),
};
