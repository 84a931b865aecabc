import type { PdfValue } from "../../pdf-value.ts";
import type { FontFacts } from "./font.ts";
import { boxRound, cornersOf, identity, matrixOf, multiplied } from "./geometry.ts";
import type { Operator } from "./operator.ts";
import { numberOf } from "./path-operators.ts";
import type { Run } from "./run.ts";
import { fontIn } from "./state-operators.ts";

/** Operators of text (ISO 32000-1, 9.3 and 9.4). */
export const textOperators: Readonly<Record<string, Operator>> = {
  BT: (run) => setMatrices(run, identity),
  ET: () => undefined,
  Tc: (run, [value]) => void (run.state.characterSpacing = numberOf(value)),
  Tw: (run, [value]) => void (run.state.wordSpacing = numberOf(value)),
  Tz: (run, [value]) => void (run.state.horizontalScale = numberOf(value) / 100),
  TL: (run, [value]) => void (run.state.leading = numberOf(value)),
  Ts: (run, [value]) => void (run.state.rise = numberOf(value)),
  Tr: (run, [value]) => void (run.state.renderMode = numberOf(value)),
  Tf: (run, [name, size]) => {
    run.state.font = fontIn(run, run.resource("Font", run.file.name(name)));
    run.state.fontSize = numberOf(size);
  },
  Td: (run, [x, y]) => nextLine(run, numberOf(x), numberOf(y)),
  TD: (run, [x, y]) => {
    run.state.leading = -numberOf(y);
    nextLine(run, numberOf(x), numberOf(y));
  },
  Tm: (run, operands) => setMatrices(run, matrixOf(operands.map(numberOf))),
  "T*": (run) => nextLine(run, 0, -run.state.leading),
  Tj: (run, [text]) => show(run, [text ?? ""]),
  TJ: (run, [parts]) => show(run, Array.isArray(parts) ? parts : []),
  "'": (run, [text]) => {
    nextLine(run, 0, -run.state.leading);
    show(run, [text ?? ""]);
  },
  '"': (run, [word, character, text]) => {
    run.state.wordSpacing = numberOf(word);
    run.state.characterSpacing = numberOf(character);
    nextLine(run, 0, -run.state.leading);
    show(run, [text ?? ""]);
  },
};

function setMatrices(run: Run, matrix: Run["textMatrix"]): void {
  run.textMatrix = matrix;
  run.lineMatrix = matrix;
}

function nextLine(run: Run, x: number, y: number): void {
  setMatrices(run, multiplied([1, 0, 0, 1, x, y], run.lineMatrix));
}

/** Shows strings, with shifts between them, as one mark. */
function show(run: Run, parts: readonly PdfValue[]): void {
  const { state } = run;
  const { font, fontSize } = state;
  if (!font) {
    run.odd("operator");
    return;
  }
  const matrix = multiplied(run.textMatrix, state.matrix);
  let advance = 0;
  let blank = true;
  const used = new Set<number>();
  for (const part of parts) {
    if (typeof part === "number") advance -= (part / 1000) * fontSize * state.horizontalScale;
    if (typeof part !== "string") continue;
    for (const code of codesOf(part, font)) {
      if (code !== 32 || font.wide) blank = false;
      if (font.glyphs) used.add(code);
      advance += advanceOf(run, font, code);
    }
  }
  run.textMatrix = multiplied([1, 0, 0, 1, advance, 0], run.textMatrix);
  // Mode 3 is invisible and 7 only clips.
  if (blank || state.renderMode === 3 || state.renderMode === 7) return;
  const line = {
    left: Math.min(0, advance),
    right: Math.max(0, advance),
    bottom: state.rise - 0.22 * fontSize,
    top: state.rise + 0.75 * fontSize,
  };
  const whole = boxRound(cornersOf(line, matrix));
  if (!whole) return;
  const size = Math.abs(fontSize) * Math.hypot(matrix[2], matrix[3]) * font.em;
  const colour = state.renderMode % 4 === 1 ? state.stroke : state.fill;
  run.emit("text", whole, run.paintOf(colour), { size, font });
  for (const code of used) lookIntoGlyph(run, font, code, whole);
}

function advanceOf({ state }: Run, font: FontFacts, code: number): number {
  const width = font.widthOf(code) * font.matrix[0] * state.fontSize;
  const spacing = state.characterSpacing + (code === 32 && !font.wide ? state.wordSpacing : 0);
  return (width + spacing) * state.horizontalScale;
}

function* codesOf(text: string, { wide }: FontFacts): Generator<number> {
  const step = wide ? 2 : 1;
  for (let at = 0; at < text.length; at += step) {
    const first = text.charCodeAt(at);
    yield wide ? first * 256 + (text.charCodeAt(at + 1) || 0) : first;
  }
}

/** A glyph of a Type 3 font is a drawing of its own, which may bring its own colours. */
function lookIntoGlyph(run: Run, font: FontFacts, code: number, place: Parameters<Run["emit"]>[1]): void {
  const glyph = run.file.stream(font.glyphs?.of(code));
  if (!glyph || run.visitedBefore(glyph)) return;
  const matrix = multiplied(
    multiplied(font.matrix, [run.state.fontSize, 0, 0, run.state.fontSize, 0, 0]),
    run.textMatrix,
  );
  run.reading.interpret(run, glyph, {
    state: { ...run.state, matrix: multiplied(matrix, run.state.matrix), font: undefined },
    resources: font.glyphs?.resources,
    tile: place,
  });
}
