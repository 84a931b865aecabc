import { ContentReader } from "../convert/content-reader.ts";
import { identity, multiply, scaleOf, type Matrix } from "../matrix.ts";

/** Horizontal text that is set in one go; points from the sheet's lower left. */
export interface TextPiece {
  /** Where its first glyph begins. */
  left: number;
  /** Its baseline. */
  y: number;
  /** Size of the type. */
  size: number;
}

/**
 * Horizontal text of a page's content, in its order. Left out are artifacts, such as running heads and what only adorns,
 * text that is not painted, and what stands in the marked sequences of `skipped`. Forms are not looked into.
 * @throws Unconvertible at inline pictures without an end
 */
export function textPieces(content: string, skipped: ReadonlySet<number>): TextPiece[] {
  const walk = new TextWalk(content, skipped);
  return walk.run();
}

interface TextState {
  matrix: Matrix;
  size: number;
  leading: number;
  /** Text rendering mode (ISO 32000-1, table 106). */
  mode: number;
}

class TextWalk {
  readonly #reader: ContentReader;
  readonly #skipped: ReadonlySet<number>;
  readonly #pieces: TextPiece[] = [];
  readonly #saved: TextState[] = [];
  #state: TextState = { matrix: identity, size: 0, leading: 0, mode: 0 };
  /** The text line matrix (ISO 32000-1, 9.4.2). */
  #line: Matrix = identity;
  /** Open marked sequences, innermost last: whether what is in them counts. */
  readonly #counted: boolean[] = [];
  /** Whether the next glyphs may stand elsewhere than to the right of the last ones: browsers set glyph by glyph. */
  #fresh = true;

  constructor(content: string, skipped: ReadonlySet<number>) {
    this.#reader = new ContentReader(content);
    this.#skipped = skipped;
  }

  run(): TextPiece[] {
    const reader = this.#reader;
    for (let operator = reader.next(); operator !== undefined; operator = reader.next()) {
      if (operator === "BI") reader.inlineImage();
      else if (operator === "Tj" || operator === "TJ" || operator === "'" || operator === '"') {
        if (operator.length === 1) this.#move(0, -this.#state.leading);
        this.#show();
      } else if (operator.startsWith("T") || operator === "BT") this.#place(operator);
      else if (operator === "q" || operator === "Q" || operator === "cm") this.#transform(operator);
      else if (operator === "BDC" || operator === "BMC" || operator === "EMC") this.#mark(operator);
    }
    return this.#pieces;
  }

  #mark(operator: string): void {
    this.#fresh = true;
    if (operator === "EMC") this.#counted.pop();
    else this.#counted.push(this.#counts());
  }

  #counts(): boolean {
    if (this.#counted.at(-1) === false || this.#reader.name(0) === "Artifact") return false;
    const mcid = /\/MCID\s+(\d+)/.exec(this.#reader.operand(1))?.[1];
    return mcid === undefined || !this.#skipped.has(Number(mcid));
  }

  #transform(operator: "q" | "Q" | "cm"): void {
    if (operator === "q") this.#saved.push(this.#state);
    else if (operator === "Q") this.#state = this.#saved.pop() ?? this.#state;
    else this.#state = { ...this.#state, matrix: multiply(this.#matrixOf(), this.#state.matrix) };
  }

  #matrixOf(): Matrix {
    const reader = this.#reader;
    const at = (index: number): number => reader.number(index);
    return [at(0), at(1), at(2), at(3), at(4), at(5)];
  }

  #place(operator: string): void {
    const reader = this.#reader;
    if (operator !== "Td") this.#fresh = true;
    if (operator === "BT") this.#line = identity;
    else if (operator === "Tm") this.#line = this.#matrixOf();
    else if (operator === "Td") this.#move(reader.number(0), reader.number(1));
    else if (operator === "T*") this.#move(0, -this.#state.leading);
    else if (operator === "Tf") this.#state = { ...this.#state, size: reader.number(1) };
    else if (operator === "TL") this.#state = { ...this.#state, leading: reader.number(0) };
    else if (operator === "Tr") this.#state = { ...this.#state, mode: reader.number(0) };
    else if (operator === "TD") {
      this.#state = { ...this.#state, leading: -reader.number(1) };
      this.#move(reader.number(0), reader.number(1));
    }
  }

  #move(across: number, up: number): void {
    if (up !== 0 || across < 0) this.#fresh = true;
    const [a, b, c, d, e, f] = this.#line;
    this.#line = [a, b, c, d, e + across * a + up * c, f + across * b + up * d];
  }

  #show(): void {
    if (!this.#fresh) return;
    this.#fresh = false;
    const { matrix, size, mode } = this.#state;
    // Invisible text, or text that only clips, is not read on paper.
    if (this.#counted.at(-1) === false || mode === 3 || mode === 7) return;
    const placed = multiply(this.#line, matrix);
    const [a, b, , , left, y] = placed;
    const scale = scaleOf(placed);
    if (a <= 0 || Math.abs(b) > Math.abs(a) * 0.02) return;
    const last = this.#pieces.at(-1);
    // Only the first piece of a line matters.
    if (last && Math.abs(last.y - y) < 0.01 && left >= last.left) return;
    this.#pieces.push({ left, y, size: size * scale });
  }
}
