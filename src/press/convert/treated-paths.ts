import type { ContentRun } from "./content-run.ts";
import { multiply, type Box } from "./geometry.ts";
import { grown } from "./page-boxes.ts";
import { pathOperators } from "./path-operators.ts";
import { PathShape, type PathRectangle } from "./path-shape.ts";
import type { Treated } from "./run-host.ts";
import { seenOf, setShade, setWidth, withPaint } from "./treated-paint.ts";
import type { Fate } from "./treatment.ts";
import { numberText } from "./values.ts";

type Handler = (run: ContentRun) => void;

function shapeOf(run: ContentRun): PathShape | undefined {
  const { treated } = run.place;
  if (treated) run.shape ??= new PathShape(multiply(run.state.ctm, treated.toPage));
  return run.shape;
}

const move: Handler = (run) => {
  shapeOf(run)?.move(run.reader.number(0), run.reader.number(1));
};

const follow: Handler = (run) => {
  const { reader } = run;
  for (let index = 0; index + 1 < reader.count; index += 2)
    shapeOf(run)?.line(reader.number(index), reader.number(index + 1));
};

const bend: Handler = (run) => {
  follow(run);
  shapeOf(run)?.bend();
};

const rectangle: Handler = (run) => {
  const [x = 0, y = 0, width = 0, height = 0] = run.reader.numbers();
  shapeOf(run)?.rectangle([x, y, width, height]);
};

function after(base: Handler | undefined, also: Handler): Handler {
  return (run) => {
    base?.(run);
    also(run);
  };
}

/** A painting operator: whether it fills and strokes, and what it is with one of both only. */
interface Painting {
  fills: boolean;
  strokes: boolean;
  /** With the fill alone, the line alone, both. */
  fillOnly: string;
  strokeOnly: string;
  both: string;
}

function painting(operator: string): Painting {
  const rule = operator.endsWith("*") ? "*" : "";
  const closes = operator.startsWith("s") || operator.startsWith("b");
  return {
    fills: /^[fFBb]/.test(operator),
    strokes: /^[SsBb]/.test(operator),
    fillOnly: `f${rule}`,
    strokeOnly: closes ? "s" : "S",
    both: `${closes ? "b" : "B"}${rule}`,
  };
}

function treated(operator: string): Handler {
  const kind = painting(operator);
  const base = (name: string): Handler => pathOperators[name] ?? (() => undefined);
  return (run) => {
    const shape = run.shape;
    const box = shape?.box;
    const { treated } = run.place;
    run.shape = undefined;
    if (!shape || !box || !treated || run.colourless) {
      base(operator)(run);
      return;
    }
    const area = kind.fills
      ? areaOf(run, treated, { shape, box, evenOdd: operator.endsWith("*") })
      : undefined;
    const line = kind.strokes ? strokeOf(run, treated, box) : undefined;
    const stroke = line?.isDropped ? undefined : line;
    const from = run.pathStart;
    const paint = {
      ...(area && !area.fate.isDropped && { fill: setShade(run, "fill", area.fate.shade) }),
      ...(stroke && { stroke: setShade(run, "stroke", stroke.shade) }),
    };
    if (stroke?.width !== undefined) setWidth(run, stroke.width);
    const isOutlined = area?.fate.outline !== undefined && !stroke && !run.clipping;
    if (isOutlined) run.insert(`q ${outlineStyle(run, treated, area.fate.outline ?? 0)}`);
    const fills = area !== undefined && !area.fate.isDropped;
    const painted = fills && stroke ? kind.both : fills ? kind.fillOnly : stroke ? kind.strokeOnly : "n";
    const { overprint, lineWidth } = run.state;
    // A black outline is a line like others: under 2 pt it prints over (GWG 2022, 4.10).
    const outline = isOutlined ? { stroke: treated.treatment.written(1).paint } : {};
    if (isOutlined) run.state.lineWidth = (area.fate.outline ?? 0) / (run.scale || 1);
    withPaint(run, { ...paint, ...outline }, () => {
      base(isOutlined ? painted.replace("f", "B") : painted)(run);
    });
    if (isOutlined) Object.assign(run.state, { overprint, lineWidth });
    if (area?.path !== undefined && from !== undefined) run.replacePath(from, area.path);
    if (isOutlined) run.replace(`${painted.replace("f", "B")} Q`);
    else if (painted !== operator && !(operator === "F" && painted === "f")) run.replace(painted);
  };
}

