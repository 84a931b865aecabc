import type { Dictionary, PdfValue } from "../../pdf-value.ts";
import { isName } from "../read/lexer.ts";
import { PdfStream } from "../read/stream.ts";
import { boxOf, boxRound, cornersOf, matrixOf, multiplied, shared, type Box } from "./geometry.ts";
import { noteGroup } from "./groups.ts";
import type { Operator } from "./operator.ts";
import type { Run } from "./run.ts";
import { isHidden } from "./state-operators.ts";

const unitSquare: Box = { left: 0, bottom: 0, right: 1, top: 1 };
const nowhere: Box = { left: 0, bottom: 0, right: -1, top: -1 };

/** Operators that place external objects (ISO 32000-1, 8.8). */
export const objectOperators: Readonly<Record<string, Operator>> = {
  Do: (run, [name]) => {
    const object = run.file.stream(run.resource("XObject", run.file.name(name)));
    if (!object || isHidden(run, object.dictionary.get("OC"))) return;
    const kind = run.file.name(object.dictionary.get("Subtype"));
    if (object.dictionary.has("OPI")) run.odd("opi");
    if (kind === "Image") placeImage(run, object);
    else if (kind === "Form") placeForm(run, object);
    else if (kind === "PS") run.odd("postscript");
  },
};

function placeForm(run: Run, form: PdfStream): void {
  const { file, state, reading } = run;
  const { dictionary } = form;
  if (dictionary.has("Ref")) run.odd("reference");
  if (file.name(dictionary.get("Subtype2")) === "PS" || dictionary.has("PS")) run.odd("postscript");
  const matrix = multiplied(matrixOf(file.numbers(dictionary.get("Matrix"))), state.matrix);
  const bounds = boxOf(file.numbers(dictionary.get("BBox")));
  const seen = bounds ? boxRound(cornersOf(bounds, matrix)) : state.clip;
  const clip = (seen && shared(state.clip, seen)) ?? nowhere;
  noteGroup(run, dictionary.get("Group"), clip);
  if (run.invisible) return;
  reading.interpret(run, form, { state: { ...state, matrix, clip } });
}

/** Places a picture in the unit square, as pictures are. */
export function placeImage(run: Run, stream: PdfStream, inline = false): void {
  const { file, state } = run;
  const { dictionary } = stream;
  const either = (long: string, short: string): PdfValue | undefined =>
    dictionary.get(long) ?? (inline ? dictionary.get(short) : undefined);
  file.noteFilters(stream);
  if (dictionary.has("Alternates")) run.odd("alternates");
  const width = file.number(either("Width", "W")) ?? 1;
  const height = file.number(either("Height", "H")) ?? 1;
  const stencil = file.resolve(either("ImageMask", "IM")) === true;
  const { matrix } = state;
  const [a, b, c, d] = matrix;
  const space = stencil ? state.fill.space : run.reading.spaces.of(either("ColorSpace", "CS"), run.resources);
  const whole = boxRound(cornersOf(unitSquare, matrix));
  if (!whole) return;
  if (dictionary.has("SMask")) run.reading.content.transparent = true;
  const paint = stencil ? run.paintOf(state.fill) : { space, inks: undefined, white: false, shading: false };
  run.emit("image", whole, paint, {
    masked: state.masked || dictionary.has("SMask") || dictionary.has("Mask"),
    image: {
      stream,
      width,
      height,
      bits: stencil ? 1 : (file.number(either("BitsPerComponent", "BPC")) ?? 8),
      stencil,
      ppi: Math.min(width / (Math.hypot(a, b) / 72 || 1), height / (Math.hypot(c, d) / 72 || 1)),
      space,
      decode: file.numbers(either("Decode", "D")),
      matrix,
    },
  });
}

/** Names of the filters that a dictionary states itself, as inline images do. */
export function filtersOf(dictionary: Dictionary): string[] {
  const value = dictionary.get("Filter") ?? dictionary.get("F");
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((each) => (isName(each) ? [each.name] : []));
}
