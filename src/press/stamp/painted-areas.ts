import { ContentReader } from "../convert/content-reader.ts";
import { identity, multiply, type Matrix } from "../matrix.ts";

/** Where a page was painted in a colour that was looked for; points from the sheet's lower edge. */
export interface PaintedArea {
  /** The colour, as it was asked for. */
  colour: string;
  top: number;
  bottom: number;
}

interface PaintState {
  matrix: Matrix;
  stroke: string;
  fill: string;
}

/** What each operator that paints a path paints: its outline, its inside, or both (ISO 32000-1, table 60). */
const painters: Readonly<Record<string, "stroke" | "fill" | "both">> = {
  S: "stroke",
  s: "stroke",
  f: "fill",
  F: "fill",
  "f*": "fill",
  B: "both",
  "B*": "both",
  b: "both",
  "b*": "both",
};

/**
 * Takes what is painted in certain colours out of a page's content: such paths end without being painted. Forms are not
 * looked into.
 * @param colours as `#rrggbb`
 * @throws Unconvertible at inline pictures without an end
 */
export function takePainted(
  content: string,
  colours: readonly string[],
): { content: string; areas: PaintedArea[] } {
  const walk = new PathWalk(content, new Set(colours));
  return walk.run();
}

class PathWalk {
  readonly #reader: ContentReader;
  readonly #colours: ReadonlySet<string>;
  readonly #saved: PaintState[] = [];
  readonly #areas: PaintedArea[] = [];
  readonly #pieces: string[] = [];
  #copied = 0;
  #state: PaintState = { matrix: identity, stroke: "#000000", fill: "#000000" };
  /** Heights of the points of the path that is open. */
  #heights: number[] = [];

  constructor(content: string, colours: ReadonlySet<string>) {
    this.#reader = new ContentReader(content);
    this.#colours = colours;
  }

  run(): { content: string; areas: PaintedArea[] } {
    const reader = this.#reader;
    for (let operator = reader.next(); operator !== undefined; operator = reader.next()) {
      if (operator === "BI") reader.inlineImage();
      else if (operator === "q") this.#saved.push(this.#state);
      else if (operator === "Q") this.#state = this.#saved.pop() ?? this.#state;
      else if (operator === "cm") this.#transform();
      else if (operator === "rg" || operator === "g")
        this.#state = { ...this.#state, fill: colourOf(reader.numbers()) };
      else if (operator === "RG" || operator === "G")
        this.#state = { ...this.#state, stroke: colourOf(reader.numbers()) };
      else if (operator === "m" || operator === "l" || operator === "c" || operator === "re")
        this.#draw(operator);
      else if (operator === "n") this.#heights = [];
      else if (painters[operator] !== undefined) this.#paint(operator);
    }
    this.#pieces.push(reader.text.slice(this.#copied));
    return { content: this.#pieces.join(""), areas: this.#areas };
  }

  #transform(): void {
    const at = (index: number): number => this.#reader.number(index);
    const matrix = multiply([at(0), at(1), at(2), at(3), at(4), at(5)], this.#state.matrix);
    this.#state = { ...this.#state, matrix };
  }

  #draw(operator: string): void {
    const [x = 0, y = 0, ...others] = this.#reader.numbers();
    this.#addPoint(x, y);
    if (operator === "re") {
      const [width = 0, height = 0] = others;
      this.#addPoint(x + width, y);
      this.#addPoint(x, y + height);
      this.#addPoint(x + width, y + height);
    }
    if (operator !== "c") return;
    for (let index = 0; index + 1 < others.length; index += 2)
      this.#addPoint(others[index] ?? 0, others[index + 1] ?? 0);
  }

  #addPoint(x: number, y: number): void {
    const [, b, , d, , f] = this.#state.matrix;
    this.#heights.push(x * b + y * d + f);
  }

  #paint(operator: string): void {
    const { stroke, fill } = this.#state;
    const colour = painters[operator] === "stroke" ? stroke : fill;
    if (this.#colours.has(colour) && this.#heights.length > 0) {
      this.#areas.push({ colour, top: Math.max(...this.#heights), bottom: Math.min(...this.#heights) });
      const { text, end } = this.#reader;
      this.#pieces.push(text.slice(this.#copied, end - operator.length), "n");
      this.#copied = end;
    }
    this.#heights = [];
  }
}

/** Numbers of a colour operator as `#rrggbb`. */
function colourOf(values: readonly number[]): string {
  const [red = 0, green = red, blue = red] = values;
  const hex = [red, green, blue].map((value) =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${hex.join("")}`;
}