/** A black line round an area. */
function outlineStyle(
  { scale, place: { target } }: ContentRun,
  { treatment }: Treated,
  points: number,
): string {
  return `${treatment.written(1).text} ${target.stroke} ${numberText(points / (scale || 1))} w [] 0 d`;
}

interface Area {
  fate: Fate;
  /** The path in another form. */
  path?: string;
}

interface Filled {
  evenOdd: boolean;
  shape: PathShape;
  box: Box;
}

/** What becomes of a filled path: rectangles as thin as lines are lines. */
function areaOf(run: ContentRun, treated: Treated, { shape, box, evenOdd }: Filled): Area {
  const { treatment } = treated;
  const seen = seenOf(run, treated, box);
  if (seen === undefined) return { fate: {} };
  const { state } = run;
  const black = treatment.black(state.fill);
  const rectangles = shape.rectangles();
  const thick = (rectangle: PathRectangle): number =>
    Math.min(Math.abs(rectangle[2]) * shape.scales[0], Math.abs(rectangle[3]) * shape.scales[1]);
  const widest = Math.max(0, ...(rectangles ?? []).map(thick));
  const hasThin = rectangles?.some((rectangle) => thick(rectangle) < treatment.line - 1e-3) === true;
  const path =
    hasThin && rectangles
      ? rectangles.map((each) => thickened(each, shape, treatment.line)).join("\n")
      : undefined;
  const thickness = shape.thickness(evenOdd);
  const isLine = rectangles ? widest < narrow : thickness < narrow * 2;
  if (isLine && state.opaque)
    return { fate: treatment.stroke({ black, box: seen }, widest), ...(path !== undefined && { path }) };
  const alpha = state.opaque ? 1 : state.alpha < 1 ? state.alpha : undefined;
  return {
    fate: treatment.area({ black, box: seen, alpha, thickness }),
    ...(path !== undefined && { path }),
  };
}

/** Thinner rectangles and frames than this, in points, are lines: browsers draw borders and underlines so. */
const narrow = 2;

/** A rectangle that is at least so thick, with its middle where it was. */
function thickened([x, y, width, height]: PathRectangle, shape: PathShape, least: number): string {
  const [across, up] = shape.scales;
  const grow = (size: number, scale: number): number =>
    Math.max(0, least / (scale || 1) - Math.abs(size)) * (size < 0 ? -1 : 1);
  const [wider, higher] = [grow(width, across), grow(height, up)];
  return `${[x - wider / 2, y - higher / 2, width + wider, height + higher].map((value) => numberText(value)).join(" ")} re`;
}

function strokeOf(run: ContentRun, treated: Treated, box: Box): Fate {
  const { treatment } = treated;
  const { state } = run;
  const width = state.lineWidth * run.scale;
  const seen = seenOf(run, treated, grown(box, width / 2));
  if (seen === undefined) return {};
  const black = treatment.black(state.stroke);
  return { width, ...treatment.stroke({ black, box: seen }, width) };
}

/** Paths where marks are treated. */
export const treatedPaths: Readonly<Record<string, Handler>> = {
  m: after(pathOperators["m"], move),
  l: after(pathOperators["l"], follow),
  c: after(pathOperators["c"], bend),
  v: after(pathOperators["v"], bend),
  y: after(pathOperators["y"], bend),
  re: after(pathOperators["re"], rectangle),
  n: after(pathOperators["n"], (run) => {
    run.shape = undefined;
  }),
  ...Object.fromEntries(
    ["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"].map((name) => [name, treated(name)]),
  ),
};
