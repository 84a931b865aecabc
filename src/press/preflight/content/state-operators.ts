import type { Dictionary, PdfValue } from "../../pdf-value.ts";
import { LimitReached } from "../read/limits.ts";
import { PdfStream } from "../read/stream.ts";
import { deviceCmyk, deviceGray, deviceRgb, type ColourSpace } from "./colour-space.ts";
import { fontOf, type FontFacts } from "./font.ts";
import { matrixOf, multiplied } from "./geometry.ts";
import { initialState, type Colour } from "./graphics-state.ts";
import { noteGroup } from "./groups.ts";
import type { Operator } from "./operator.ts";
import { numberOf } from "./path-operators.ts";
import type { Run } from "./run.ts";

const deepest = 10_000;

/** Operators of the graphics state, of colours and of layers (ISO 32000-1, 8.4.4, 8.6.8, 14.6). */
export const stateOperators: Readonly<Record<string, Operator>> = {
  q: (run) => {
    if (run.stack.length >= deepest) throw new LimitReached("depth", deepest);
    run.stack.push({ ...run.state });
  },
  Q: (run) => {
    const outer = run.stack.pop();
    if (outer) run.state = outer;
    else run.odd("unbalanced");
  },
  cm: (run, operands) => {
    run.state.matrix = multiplied(matrixOf(operands.map(numberOf)), run.state.matrix);
  },
  gs: (run, [name]) => extend(run, run.file.dictionary(run.resource("ExtGState", run.file.name(name)))),
  g: (run, operands) => setColour(run, "fill", device(run, deviceGray, operands)),
  G: (run, operands) => setColour(run, "stroke", device(run, deviceGray, operands)),
  rg: (run, operands) => setColour(run, "fill", device(run, deviceRgb, operands)),
  RG: (run, operands) => setColour(run, "stroke", device(run, deviceRgb, operands)),
  k: (run, operands) => setColour(run, "fill", device(run, deviceCmyk, operands)),
  K: (run, operands) => setColour(run, "stroke", device(run, deviceCmyk, operands)),
  cs: (run, [name]) => setColour(run, "fill", initial(run, name)),
  CS: (run, [name]) => setColour(run, "stroke", initial(run, name)),
  sc: (run, operands) => setColour(run, "fill", components(run, run.state.fill, operands)),
  scn: (run, operands) => setColour(run, "fill", components(run, run.state.fill, operands)),
  SC: (run, operands) => setColour(run, "stroke", components(run, run.state.stroke, operands)),
  SCN: (run, operands) => setColour(run, "stroke", components(run, run.state.stroke, operands)),
  BMC: (run) => void run.layers.push(false),
  BDC: (run, [tag, properties]) => {
    const named = run.file.name(properties);
    const layer = named === undefined ? properties : run.resource("Properties", named);
    run.layers.push(run.file.name(tag) === "OC" && isHidden(run, layer));
  },
  EMC: (run) => void run.layers.pop(),
  // A glyph in the colour of its text: the text is a mark already.
  d1: (run) => void run.layers.push(true),
};

function setColour(run: Run, which: "fill" | "stroke", colour: Colour): void {
  if (!run.uncoloured) run.state[which] = colour;
}

function device(run: Run, space: ColourSpace, operands: readonly PdfValue[]): Colour {
  return {
    space: run.reading.spaces.of({ name: space.family }, run.resources),
    values: operands.map(numberOf),
  };
}

function initial(run: Run, name: PdfValue | undefined): Colour {
  const space = run.reading.spaces.of(name, run.resources);
  return { space, values: space.initial };
}

function components(run: Run, { space }: Colour, operands: readonly PdfValue[]): Colour {
  const name = run.file.name(operands.at(-1));
  const values = operands.filter((each): each is number => typeof each === "number");
  if (name === undefined) return { space, values };
  const pattern = run.file.resolve(run.resource("Pattern", name));
  if (pattern instanceof PdfStream || pattern instanceof Map) return { space, values, pattern };
  run.odd("pattern");
  return { space, values };
}

/** True for a layer, or a set of layers, that is switched off (ISO 32000-1, 8.11). */
export function isHidden(run: Run, value: PdfValue | undefined): boolean {
  const { hidden } = run.reading;
  const layer = hidden.size === 0 ? undefined : run.file.dictionary(value);
  if (!layer) return false;
  if (hidden.has(layer)) return true;
  const members = layer.get("OCGs");
  const all = run.file.array(members) ?? (members === undefined ? [] : [members]);
  return all.length > 0 && all.every((each) => hidden.has(run.file.dictionary(each) ?? new Map()));
}

/** The font of a dictionary; each is read once. */
export function fontIn(run: Run, value: PdfValue | undefined): FontFacts | undefined {
  const dictionary = run.file.dictionary(value);
  if (!dictionary) return undefined;
  const known = run.reading.fonts.get(dictionary);
  if (known) return known;
  const font = fontOf(run.file, dictionary);
  run.reading.fonts.set(dictionary, font);
  return font;
}

/** Takes over what a graphics state dictionary says (ISO 32000-1, table 58). */
function extend(run: Run, dictionary: Dictionary | undefined): void {
  if (!dictionary) return;
  const { file, state } = run;
  const number = (key: string): number | undefined => file.number(dictionary.get(key));
  state.lineWidth = number("LW") ?? state.lineWidth;
  state.fillAlpha = number("ca") ?? state.fillAlpha;
  state.strokeAlpha = number("CA") ?? state.strokeAlpha;
  state.overprintMode = number("OPM") ?? state.overprintMode;
  const stroke = file.resolve(dictionary.get("OP"));
  const fill = file.resolve(dictionary.get("op")) ?? stroke;
  if (typeof stroke === "boolean") state.strokeOverprint = stroke;
  if (typeof fill === "boolean") state.fillOverprint = fill;
  const font = file.array(dictionary.get("Font"));
  if (font) {
    state.font = fontIn(run, font[0]);
    state.fontSize = file.number(font[1]) ?? state.fontSize;
  }
  blend(run, dictionary);
  const transfer = file.resolve(dictionary.get("TR2")) ?? file.resolve(dictionary.get("TR"));
  const name = file.name(dictionary.get("TR2")) ?? file.name(dictionary.get("TR"));
  if (transfer !== null && name !== "Default" && name !== "Identity") run.odd("transfer");
}

function blend(run: Run, dictionary: Dictionary): void {
  const { file, state, reading } = run;
  const mode = dictionary.get("BM");
  if (mode !== undefined) {
    const first = file.array(mode)?.[0] ?? mode;
    state.blend = file.name(first) ?? "Normal";
    if (state.blend === "Compatible") state.blend = "Normal";
  }
  if (dictionary.has("SMask")) {
    const mask = file.dictionary(dictionary.get("SMask"));
    state.masked = mask !== undefined;
    if (mask) lookIntoMask(run, mask);
  }
  if (state.masked || state.blend !== "Normal" || state.fillAlpha < 1 || state.strokeAlpha < 1) {
    reading.content.transparent = true;
  }
}

/** What a soft mask is made of does not print, but its colours are converted like all others. */
function lookIntoMask(run: Run, mask: Dictionary): void {
  const group = run.file.stream(mask.get("G"));
  if (!group || run.visitedBefore(group, "mask")) return;
  noteGroup(run, group.dictionary.get("Group"), run.state.clip);
  const matrix = multiplied(matrixOf(run.file.numbers(group.dictionary.get("Matrix"))), run.state.matrix);
  const state = initialState(run.reading.content.page.media, matrix);
  run.reading.interpret(run, group, { state, inMask: true });
}
