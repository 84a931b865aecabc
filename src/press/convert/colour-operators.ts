import type { PdfValue } from "../pdf-value.ts";
import type { ColourSpace } from "./colour-space.ts";
import type { ContentRun } from "./content-run.ts";
import type { Paint } from "./graphics-state.ts";
import { Unconvertible } from "./problems.ts";
import { componentsText } from "./target.ts";
import { name, nameOf, nameText } from "./values.ts";

type Handler = (run: ContentRun) => void;
type Side = "fill" | "stroke";

/** Colour (ISO 32000-1, table 74): whatever it was, it becomes `k` and `K`, or `g` and `G` in a mask. */
export const colourOperators: Readonly<Record<string, Handler>> = {
  g: device("fill", "DeviceGray"),
  G: device("stroke", "DeviceGray"),
  rg: device("fill", "DeviceRGB"),
  RG: device("stroke", "DeviceRGB"),
  k: device("fill", "DeviceCMYK"),
  K: device("stroke", "DeviceCMYK"),
  cs: setSpace("fill"),
  CS: setSpace("stroke"),
  sc: setColour("fill"),
  scn: setColour("fill"),
  SC: setColour("stroke"),
  SCN: setColour("stroke"),
};

function device(side: Side, family: string): Handler {
  return (run) => {
    const space = run.space(family);
    setSpaceOf(run, side, space);
    paint(run, side, { space, components: run.reader.numbers() });
  };
}

/** A photocopy has no plates, so that registration colour is black there. */
function isKept({ place }: ContentRun, space: PdfValue): boolean {
  return place.target.kind !== "copy" || !Array.isArray(space) || nameOf(space[1]) === "None";
}

function setSpace(side: Side): Handler {
  return (run) => {
    const key = run.reader.name(0);
    if (key === undefined) throw new Unconvertible("colour-space", "no name");
    const space = run.space(key);
    setSpaceOf(run, side, space);
    const operator = side === "fill" ? "cs" : "CS";
    if (run.colourless) run.replace("");
    else if (space.kept !== undefined && isKept(run, space.kept)) {
      run.place.resources.put("ColorSpace", key, space.kept);
      setPaint(run, side, { fullBlack: false, native: true });
    } else if (space.family === "Pattern") {
      setPaint(run, side, { fullBlack: false, native: false });
      run.replace(`/${space.under ? patternSpace(run) : "Pattern"} ${operator}`);
    } else paint(run, side, { space, components: space.initial });
  };
}

/** The name of a pattern space for patterns that take their colour from outside. */
function patternSpace({ place: { resources, target } }: ContentRun): string {
  const key = resources.fresh("ColorSpace", "PressPattern");
  resources.put("ColorSpace", key, [name("Pattern"), target.space]);
  return key;
}

function setColour(side: Side): Handler {
  return (run) => {
    const space = side === "fill" ? run.state.fillSpace : run.state.strokeSpace;
    const key = run.reader.name(run.reader.count - 1);
    if (run.colourless) run.replace("");
    else if (space?.family === "Pattern" || key !== undefined) setPattern(run, side, space);
    else if (space?.kept !== undefined && isKept(run, space.kept))
      setPaint(run, side, { fullBlack: false, native: true });
    else {
      const components = run.reader.numbers();
      paint(run, side, { space: space ?? run.space(familyFor(components.length)), components });
    }
  };
}

function familyFor(count: number): string {
  return count === 1 ? "DeviceGray" : count === 3 ? "DeviceRGB" : "DeviceCMYK";
}

function setPattern(run: ContentRun, side: Side, space: ColourSpace | undefined): void {
  const { reader, place } = run;
  const key = reader.name(reader.count - 1);
  if (key === undefined) throw new Unconvertible("pattern", "no name");
  run.usePattern(key, run.host.pattern(key, place, run.mcid));
  setPaint(run, side, { fullBlack: false, native: false, pattern: key });
  if (space?.under === undefined) return;
  const values = place.target.exact(space.under.colour(reader.numbers()));
  run.replace(`${componentsText(values)} ${nameText(key)} ${side === "fill" ? "scn" : "SCN"}`);
}

function setSpaceOf(run: ContentRun, side: Side, space: ColourSpace): void {
  if (side === "fill") run.state.fillSpace = space;
  else run.state.strokeSpace = space;
}

function setPaint(run: ContentRun, side: Side, value: Paint): void {
  const { state } = run;
  if (side === "fill") {
    state.fill = value;
    state.fillNow = undefined;
  } else {
    state.stroke = value;
    state.strokeNow = undefined;
  }
}

interface Given {
  space: ColourSpace;
  components: readonly number[];
}

function paint(run: ContentRun, side: Side, { space, components }: Given): void {
  if (run.colourless) {
    run.replace("");
    return;
  }
  const { target } = run.place;
  const { text, paint } = target.written(space.colour(components));
  setPaint(run, side, paint);
  run.replace(`${text} ${side === "fill" ? target.fill : target.stroke}`);
}
