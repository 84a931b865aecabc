import type { ColourSpace } from "./colour-space.ts";
import { ContentReader } from "./content-reader.ts";
import { identity, intersect, multiply, scaleOf, union, type Box, type Matrix } from "./geometry.ts";
import { initialState, type GraphicsState, type Paint } from "./graphics-state.ts";
import type { PathShape } from "./path-shape.ts";
import type { Drawn, RunHost, RunPlace } from "./run-host.ts";
import { emptyRecord, type StreamRecord } from "./uses.ts";
import { name } from "./values.ts";

/** A content stream while it is rewritten: what was read, what is written, and the graphics state. */
export class ContentRun {
  readonly reader: ContentReader;
  readonly host: RunHost;
  readonly place: RunPlace;
  readonly record: StreamRecord = emptyRecord();
  readonly parts: string[] = [];
  state: GraphicsState;
  readonly stack: GraphicsState[] = [];
  /** Marked-content IDs that are open, innermost last; undefined for sequences without one. */
  readonly marks: (number | undefined)[] = [];
  /** Where the path under construction begins, and its box; undefined between paths. */
  pathStart: number | undefined;
  pathBox: Box | undefined;
  /** An operator W waits for the end of the path. */
  clipping = false;
  /** A glyph that takes its colour from outside (operator d1). */
  colourless = false;
  textScale = 1;
  /** Where marks are treated: the path under construction, the text's line, and how far the next one is below. */
  shape: PathShape | undefined;
  textLine: Matrix = identity;
  leading = 0;
  /** The overprint in force is right for text, and its pattern is noted. */
  textSettled = false;
  readonly #used = new Map<string, Drawn>();
  readonly #patterns = new Map<string, { use: Drawn; area: Box | undefined }>();
  #copied = 0;

  constructor(text: string, host: RunHost, place: RunPlace) {
    this.reader = new ContentReader(text);
    this.host = host;
    this.place = place;
    this.state = initialState(place.clip);
    this.colourless = place.colourless === true;
    if (place.fill) this.state.fill = place.fill;
    if (place.stroke) this.state.stroke = place.stroke;
    if (place.treated) this.#startTreated();
  }

  /** A page begins with black; what is in force at the beginning of other streams is not known. */
  #startTreated(): void {
    const { paint } = this.place.target.written({ kind: "gray", value: 0 });
    this.state.fill = this.place.fill ?? paint;
    this.state.stroke = this.place.stroke ?? paint;
    if (this.place.depth === 0) return;
    this.state.fillNow = "";
    this.state.strokeNow = "";
    this.state.widthNow = Number.NaN;
  }

  /** Writes this instead of the operator and its operands. */
  replace(text: string): void {
    const { reader } = this;
    this.#flush(reader.start);
    this.#put(text);
    this.#copied = reader.end;
    if (text !== "" && isRegular(reader.text.charCodeAt(reader.end))) this.parts.push(" ");
  }

  /** Writes this before the operator, or before the path that it ends. */
  insert(text: string): void {
    const at = this.pathStart ?? this.reader.start;
    this.#flush(at);
    this.#put(`${text}\n`);
  }

  /** Writes another path instead of the one that ends at the operator. */
  replacePath(from: number, path: string): void {
    this.#flush(from);
    this.#put(`${path}\n`);
    this.#copied = this.reader.start;
  }

  #flush(at: number): void {
    if (at > this.#copied) {
      this.parts.push(this.reader.text.slice(this.#copied, at));
      this.#copied = at;
    }
  }

  /** Keeps words apart. */
  #put(text: string): void {
    const last = this.parts.at(-1) ?? "\n";
    if (text !== "" && !/\s$/.test(last)) this.parts.push(" ");
    this.parts.push(text);
  }

  /** The whole stream as it is now. */
  finish(): string {
    this.#flush(this.reader.text.length);
    for (const { use, area } of this.#patterns.values()) this.#draw(use, use.matrix, area);
    return this.parts.join("");
  }

  /** Points on the page per unit of the space that is now in force. */
  get scale(): number {
    return scaleOf(this.state.ctm) * this.place.scale;
  }

  /** Adds a point to the path's box. */
  point(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.state.ctm;
    const u = a * x + c * y + e;
    const v = b * x + d * y + f;
    this.pathBox = this.pathBox
      ? [
          Math.min(this.pathBox[0], u),
          Math.min(this.pathBox[1], v),
          Math.max(this.pathBox[2], u),
          Math.max(this.pathBox[3], v),
        ]
      : [u, v, u, v];
  }

  /** It prints as what is painted with it does. */
  get isStencil(): boolean {
    return this.colourless || this.place.glyph === true;
  }

  /** Writes the overprint that is wanted, if another is in force: 1 areas, 2 lines, 4 mode 0. */
  overprint(wanted: number): void {
    if (this.state.overprint === wanted || this.place.target.kind !== "ink" || this.isStencil) return;
    const { resources } = this.place;
    const key = resources.fresh("ExtGState", `PressOverprint${wanted}`);
    if (!resources.has("ExtGState", key)) {
      resources.put(
        "ExtGState",
        key,
        new Map<string, boolean | number | { name: string }>([
          ["Type", { name: "ExtGState" }],
          ["OP", (wanted & 2) !== 0],
          ["op", (wanted & 1) !== 0],
          ["OPM", (wanted & 4) === 0 ? 1 : 0],
        ]),
      );
    }
    this.insert(`/${key} gs`);
    this.state.overprint = wanted;
  }

  /** What overprint an area or a line should have; `small` where full black prints over what is under it. */
  wantedOverprint(bit: 1 | 2, small: boolean): number {
    const { state } = this;
    const paint = bit === 1 ? state.fill : state.stroke;
    if (paint.pattern !== undefined) return 0;
    if (paint.fullBlack && small && state.opaque) return bit;
    if (!paint.native || (state.sourceOverprint & bit) === 0) return 0;
    return state.sourceMode === 0 ? bit | 4 : bit;
  }

  /** Remembers that the current pattern covers an area; undefined for what nobody measures. */
  paintPattern(paint: Paint, area: Box | undefined): void {
    const key = paint.pattern;
    if (key === undefined) return;
    const use = this.#used.get(key);
    if (use === undefined) return;
    const clipped = area && this.state.clip ? intersect(area, this.state.clip) : (area ?? this.state.clip);
    if (area && this.state.clip && clipped === undefined) return;
    const known = this.#patterns.get(key);
    if (known === undefined) this.#patterns.set(key, { use, area: clipped });
    else known.area = known.area && clipped ? union(known.area, clipped) : undefined;
  }

  /** A colour space by the name that an operator gives. */
  space(key: string): ColourSpace {
    return this.host.spaces.read(name(key), this.place.resources.category("ColorSpace"));
  }

  /** Takes note of a pattern that is now paint. */
  usePattern(key: string, use: Drawn): void {
    this.#used.set(key, use);
  }

  /** Records what is drawn in the space that is in force. */
  draw(drawn: Drawn): void {
    this.#draw(drawn, multiply(drawn.matrix, this.state.ctm), this.state.clip);
  }

  #draw({ record, leaf, transparent, tile }: Drawn, matrix: Matrix, area: Box | undefined): void {
    if (leaf) this.record.leaves.push({ leaf, matrix, area });
    if (record) this.record.children.push({ record, matrix, area, tile });
    if (transparent || record?.transparent === true) this.record.transparent = true;
  }

  /** The innermost marked-content ID of the page; streams inside it may have their own, which are others. */
  get mcid(): number | undefined {
    if (this.place.depth > 0) return this.place.mcid;
    return this.marks.findLast((mark) => mark !== undefined);
  }
}

function isRegular(code: number): boolean {
  return code > 32 && !"()<>[]{}/%".includes(String.fromCharCode(code));
}
